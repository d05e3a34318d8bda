"""The earlier steerings of two people, a page at a time: when, how they closed, about what."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.relationships.models import Relationship
from letsbe.steering import access
from letsbe.steering.models import Pointing, Steering
from letsbe.steering.queries import current_round, pointings_of
from letsbe.steering.queries.clauses import shown_clauses
from letsbe.steering.rules.course import Over
from letsbe.vault.queries import KeyRing

PAGE = 12


@dataclass(frozen=True, kw_only=True)
class EarlierOne:
    """One that is closed; `about` holds what each said, None for words that cannot be shown."""

    id: UUID
    opened_at: datetime
    closed_at: datetime | None
    over: Over
    about: tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True)
class Earlier:
    ones: list[EarlierOne]
    # Where the next page begins, if there is more.
    next: UUID | None


def earlier_in(relationship: Relationship, ring: KeyRing, *, before: UUID | None) -> Earlier:
    """Return a page of them, newest first, in a constant number of queries."""
    rows = access.earlier_in(relationship)
    found = list((rows.filter(pk__lt=before) if before else rows)[: PAGE + 1])
    shown = found[:PAGE]
    pointed = {one.wording for row in shown for one in pointings_of(row) if one.wording}
    clauses = shown_clauses(relationship.pk, pointed, ring)

    def said(one: Pointing) -> str | None:
        if one.wording:
            clause = clauses.get(one.wording)
            return clause.words if clause else None
        place = one.place_of("words", relationship=relationship.pk)
        return ring.shown(one.words_sealed or b"", place)

    return Earlier(
        ones=[_one(row, tuple(said(one) for one in pointings_of(row))) for row in shown],
        next=shown[-1].pk if len(found) > PAGE else None,
    )


def _one(row: Steering, about: tuple[str | None, ...]) -> EarlierOne:
    return EarlierOne(
        id=row.pk,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        over=Over(current_round(row).over),
        about=about,
    )
