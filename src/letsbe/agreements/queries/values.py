"""From rows to the values the rules decide on; the words come from who may open them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from letsbe.agreements.models import Agreement, Minimum, Version, Wording, wording_place
from letsbe.agreements.rules import clauses as rules
from letsbe.agreements.rules.negotiation import Minimum as MinimumValue
from letsbe.agreements.rules.negotiation import Negotiation
from letsbe.agreements.rules.reviewing import Review
from letsbe.vault.rules import Place

InForce = Mapping[str, int]


def as_negotiation(
    row: Agreement,
    *,
    clauses: tuple[rules.Clause, ...],
    acknowledged: Iterable[tuple[UUID, UUID]],
    minimums: tuple[MinimumValue, ...],
    still_fits: Iterable[UUID],
) -> Negotiation:
    """Return one agreement as values, without its signatures."""
    bond = row.relationship.bond
    called_by = row.review_called_by_id
    return Negotiation(
        people=bond.people,
        is_paused=bool(bond.paused_by) and not bond.is_ended,
        is_ended=bond.is_ended,
        in_force=row.in_force,
        is_draft_open=row.is_draft_open,
        clauses=clauses,
        minimums=minimums,
        acknowledged=frozenset(acknowledged),
        review_on=row.review_on,
        draft_review_on=row.draft_review_on,
        signed=MappingProxyType({}),
        review=Review(called_by=called_by, still_fits=frozenset(still_fits))
        if called_by
        else None,
    )


class WordingRow(NamedTuple):
    """A wording as it is stored, with what its clause says: a page reads ninety of them."""

    relationship_id: UUID
    clause_id: UUID
    id: UUID
    author_id: UUID
    number: int
    kind: str
    standing: str
    agreed_at: datetime | None
    let_go_at: datetime | None
    written_at: datetime
    words_sealed: bytes
    why_sealed: bytes | None

    def place_of(self, column: str) -> Place:
        return wording_place(self.id, column, self.relationship_id, self.author_id)


ByClause = dict[UUID, list[WordingRow]]
_COLUMNS = ("clause_id", "id", "author_id", "number", "clause__kind", "clause__standing")
_TIMES = ("agreed_at", "let_go_at", "written_at")
_SEALED = ("words_sealed", "why_sealed")


def wordings_of(relationship_id: UUID) -> ByClause:
    """Return every wording of one agreement by clause, in the order they were written."""
    rows = Wording.objects.filter(relationship=relationship_id)
    ordered = rows.order_by("clause_id", "number").values_list(*_COLUMNS, *_TIMES, *_SEALED)
    return _by_clause(WordingRow(relationship_id, *row) for row in ordered)


def unopened_wordings_of(relationship_ids: list[UUID]) -> ByClause:
    """Return the same of several agreements, without the sealed words."""
    rows = Wording.objects.filter(relationship__in=relationship_ids)
    columns = ("relationship_id", *_COLUMNS, *_TIMES)
    ordered = rows.order_by("clause_id", "number").values_list(*columns)
    return _by_clause(WordingRow(*row, b"", None) for row in ordered)


def clause_as_value(
    rows: list[WordingRow],
    *,
    in_force: InForce,
    words_of: Callable[[WordingRow], str | None],
) -> rules.Clause:
    """Return one clause from its wordings, which are in the order of their numbers."""
    first = rows[0]
    return rules.Clause(
        id=first.clause_id,
        kind=rules.Kind(first.kind),
        standing=rules.Standing(first.standing),
        in_force=in_force.get(str(first.clause_id)),
        wordings=tuple(
            rules.Wording(
                number=row.number,
                author=row.author_id,
                words=words_of(row),
                is_agreed=row.agreed_at is not None,
                is_let_go=row.let_go_at is not None,
            )
            for row in rows
        ),
    )


def _by_clause(wordings: Iterable[WordingRow]) -> ByClause:
    grouped: ByClause = {}
    for wording in wordings:
        grouped.setdefault(wording.clause_id, []).append(wording)
    return grouped


def current_minimums() -> tuple[MinimumValue, ...]:
    current = Minimum.objects.filter(retired_at=None).order_by("position", "written_at")
    return tuple(
        MinimumValue(id=m.pk, title=m.title, words=m.words, reason=m.reason) for m in current
    )


def in_force_of(versions: Iterable[Version]) -> dict[UUID, InForce]:
    """Return which wording of which clause is in force, by relationship."""
    return {version.relationship_id: dict(version.clauses) for version in versions}
