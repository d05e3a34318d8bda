"""An agreement as its pages show it: each clause with its voices, its state and its deeds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.agreements.forms import KIND_TITLES
from letsbe.agreements.queries import OpenedAgreement
from letsbe.agreements.queries.values import WordingRow
from letsbe.agreements.rules import turns
from letsbe.agreements.rules.clauses import Clause, ClauseDeed, Kind, Standing
from letsbe.agreements.rules.difference import Stretch, difference
from letsbe.people import queries as people
from letsbe.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two, as a page names them."""

    id: UUID
    name: str
    voice: str
    is_you: bool


@dataclass(frozen=True, kw_only=True)
class ShownWording:
    number: int
    by: Side
    words: str | None
    why: str | None
    written_at: datetime
    agreed_at: datetime | None
    let_go_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ShownClause:
    """A clause on the page. `state`: settled, yours, waiting, parked or left_out."""

    id: UUID
    kind: Kind
    state: str
    last: ShownWording
    before: ShownWording | None
    parts: tuple[Stretch, ...]
    may: frozenset[ClauseDeed]
    is_changing: bool

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(part.run.value, part.words) for part in self.parts if part.run != "gone"]


@dataclass(frozen=True, kw_only=True)
class Sides:
    """The two, seen by one of them; listed in the order of their voices, drawn by lot."""

    me: Side
    other: Side
    both: tuple[Side, Side]

    def of(self, person_id: UUID | None) -> Side | None:
        return next((side for side in self.both if side.id == person_id), None)


def sides_of(table: OpenedAgreement, person: Person) -> Sides:
    first, second = (
        Side(
            id=party.person_id,
            name=people.card(party.person, table.ring).name,
            voice=party.voice,
            is_you=party.person_id == person.pk,
        )
        for party in table.parties
    )
    me, other = (first, second) if first.is_you else (second, first)
    return Sides(me=me, other=other, both=(first, second))


def shown_clauses(table: OpenedAgreement, sides: Sides) -> dict[Kind, list[ShownClause]]:
    """Return the clauses by kind, in the order of kinds; those left out are among them."""
    by_kind: dict[Kind, list[ShownClause]] = {kind: [] for kind in KIND_TITLES}
    for clause in table.now.clauses:
        by_kind[clause.kind].append(shown_clause(table, clause, sides))
    return by_kind


def shown_clause(table: OpenedAgreement, clause: Clause, sides: Sides) -> ShownClause:
    rows = {row.number: row for row in table.wordings[clause.id]}
    last = _shown_wording(table, rows[clause.last.number], clause, sides)
    # What both said yes to stands alone; only what is open is shown against what it was.
    earlier = _stands_before(clause) if clause.is_open else None
    before = _shown_wording(table, rows[earlier], clause, sides) if earlier else None
    return ShownClause(
        id=clause.id,
        kind=clause.kind,
        state=_state(clause, sides),
        last=last,
        before=before,
        parts=difference(before.words, last.words)
        if before and before.words and last.words
        else (),
        may=turns.may_on(table.now, clause, by=sides.me.id),
        is_changing=clause.in_force is not None and clause.in_force != clause.last.number,
    )


def history_of(table: OpenedAgreement, clause: Clause, sides: Sides) -> Iterator[ShownWording]:
    for row in table.wordings[clause.id]:
        yield _shown_wording(table, row, clause, sides)


def _stands_before(clause: Clause) -> int | None:
    standing = [w.number for w in clause.wordings if not w.is_let_go]
    return standing[-2] if len(standing) > 1 else None


def _shown_wording(
    table: OpenedAgreement, row: WordingRow, clause: Clause, sides: Sides
) -> ShownWording:
    value = next(w for w in clause.wordings if w.number == row.number)
    by = sides.of(row.author_id)
    return ShownWording(
        number=row.number,
        by=by or sides.other,
        words=value.words,
        why=table.why_of(row),
        written_at=row.written_at,
        agreed_at=row.agreed_at,
        let_go_at=row.let_go_at,
    )


def _state(clause: Clause, sides: Sides) -> str:
    if clause.standing is not Standing.WAITING:
        return clause.standing.value
    return "waiting" if clause.last.author == sides.me.id else "yours"
