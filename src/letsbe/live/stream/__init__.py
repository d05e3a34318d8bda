"""One stream of wake-ups for each browser, beside Django: idle, it holds no thread and no row.

Rights are asked of the database on connecting and again and again; a word never passes here.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from typing import Any, TypeVar

from django.conf import settings
from django.db import Error, close_old_connections, connections
from django.http import parse_cookie

from letsbe.lib import clock
from letsbe.live import access, bus, queries
from letsbe.live.rules import Gap, News, Pace, Seat, wording
from letsbe.live.stream.crowd import Crowd
from letsbe.live.stream.wire import BODY, Send, Wire

Receive = Callable[[], Awaitable[dict[str, Any]]]
Headers = list[tuple[bytes, bytes]]
Answer = TypeVar("Answer")
# Whoever comes and the sweep ask in these; more would only wait for the same database.
_THREADS = 2
_ASKED_AT_ONCE = 500
_NOT_STORED = [
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
]
_EVENTS = [
    *_NOT_STORED,
    (b"content-type", b"text/event-stream; charset=utf-8"),
    # Proxies pass on what comes at once.
    (b"x-accel-buffering", b"no"),
]
_NOBODY, _NOT_SO, _NOT_NOW = 204, 405, 503


class Streams:
    """An ASGI application for one event loop at a time."""

    def __init__(self, pace: Pace | None = None) -> None:
        self._pace = pace or Pace()
        self._crowd = Crowd(self._pace)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._keeping: list[asyncio.Task[None]] = []
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="live")

    def __len__(self) -> int:
        return len(self._crowd)

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["method"] != "GET":
            return await _refuse(send, _NOT_SO, [(b"allow", b"GET")])
        self._open()
        headers: Headers = scope["headers"]
        key = session_key_of(headers)
        try:
            seat = await self._asked(access.seat_for, key) if key else None
        except Error:
            return await _refuse(send, _NOT_NOW, [(b"retry-after", b"30")])
        if seat is None:
            # To a browser's EventSource this is an end; our page asks again, ever later.
            return await _refuse(send, _NOBODY)
        await self._held(seat, last=_header(headers, b"last-event-id"), to=(receive, send))
        return None

    async def close(self) -> None:
        """End every stream, and stop: the server is about to."""
        self._crowd.end(self._crowd)
        if self._loop is None:
            return
        bus.leave(self.hear)
        self._loop = None
        for task in self._keeping:
            task.cancel()
        await asyncio.gather(*self._keeping, return_exceptions=True)
        self._keeping.clear()
        together = Barrier(_THREADS)
        hung_up = [self._threads.submit(_hung_up, together) for _ in range(_THREADS)]
        await asyncio.gather(*map(asyncio.wrap_future, hung_up))

    def hear(self, news: News) -> None:
        """Pass news on to the streams, from whichever thread it comes."""
        loop = self._loop
        if loop is not None:
            # A loop that has just ended has no streams left to tell.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._spread, news)

    async def _held(self, seat: Seat, *, last: str, to: tuple[Receive, Send]) -> None:
        receive, send = to
        await send({"type": "http.response.start", "status": 200, "headers": _EVENTS})
        opening = wording.OPENING.encode()
        await send({"type": BODY, "body": opening, "more_body": True})
        wire = Wire(send, seat, ends_at=self._now() + self._crowd.life().total_seconds())
        # In the crowd before the heads are asked: what comes between is told, not lost.
        self._crowd.enter(wire)
        try:
            await self._catch_up([wire], last=last)
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            self._crowd.leave(wire)

    async def _catch_up(self, wires: Iterable[Wire], *, last: str = "") -> None:
        """Tell these how far everything has come, and end those that may not stay."""
        for wire in wires:
            try:
                heads = await self._asked(queries.heads_for, wire.seat)
            except Error:
                heads = None
            if heads is None:
                self._crowd.end([wire])
            else:
                wire.wake(wording.missed(heads, last_event_id=last))

    def _open(self) -> None:
        loop = asyncio.get_running_loop()
        if self._loop is loop:
            return
        self._loop = loop
        bus.listen(self.hear)
        self._keeping = [loop.create_task(self._stirring()), loop.create_task(self._sweeping())]

    def _spread(self, news: News) -> None:
        if isinstance(news, Gap) and self._loop:
            self._keeping.append(self._loop.create_task(self._catch_up(self._crowd)))
        else:
            self._crowd.spread(news)

    async def _stirring(self) -> None:
        while True:
            await asyncio.sleep(self._crowd.seconds_to_stir)
            self._crowd.stir(now=self._now())

    async def _sweeping(self) -> None:
        while True:
            await asyncio.sleep(self._pace.sweep.total_seconds())
            with suppress(Error):
                await self._swept()

    async def _swept(self) -> None:
        """Look at every session anew, should news of its end have got lost."""
        wires = list(self._crowd)
        for start in range(0, len(wires), _ASKED_AT_ONCE):
            some = wires[start : start + _ASKED_AT_ONCE]
            stays = await self._asked(access.seated, [wire.seat for wire in some])
            self._crowd.end([wire for wire in some if wire.seat not in stays])

    async def _asked(self, question: Callable[..., Answer], *given: object) -> Answer:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, _answered, question, given)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()


def session_key_of(headers: Headers) -> str | None:
    """Return the key of the session a browser sends, unless somebody has just left."""
    cookies = parse_cookie(_header(headers, b"cookie"))
    key = cookies.get(settings.SESSION_COOKIE_NAME)
    return key if key and settings.LIVE_UNLESS_COOKIE not in cookies else None


def _header(headers: Headers, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in headers if key == name), "")


def _answered(question: Callable[..., Answer], given: Iterable[object]) -> Answer:
    """Ask in a thread of ours, whose connection lasts as long as it is good."""
    close_old_connections()
    try:
        return question(*given, at=clock.now())
    finally:
        close_old_connections()


def _hung_up(together: Barrier) -> None:
    """Close this thread's connections; waiting for the others, each thread does it once."""
    together.wait()
    connections.close_all()


async def _refuse(send: Send, status: int, more: Headers | None = None) -> None:
    headers = [*_NOT_STORED, *(more or [])]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": BODY, "body": b""})
