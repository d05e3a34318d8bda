"""The clauses a steering may point at, with the words both signed."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from letsbe.agreements.queries import values
from letsbe.agreements.queries.in_force import clauses_in_force
from letsbe.agreements.queries.titles import KIND_TITLES
from letsbe.agreements.rules.clauses import Kind
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class ShownClause:
    """One clause as it is, or was, in force; None for words that cannot be shown."""

    id: UUID
    kind_title: str
    words: str | None


def in_force_numbers(relationship_id: UUID) -> dict[UUID, int]:
    """Return the number of the wording in force, by clause."""
    found = values.in_force_in(relationship_id).wordings
    return {UUID(clause): number for clause, number in found.items()}


def shown_clauses(
    relationship_id: UUID, wanted: Collection[tuple[UUID, int]], ring: KeyRing
) -> dict[tuple[UUID, int], ShownClause]:
    """Return these wordings of these clauses, opened: one query, or none for nothing."""
    if not wanted:
        return {}
    return {
        (row.clause_id, row.number): ShownClause(
            id=row.clause_id,
            kind_title=str(KIND_TITLES[Kind(row.kind)]),
            words=ring.shown(row.words_sealed, row.place_of("words")),
        )
        for rows in values.wordings_of(relationship_id).values()
        for row in rows
        if (row.clause_id, row.number) in wanted
    }


def choosable(relationship_id: UUID, ring: KeyRing) -> list[ShownClause]:
    """Return the clauses of the version in force, by kind as the agreement lists them."""
    return [
        ShownClause(id=clause.id, kind_title=str(KIND_TITLES[clause.kind]), words=clause.words)
        for clause in clauses_in_force(relationship_id, ring)
    ]
