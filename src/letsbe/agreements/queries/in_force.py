"""What is in force between two people, clause by clause, for rooms that stand above."""

from dataclasses import dataclass
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
    """A clause as both signed it; words are None when they cannot be shown."""

    id: UUID
    kind: Kind
    words: str | None


def _wordings(relationship: UUID) -> QuerySet[Wording, Any]:
    return (
        Wording.objects.filter(relationship=relationship, agreed_at__isnull=False)
        .order_by("clause_id", "number")
        .values_list("clause_id", "number", "id", "author_id", "clause__kind", "words_sealed")
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
            words=ring.shown(sealed, wording_place(pk, "words", relationship_id, author)),
        )
        for clause, number, pk, author, kind, sealed in _WORDINGS.rows(relationship_id)
        if numbers.get(str(clause)) == number
    ]
    order = list(Kind)
    return sorted(found, key=lambda clause: order.index(clause.kind))
