"""Reading a conversation: a page of it, and what changed since, opened for one of the two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from letsbe.agreements.queries.kept import kept_in_force
from letsbe.agreements.rules.kept import Kept
from letsbe.conversations.access import Reached
from letsbe.conversations.models import Message, message_place
from letsbe.conversations.queries.heads import heads_of
from letsbe.lib.prepared import Prepared
from letsbe.people.models import Person
from letsbe.relationships.queries.sides import Sides, sides_of
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing

__all__ = [
    "Line",
    "Opened",
    "Page",
    "changed_since",
    "draft_of",
    "heads_of",
    "line_of",
    "newest",
    "opened",
    "up_to",
    "waiting_lines",
]

ON_A_PAGE = 50
AROUND = 25
MOST_CHANGED = 200
MOST_WAITING = 200


class Row(NamedTuple):
    """A message as it is stored: a page reads fifty of them."""

    id: UUID
    author_id: UUID
    number: int | None
    version: int
    shown_at: datetime | None
    waits_until: datetime | None
    edited_at: datetime | None
    removed_at: datetime | None
    words_sealed: bytes | None


@dataclass(frozen=True, kw_only=True)
class Line:
    """A message as one of the two reads it; words are None where they cannot be shown."""

    id: UUID
    author: UUID
    is_mine: bool
    number: int | None
    version: int
    words: str | None
    is_edited: bool
    is_removed: bool
    shown_at: datetime | None
    # Only ever in one's own.
    waits_until: datetime | None


@dataclass(frozen=True, kw_only=True)
class Page:
    """Some messages in their order, and whether there are earlier and later ones."""

    lines: list[Line]
    has_earlier: bool = False
    is_newest: bool = True
    # Too much has changed to be put in piece by piece: the page is to be opened anew.
    is_too_much: bool = False


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A conversation as one of the two reads it: who they are, and what they agreed."""

    reached: Reached
    ring: KeyRing
    sides: Sides
    kept: Kept


_COLUMNS = Row._fields
_NEWEST = Prepared(
    lambda conversation: (
        Message.objects.filter(conversation=conversation, number__isnull=False)
        .order_by("-number")
        .values_list(*_COLUMNS)[: ON_A_PAGE + 1]
    )
)
_WAITING = Prepared(
    lambda conversation, person: (
        Message.objects.filter(
            conversation=conversation, author=person, waits_until__isnull=False
        )
        .order_by("waits_until", "change")
        .values_list(*_COLUMNS)[:MOST_WAITING]
    )
)


def opened(reached: Reached, person: Person) -> Opened:
    parties = reached.relationship.parties.all()
    ring = vault.key_ring(
        relationship=reached.relationship.pk, people=[party.person_id for party in parties]
    )
    return Opened(
        reached=reached,
        ring=ring,
        sides=sides_of(list(parties), ring, person),
        kept=kept_in_force(reached.relationship.pk),
    )


def newest(here: Opened) -> Page:
    return _page(here, _NEWEST.rows(here.reached.conversation.pk))


def up_to(here: Opened, number: int) -> Page:
    """Return the messages up to one of them, as a page that can be led to."""
    rows = _shown(here).filter(number__lte=number).order_by("-number")
    return _page(here, rows.values_list(*_COLUMNS)[: ON_A_PAGE + 1])


def waiting_lines(here: Opened) -> list[Line]:
    """Return one's own that wait for the morning, in the order they will have."""
    if here.reached.conversation.next_shown_at is None:
        return []
    return _lines(here, _WAITING.rows(here.reached.conversation.pk, here.sides.me.id))


def changed_since(here: Opened, change: int) -> Page:
    """Return exactly what is new, edited or removed since a change, in its place."""
    rows = _shown(here).filter(change__gt=change).order_by("change")
    found = list(rows.values_list(*_COLUMNS)[: MOST_CHANGED + 1])
    if len(found) > MOST_CHANGED:
        return Page(lines=[], is_too_much=True)
    return Page(lines=sorted(_lines(here, found), key=lambda line: line.number or 0))


def line_of(here: Opened, row: Message) -> Line:
    return _line(here, Row._make(getattr(row, name) for name in _COLUMNS))


def draft_of(here: Opened) -> str | None:
    """Return one's own draft, "" for none; nobody else's is ever opened."""
    seat = here.reached.seat
    return here.ring.shown(seat.draft_sealed, seat.place) if seat.draft_sealed else ""


def _shown(here: Opened) -> "QuerySet[Message]":
    return Message.objects.filter(
        conversation=here.reached.conversation.pk, number__isnull=False
    )


def _page(here: Opened, newest_first: Iterable[tuple[Any, ...]]) -> Page:
    rows = list(newest_first)
    lines = _lines(here, reversed(rows[:ON_A_PAGE]))
    last = lines[-1].number if lines else 0
    return Page(
        lines=lines,
        has_earlier=len(rows) > ON_A_PAGE,
        is_newest=last == here.reached.conversation.last_number,
    )


def _lines(here: Opened, rows: Iterable[tuple[Any, ...]]) -> list[Line]:
    return [_line(here, Row._make(row)) for row in rows]


def _line(here: Opened, row: Row) -> Line:
    words: str | None = ""
    if row.words_sealed is not None:
        bond = here.reached.relationship.pk
        place = message_place(row.id, row.version, bond, row.author_id)
        words = here.ring.shown(row.words_sealed, place)
    return Line(
        id=row.id,
        author=row.author_id,
        is_mine=row.author_id == here.sides.me.id,
        number=row.number,
        version=row.version,
        words=words,
        is_edited=row.edited_at is not None,
        is_removed=row.removed_at is not None,
        shown_at=row.shown_at,
        waits_until=row.waits_until,
    )
