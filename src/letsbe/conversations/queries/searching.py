"""Searching one conversation: each message is opened and looked through, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from letsbe.conversations.models import Message, message_place
from letsbe.conversations.queries import Opened
from letsbe.conversations.rules.searching import Excerpt, excerpt, folded

MOST_SEARCHED = 50_000
HITS_ON_A_PAGE = 20
_AT_ONCE = 2_000
_COLUMNS = ("id", "author_id", "number", "version", "words_sealed")


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A message in which something was found."""

    id: UUID
    author: UUID
    number: int
    shown_at: datetime
    excerpt: Excerpt


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found, newest first; `before` is where to look further back from, if there."""

    hits: list[Hit]
    before: int | None = None


def search(here: Opened, wanted: str, *, before: int | None = None) -> Found:
    """Look for words in what both can read; what is looked for is kept nowhere."""
    sought = folded(wanted)
    if not sought:
        # An accent alone stands nowhere, and everywhere.
        return Found(hits=[])
    rows = Message.objects.filter(
        conversation=here.reached.conversation.pk, number__isnull=False
    )
    rows = rows.filter(number__lt=before) if before else rows
    newest_first = rows.order_by("-number").values_list(*_COLUMNS)[:MOST_SEARCHED]
    looked_at = [0]
    found = list(
        islice(
            _hits(here, newest_first.iterator(chunk_size=_AT_ONCE), sought, looked_at),
            HITS_ON_A_PAGE,
        )
    )
    # Only of the few that were found it is asked when that was.
    ids = [pk for pk, *_rest in found]
    when = rows.filter(pk__in=ids).values_list("pk", "shown_at")
    moments = {pk: shown_at for pk, shown_at in when if shown_at}
    hits = [
        Hit(id=pk, author=author, number=number, shown_at=moments[pk], excerpt=place)
        for pk, author, number, place in found
    ]
    is_done = looked_at[0] <= 1
    return Found(hits=hits, before=None if is_done else looked_at[0])


def _hits(
    here: Opened, rows: Iterator[tuple[Any, ...]], sought: str, looked_at: list[int]
) -> Iterator[tuple[UUID, UUID, int, Excerpt]]:
    """Open one after the other; `looked_at` tells how far it came."""
    bond = here.reached.relationship.pk
    shown = here.ring.shown
    for pk, author, number, version, sealed in rows:
        looked_at[0] = number
        if sealed is None:
            continue
        words = shown(sealed, message_place(pk, version, bond, author))
        if words is None or sought not in folded(words):
            continue
        place = excerpt(words, sought)
        if place:
            yield pk, author, number, place
