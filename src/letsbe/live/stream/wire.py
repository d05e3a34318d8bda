"""One open stream: what waits to be told is written as soon as the browser takes it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from letsbe.live.rules import Seat, wording

Send = Callable[[dict[str, Any]], Awaitable[None]]
BODY = "http.response.body"


class Wire:
    """Idle, it holds a few values and no task: it is written to by tasks that end at once."""

    __slots__ = (
        *("_beats", "_is_ending", "_pending", "_send", "_writing"),
        *("ends_at", "seat", "session"),
    )

    def __init__(self, send: Send, seat: Seat, *, ends_at: float) -> None:
        self.seat, self.session, self.ends_at = seat, seat.session, ends_at
        self._send = send
        self._pending: dict[UUID, int] | None = None
        self._beats = self._is_ending = False
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
        self._write()
        self._is_ending = True

    def _write(self) -> None:
        if self._writing is None and not self._is_ending:
            self._writing = asyncio.get_running_loop().create_task(self._written())

    async def _written(self) -> None:
        try:
            while text := self._taken():
                await self._send({"type": BODY, "body": text, "more_body": True})
            if self._is_ending:
                await self._send({"type": BODY, "body": b""})
        finally:
            self._writing = None

    def _taken(self) -> bytes:
        """Take what waits. Whoever reads slowly finds the newest of each, not a queue."""
        if self._is_ending:
            return b""
        pending, self._pending = self._pending, None
        beats, self._beats = self._beats, False
        if pending:
            return "".join(wording.as_event(*head) for head in pending.items()).encode()
        return wording.BEAT.encode() if beats else b""
