"""The server of benchmarks.streams: a real uvicorn, told over its standard input what to do.

`python -m benchmarks.streaming N live` (or naive) makes N people with a session each.
"""

import asyncio
import ctypes
import gc
import json
import resource
import sys
import threading
import time
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from benchmarks import stage

# isort: split

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

from letsbe.config import asgi, serve
from letsbe.config.urls import urlpatterns as house_pages
from letsbe.lib import clock
from letsbe.live import actions as live
from letsbe.live import bus
from letsbe.live.rules import News, Wake
from letsbe.people.models import Person

ABOUT = UUID(int=7)
PAGE = 4096
FILES = 20_000
NOBODYS = "!"


class Now:
    """How far the one thing everybody hears of has come."""

    number = 1


def heads(person: UUID) -> dict[UUID, int]:
    return {ABOUT: Now.number}


def people(count: int) -> list[tuple[UUID, str]]:
    """Make people with a session each; return who, and the key of the session."""
    at = clock.now()
    made = [
        Person(
            id=uuid4(), sign_in_index=str(number), password=NOBODYS, address_sealed=b"",
            name_sealed=b"", adult_declared_at=at, joined_at=at,
        )
        for number in range(count)
    ]  # fmt: skip
    Person.objects.bulk_create(made)
    keys = [uuid4().hex for _ in made]
    ends_at = SessionStore().get_expiry_date()
    rows = [
        Session(session_key=key, session_data=_session(person), expire_date=ends_at)
        for person, key in zip(made, keys, strict=True)
    ]
    Session.objects.bulk_create(rows)
    return [(person.pk, key) for person, key in zip(made, keys, strict=True)]


def furnished(count: int) -> list[tuple[UUID, str]]:
    stage.furnish()
    return people(count)


def _session(person: Person) -> str:
    kept = {
        SESSION_KEY: str(person.pk),
        BACKEND_SESSION_KEY: "letsbe.people.backend.ByAddress",
        HASH_SESSION_KEY: person.get_session_auth_hash(),
    }
    return SessionStore().encode(kept)


@login_not_required
async def naive(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Stream as Django's own documentation would: an async view with a queue of its own."""
    person = await request.auser()
    if not person.is_authenticated:
        return HttpResponse(status=403)
    loop, queue = asyncio.get_running_loop(), asyncio.Queue[int]()

    def hear(news: News) -> None:
        if isinstance(news, Wake) and person.pk in news.people:
            loop.call_soon_threadsafe(queue.put_nowait, news.number)

    async def told() -> AsyncIterator[str]:
        bus.listen(hear)
        try:
            number = Now.number
            while True:
                data = json.dumps({"about": str(ABOUT), "number": number})
                yield f"event: wake\ndata: {data}\n\n"
                number = await queue.get()
        finally:
            bus.leave(hear)

    return StreamingHttpResponse(told(), content_type="text/event-stream")


urlpatterns = [path("live", naive), *house_pages]


def resident_kilobytes() -> float:
    # What was freed before belongs to nobody: it must not hide what streams take.
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1024


def obey(everybody: list[UUID]) -> None:
    """Answer each line on the standard input with one on the standard output."""
    for line in sys.stdin:
        answer: Any = time.process_time()
        if line.startswith("wake"):
            _said, number, *places = line.split()
            Now.number = int(number)
            told = [everybody[int(place)] for place in places] or everybody
            answer = time.monotonic()
            live.wake(told, about=ABOUT, number=Now.number)
        elif line.startswith("size"):
            answer = resident_kilobytes(), threading.active_count()
        print(json.dumps(answer), flush=True)


def main(count: int, kind: str) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    stage.settings.LIVE_HEADS = "benchmarks.streaming.heads"
    # Elsewhere: room that making leaves behind in this process would hide what streams take.
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as elsewhere:
        made = elsewhere.submit(furnished, count).result()
    sockets = serve.listening("127.0.0.1", 0)
    config = serve.server_config()
    if kind == "naive":
        stage.settings.ROOT_URLCONF = "benchmarks.streaming"
        config.app = ASGIHandler()
    else:
        config.app = asgi.application
    told = {"port": sockets[0].getsockname()[1], "keys": [key for _, key in made]}
    print(json.dumps(told), flush=True)
    threading.Thread(target=obey, args=[[pk for pk, _ in made]], daemon=True).start()
    serve.HouseServer(config).run(sockets=sockets)


if __name__ == "__main__":
    sys.modules["benchmarks.streaming"] = sys.modules["__main__"]
    main(int(sys.argv[1]), sys.argv[2])
