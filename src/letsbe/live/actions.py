"""Telling open pages that something is new, once the deed that made it is stored."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from django.db import connection, transaction

from letsbe.live import bus
from letsbe.live.rules import Closing, News, SignedOut, Wake, digest, wording


def wake(people: Iterable[UUID], *, about: UUID, number: int) -> None:
    """Tell these people's open pages that `about` has reached `number`; lost if not stored."""
    _tell(Wake(people=frozenset(people), about=about, number=number))


def close(people: Iterable[UUID]) -> None:
    """Close these people's streams once stored: each page asks again for what it may see."""
    _tell(Closing(people=frozenset(people)))


def close_session(session_key: str) -> None:
    """Close the streams of a session that is over."""
    _tell(SignedOut(session=digest(session_key)))


def _tell(news: News) -> None:
    transaction.on_commit(partial(bus.tell, news), robust=True)
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for line in wording.lines(news, teller=bus.HERE):
            # PostgreSQL passes it on with the commit, or never.
            cursor.execute("SELECT pg_notify(%s, %s)", [bus.CHANNEL, line])
