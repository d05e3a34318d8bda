"""One open stream: what waits to be told is written as soon as the browser takes it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Generator, Mapping
from typing import Any
from uuid import UUID

from letsbe.live.rules import Seat, wording

Send = Callable[[dict[str, Any]], Awaitable[None]]
_log = logging.getLogger(__name__)
BODY = "http.response.body"


class Wire:
    """Idle, it holds a few values and no task: it is written to by tasks that end at once."""

    __slots__ = (
        *("_beats", "_is_ending", "_is_writing", "_pending", "_send", "_writing"),
        *("ends_at", "seat", "session"),
    )

    def __init__(self, send: Send, seat: Seat, *, ends_at: float) -> None:
        self.seat, self.session, self.ends_at = seat, seat.session, ends_at
        self._send = send
        self._pending: dict[UUID, int] | None = None
        self._beats = self._is_ending = self._is_writing = False
        self._writing: asyncio.Task[None] | None = None

    def wake(self, heads: Mapping[UUID, int]) -> None:
        """Tell how far things have come; of several numbers of one thing, the highest."""
        pending = self._pending = self._pending or {}
        for about, number in heads.items():
            pending[about] = max(number, pending.get(about, number))
        self._write()

    def beat(self) -> None:
        """Keep what lies between from thinking that nobody is there."""
        self._beats = True
        self._write()

    def end(self) -> None:
        """Close the stream; after that nothing is told any more."""
        self._write(is_last=True)

    def _write(self, *, is_last: bool = False) -> None:
        is_over, self._is_ending = self._is_ending, self._is_ending or is_last
        if self._is_writing or is_over:
            return
        self._is_writing = True
        # Most browsers take it at once: only for one that does not is a task made.
        written = self._written()
        try:
            waits_for = written.send(None)
        except StopIteration:
            return
        except Exception:
            # One connection that broke keeps the news from nobody else.
            self._is_ending = True
            _log.exception("A live stream could not be written to.")
            return
        self._writing = asyncio.get_running_loop().create_task(_rest(written, waits_for))

    async def _written(self) -> None:
        try:
            while text := self._taken():
                await self._send({"type": BODY, "body": text, "more_body": True})
            if self._is_ending:
                await self._send({"type": BODY, "body": b""})
        finally:
            self._is_writing = False

    def _taken(self) -> bytes:
        """Take what waits. Whoever reads slowly finds the newest of each, not a queue."""
        if self._is_ending:
            return b""
        pending, self._pending = self._pending, None
        beats, self._beats = self._beats, False
        if pending:
            return "".join(wording.as_event(*head) for head in pending.items()).encode()
        return wording.BEAT.encode() if beats else b""


async def _rest(written: Coroutine[Any, Any, None], waits_for: Any) -> None:
    """Go on, in a task, with what was begun outside of one and had to wait."""
    await _Begun(written, waits_for)


class _Begun:
    def __init__(self, written: Coroutine[Any, Any, None], waits_for: Any) -> None:
        self._written, self._waits_for = written, waits_for

    def __await__(self) -> Generator[Any, Any, None]:
        yield self._waits_for
        while True:
            try:
                self._waits_for = self._written.send(None)
            except StopIteration:
                return
            yield self._waits_for
