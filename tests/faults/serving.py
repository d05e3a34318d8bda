"""A real server in a process of its own, which can be told to die at one step of its work."""

import http.client
import os
import signal
import socket
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_hex
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.test import Client

from letsbe.config import asgi, serve
from letsbe.config.wsgi import application as house
from letsbe.live import bus
from letsbe.live.jobs import FromOthers
from letsbe.live.stream import Streams

PATIENCE_SECONDS = 20
TOKEN = "a" * 32


@dataclass(frozen=True, kw_only=True)
class Server:
    """What was forked, and where it listens."""

    process: int
    port: int

    def get(self, path: str, *, session: str = "") -> tuple[int, str]:
        return self._asked("GET", path, session)

    def post(
        self, path: str, fields: Mapping[str, object], *, session: str
    ) -> tuple[int, str] | None:
        """Send a form as a browser would; None when the server died before it answered."""
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": TOKEN})
        try:
            return self._asked("POST", path, session, body)
        except (http.client.HTTPException, OSError):
            return None

    def _asked(self, method: str, path: str, session: str, body: str = "") -> tuple[int, str]:
        to = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        headers = {"Cookie": f"session={session}; form={TOKEN}"}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            to.request(method, path, body=body or None, headers=headers)
            answer = to.getresponse()
            return answer.status, answer.read().decode()
        finally:
            to.close()


def session_of(browser: Client) -> str:
    return str(browser.cookies["session"].value)


@contextmanager
def forked(*, dies_at: int = 0, lock_wait_seconds: float = 0) -> Iterator[Server]:
    """Serve the house of this test from a new process; at its n-th step it kills itself."""
    sockets = serve.listening("127.0.0.1", 0)
    # What is open now is ours alone: a forked connection would be spoken on by two.
    connections.close_all()
    process = os.fork()
    if not process:
        _serve(sockets, dies_at=dies_at, lock_wait_seconds=lock_wait_seconds)
    port = sockets[0].getsockname()[1]
    for each in sockets:
        each.close()
    try:
        yield Server(process=process, port=port)
    finally:
        connections.close_all()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _serve(sockets: list[socket.socket], *, dies_at: int, lock_wait_seconds: float) -> None:
    """Never returns: nothing of the test goes on in the new process."""
    try:
        # Threads do not come along, so whatever works in threads is made anew.
        asgi.pages = WSGIMiddleware(cast(Any, house), workers=8)
        asgi.streams = Streams()
        # A process that was started has a name of its own; one that was forked must take one.
        bus.HERE = token_hex(8)
        if dies_at:
            connection_created.connect(_Death(dies_at).watch, weak=False)
        if lock_wait_seconds and connection.vendor == "sqlite":
            for alias in connections:
                connections[alias].settings_dict["OPTIONS"]["timeout"] = lock_wait_seconds
        if connection.vendor == "postgresql":
            others = FromOthers()
            others.start()
            others.is_hearing.wait(PATIENCE_SECONDS)
        serve.HouseServer(serve.server_config()).run(sockets=sockets)
    finally:
        os._exit(0)


class _Death:
    """Counts what is asked of the databases and each commit; at the last step it strikes."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def watch(self, *, connection: Any, **kwargs: Any) -> None:
        connection.execute_wrappers.append(self._after_statement)
        commit = connection._commit

        def committed() -> Any:
            answer = commit()
            self._step()
            return answer

        connection._commit = committed

    def _after_statement(self, execute: Any, *statement: Any) -> Any:
        answer = execute(*statement)
        self._step()
        return answer

    def _step(self) -> None:
        self._left -= 1
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)
