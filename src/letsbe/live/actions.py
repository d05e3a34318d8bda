"""Telling open pages that something is new, once the deed that made it is stored."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from django.db import transaction

from letsbe.live import bus
from letsbe.live.rules import Closing, Wake


def wake(people: Iterable[UUID], *, about: UUID, number: int) -> None:
    """Tell these people's open pages that `about` has reached `number`; lost if not stored."""
    news = Wake(people=frozenset(people), about=about, number=number)
    transaction.on_commit(partial(bus.tell, news))


def close(people: Iterable[UUID]) -> None:
    """Close these people's streams once stored: each page asks again for what it may see."""
    news = Closing(people=frozenset(people))
    transaction.on_commit(partial(bus.tell, news))
