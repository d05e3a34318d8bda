"""What is in force between two people, clause by clause, for rooms that stand above."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from letsbe.agreements.models import Wording, wording_place
from letsbe.agreements.queries.values import in_force_in
from letsbe.agreements.rules.clauses import Kind
from letsbe.lib.prepared import Prepared
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class InForceClause:
    """A clause as both signed it; `number` is its wording's, by which it can be pointed at.

    Words are None when they cannot be shown. `worked_on`: the last day, of a goal.
    """

    id: UUID
    kind: Kind
    number: int
    author: UUID
    words: str | None
    worked_on: date | None = None


def _wordings(relationship: UUID) -> QuerySet[Wording, Any]:
    return (
        Wording.objects.filter(relationship=relationship, agreed_at__isnull=False)
        .order_by("clause_id", "number")
        .values_list(
            "clause_id",
            "number",
            "id",
            "author_id",
            "clause__kind",
            "clause__worked_on",
            "words_sealed",
        )
    )


_WORDINGS = Prepared(_wordings)


def clauses_in_force(relationship_id: UUID, ring: KeyRing) -> list[InForceClause]:
    """Return the clauses of the version in force in reading order; two queries.

    The ring is one of this relationship. Paused or ended, callers decide.
    """
    numbers = in_force_in(relationship_id).wordings
    if not numbers:
        return []
    found = [
        InForceClause(
            id=clause,
            kind=Kind(kind),
            number=number,
            author=author,
            words=ring.shown(sealed, wording_place(pk, "words", relationship_id, author)),
            worked_on=worked_on,
        )
        for clause, number, pk, author, kind, worked_on, sealed in _WORDINGS.rows(
            relationship_id
        )
        if numbers.get(str(clause)) == number
    ]
    order = list(Kind)
    return sorted(found, key=lambda clause: order.index(clause.kind))


def goals_in_force(relationship_id: UUID, ring: KeyRing) -> list[InForceClause]:
    """Return the goals among them."""
    return [c for c in clauses_in_force(relationship_id, ring) if c.kind is Kind.GOAL]
