"""The whole house served for real in this process, and whoever listens to it."""

import asyncio
import http.client
import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from threading import Barrier
from typing import Any, cast
from uuid import UUID

from a2wsgi import WSGIMiddleware
from django.db import connections
from django.test import Client

from letsbe.config import asgi, serve
from letsbe.config.wsgi import application as house
from letsbe.live.rules import Pace
from letsbe.live.stream import Streams
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in

PATIENCE_SECONDS = 10
_THREADS = 8
HEADS: dict[UUID, dict[UUID, int]] = {}


def heads_told(person: UUID) -> dict[UUID, int]:
    """Stand where config wires the heads of a room above."""
    return HEADS.get(person, {})


class Listening:
    """One browser's stream over a real socket."""

    def __init__(self, port: int, session: str, *, cookies: str = "", last: str = "") -> None:
        self.session_key = session
        self._to = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        headers = {"Cookie": cookies or f"session={session}"}
        if last:
            headers["Last-Event-ID"] = last
        self._to.request("GET", "/live", headers=headers)
        self.answer = self._to.getresponse()
        self.status = self.answer.status

    def next_block(self) -> list[str]:
        """Return the lines until the next empty one; none once the stream is over."""
        block: list[str] = []
        while line := self.answer.readline().decode():
            if line == "\n":
                return block
            block.append(line.strip())
        return block

    def next_wake(self) -> dict[str, Any]:
        while block := self.next_block():
            if block[0] == "event: wake":
                return dict(json.loads(block[-1].removeprefix("data: ")))
        raise AssertionError("The stream ended before anything was told.")

    def seconds_to_end(self) -> float:
        """Return after how long the stream is closed by the house."""
        began = time.monotonic()
        while self.next_block():
            pass
        return time.monotonic() - began

    def leave(self) -> None:
        self.answer.close()
        self._to.close()


class Served:
    """A real uvicorn in a thread of this process."""

    def __init__(self, port: int, streams: Streams) -> None:
        self.port, self.streams = port, streams
        self._heard: list[Listening] = []

    def listen(self, person: Person | Client, *, last: str = "") -> Listening:
        """Open a stream, and return once it is open and caught up."""
        browser = signed_in(person) if isinstance(person, Person) else person
        sent = {name: morsel.value for name, morsel in browser.cookies.items()}
        cookies = "; ".join(f"{name}={value}" for name, value in sent.items())
        one = Listening(self.port, sent.get("session", ""), cookies=cookies, last=last)
        self._heard.append(one)
        if one.answer.status == 200:
            assert one.next_block() == ["retry: 5000"]
        return one

    def wait_for(self, number: int) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while len(self.streams) != number and time.monotonic() < until:
            time.sleep(0.01)
        assert len(self.streams) == number

    def hang_up(self) -> None:
        for one in self._heard:
            one.leave()


def _hang_up(threads: ThreadPoolExecutor) -> None:
    """Close what each of these threads holds open: all are busy at once, so each has a turn."""
    together = Barrier(_THREADS)

    def hung_up() -> None:
        together.wait(PATIENCE_SECONDS)
        connections.close_all()

    wait([threads.submit(hung_up) for _ in range(_THREADS)])
    threads.shutdown()


@contextmanager
def served(pace: Pace | None = None) -> Iterator[Served]:
    """Serve the whole house with streams of this pace."""
    asgi.streams, kept = Streams(pace), asgi.streams
    # Threads of its own, so that what they hold open ends with it.
    pages, asgi.pages = asgi.pages, WSGIMiddleware(cast(Any, house), workers=_THREADS)
    sockets = serve.listening("127.0.0.1", 0)
    server = serve.HouseServer(serve.server_config())
    thread = threading.Thread(target=asyncio.run, args=[server.serve(sockets)])
    thread.start()
    here = Served(sockets[0].getsockname()[1], asgi.streams)
    try:
        yield here
    finally:
        here.hang_up()
        server.should_exit = True
        thread.join(PATIENCE_SECONDS)
        _hang_up(asgi.pages.executor)
        asgi.streams, asgi.pages = kept, pages
        connections.close_all()
        assert not thread.is_alive()
