"""Asking the whole house for a page, and what that costs: processor time, queries, bytes."""

import io
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.loops import loop
from letsbe.config.wsgi import application
from letsbe.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back, and the milliseconds of processor time it took."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    milliseconds: float
    # The part of them that went into handing what is stored to the disk.
    committing: float = 0.0

    def cookie(self, name: str) -> str:
        sent = [value.strip() for key, value in self.headers if key == "Set-Cookie"]
        found = [cookie for cookie in sent if cookie.startswith(f"{name}=")]
        return found[0].split(";")[0].partition("=")[2] if found else ""

    def field(self, name: str) -> str:
        """Return what a hidden field of the page holds, of the last form that has it."""
        pattern = rf'name="{name}"[^>]* value="([^"]*)"'
        return str(re.findall(pattern, self.body.decode())[-1])


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Milliseconds of processor time for one request, and what it took."""

    median: float
    p95: float
    queries: int
    size: int
    # The median in units of the fixed piece of Python that ran in turn with it.
    loops: float


class Visitor:
    """Somebody signed in, asking through every layer a server would ask through."""

    def __init__(self, person: UUID) -> None:
        browser = Client()
        browser.force_login(Person.objects.get(pk=person))
        self.cookies = {
            settings.SESSION_COOKIE_NAME: browser.cookies[settings.SESSION_COOKIE_NAME].value
        }

    def get(self, path: str) -> Answer:
        answer = _asked(self._environ("GET", path))
        if token := answer.cookie(settings.CSRF_COOKIE_NAME):
            self.cookies[settings.CSRF_COOKIE_NAME] = token
        return answer

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        return _asked(self._environ("POST", path, urlencode(fields).encode()))

    def _environ(self, method: str, path: str, body: bytes = b"") -> dict[str, Any]:
        return {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SCRIPT_NAME": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost:8000",
            "HTTP_ACCEPT_LANGUAGE": "en",
            "HTTP_COOKIE": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": "application/x-www-form-urlencoded" if body else "",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            "wsgi.version": (1, 0),
        }


def cost_of(asks: list[Callable[[], Answer]], *, rounds: int) -> Cost:
    """Ask each in turn, round after round; the first round warms and is not counted."""
    for ask in asks:
        ask()
    queries = max(_queries(ask) for ask in asks)
    answers, noise = [], []
    for _ in range(rounds):
        for ask in asks:
            answers.append(ask())
            noise.append(loop())
    if any(answer.status != 200 for answer in answers):
        raise SystemExit(f"A page answered {answers[0].status}, so nothing was measured.")
    size = round(statistics.fmean(len(answer.body) for answer in answers))
    times = [answer.milliseconds for answer in answers]
    return summed(times, queries=queries, size=size, noise=noise)


def summed(times: list[float], *, queries: int, size: int, noise: list[float]) -> Cost:
    in_loops = [spent / beside for spent, beside in zip(times, noise, strict=True)]
    return Cost(
        median=statistics.median(times),
        p95=statistics.quantiles(times, n=20)[-1],
        queries=queries,
        size=size,
        loops=statistics.median(in_loops),
    )


def _queries(ask: Callable[[], Answer]) -> int:
    with (
        CaptureQueriesContext(connections["default"]) as house,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        ask()
    return len(house) + len(keys)


def _timed_commit(connection: BaseDatabaseWrapper) -> None:
    begun = time.thread_time()
    _COMMIT(connection)
    _COMMITTING.append(time.thread_time() - begun)


_COMMITTING: list[float] = []
_COMMIT: Callable[[BaseDatabaseWrapper], None] = vars(BaseDatabaseWrapper)["_commit"]
setattr(BaseDatabaseWrapper, "_commit", _timed_commit)  # noqa: B010 (the stubs hide it)


def _asked(environ: dict[str, Any]) -> Answer:
    started: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        started.extend((status, headers))

    _COMMITTING.clear()
    begun = time.thread_time()
    response = application(environ, start)  # type: ignore[arg-type]
    body = b"".join(response)
    close = getattr(response, "close", None)
    if close:
        close()
    spent = (time.thread_time() - begun) * 1000
    return Answer(
        status=int(started[0].split()[0]),
        headers=started[1],
        body=body,
        milliseconds=spent,
        committing=sum(_COMMITTING) * 1000,
    )
