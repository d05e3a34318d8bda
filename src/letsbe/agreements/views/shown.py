"""An agreement as its pages show it: each clause with its voices, its state and its deeds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import cached_property

from letsbe.agreements.queries import OpenedAgreement
from letsbe.agreements.queries.kept_words import kept_words
from letsbe.agreements.queries.titles import KIND_TITLES
from letsbe.agreements.queries.values import Says, WordingRow
from letsbe.agreements.rules import turns
from letsbe.agreements.rules.clauses import Clause, ClauseDeed, Kind, Wording
from letsbe.agreements.rules.difference import Stretch, as_read, difference
from letsbe.agreements.rules.goals import refuse_closing
from letsbe.agreements.rules.kept import Term
from letsbe.agreements.rules.negotiation import refuse_keeping
from letsbe.agreements.rules.turns import suggested_by
from letsbe.relationships.queries.sides import Side, Sides


@dataclass(frozen=True, kw_only=True)
class ShownWording:
    """A wording on the page; what the page does not show of it is not opened."""

    table: OpenedAgreement
    row: WordingRow
    by: Side
    words: str | None
    term: Term | None

    @property
    def kept(self) -> str:
        """Return what letsbe keeps of it, as a sentence; "" where it keeps nothing."""
        return kept_words(self.term)

    @property
    def why(self) -> str | None:
        return self.table.why_of(self.row)

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def written_at(self) -> datetime:
        return self.row.written_at

    @property
    def agreed_at(self) -> datetime | None:
        return self.row.agreed_at

    @property
    def yes_ended_at(self) -> datetime | None:
        return self.row.yes_ended_at

    @property
    def let_go_at(self) -> datetime | None:
        return self.row.let_go_at


@dataclass(frozen=True, kw_only=True)
class ShownClause:
    """A clause on the page. `state`: settled, yours, waiting, parked or left_out; of a goal
    also closing (I suggested it), closed (both said yes to it) or over (both signed it).
    """

    table: OpenedAgreement
    clause: Clause
    me: UUID
    state: str
    last: ShownWording
    before: ShownWording | None
    parts: tuple[Stretch, ...]

    @property
    def id(self) -> UUID:
        return self.clause.id

    @property
    def kind(self) -> Kind:
        return self.clause.kind

    @property
    def change(self) -> str:
        """Say how a change differs here: "new", "reworded", or "" where nothing does."""
        if not self.table.now.in_force or self.clause.in_force == self.clause.last.number:
            return ""
        return "new" if self.clause.in_force is None else "reworded"

    @cached_property
    def may(self) -> frozenset[ClauseDeed]:
        return turns.may_on(self.table.now, self.clause, by=self.me)

    @property
    def how(self) -> str:
        """Say how it closes or has closed: "reached", "let_go", or "" where nothing closes."""
        return self.clause.closing.how.value if self.clause.closing else ""

    @property
    def closed_at(self) -> datetime | None:
        return self.last.row.closed_at

    @property
    def worked_on(self) -> date | None:
        return self.last.row.worked_on

    @property
    def is_goal_in_force(self) -> bool:
        return self.clause.kind is Kind.GOAL and self.clause.in_force is not None

    @cached_property
    def may_close(self) -> bool:
        return refuse_closing(self.table.now, self.clause, by=self.me) is None

    @property
    def is_kept_twice(self) -> bool:
        """Say whether yes cannot be said because letsbe keeps such a term already."""
        if self.state != "yours" or not self.last.term:
            return False
        return (
            refuse_keeping(self.table.now, self.last.term, instead_of=self.clause) is not None
        )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(part.run.value, part.words) for part in as_read(self.parts)]


def shown_clauses(table: OpenedAgreement, sides: Sides) -> dict[Kind, list[ShownClause]]:
    """Return the clauses by kind, in the order of kinds; those left out are among them."""
    by_kind: dict[Kind, list[ShownClause]] = {kind: [] for kind in KIND_TITLES}
    for clause in table.now.clauses:
        by_kind[clause.kind].append(shown_clause(table, clause, sides))
    return by_kind


def shown_clause(table: OpenedAgreement, clause: Clause, sides: Sides) -> ShownClause:
    rows = {row.number: row for row in table.wordings[clause.id]}
    words = clause.last.words
    says = (words, clause.last.term)
    last = _shown_wording(table, rows[clause.last.number], sides, says=says)
    # What both said yes to stands alone; only what is open is shown against what it was.
    earlier = _stands_before(clause) if clause.is_open else None
    before = _opened_wording(table, rows[earlier.number], sides, earlier) if earlier else None
    return ShownClause(
        table=table,
        clause=clause,
        me=sides.me.id,
        state=_state(clause, sides),
        last=last,
        before=before,
        parts=difference(before.words, words) if before and before.words and words else (),
    )


def history_of(table: OpenedAgreement, clause: Clause, sides: Sides) -> Iterator[ShownWording]:
    for row in table.wordings[clause.id]:
        yield _opened_wording(table, row, sides)


def _stands_before(clause: Clause) -> Wording | None:
    standing = [w for w in clause.wordings if not w.is_let_go]
    return standing[-2] if len(standing) > 1 else None


def _opened_wording(
    table: OpenedAgreement, row: WordingRow, sides: Sides, value: Wording | None = None
) -> ShownWording:
    # What counted once was opened for the rules to read.
    says = (value.words, value.term) if value and value.words else table.says(row)
    return _shown_wording(table, row, sides, says=says)


def _shown_wording(
    table: OpenedAgreement, row: WordingRow, sides: Sides, *, says: Says
) -> ShownWording:
    by = sides.of(row.author_id) or sides.other
    words, term = says
    return ShownWording(table=table, row=row, by=by, words=words, term=term)


def _state(clause: Clause, sides: Sides) -> str:
    if clause.is_over:
        return "over"
    by = suggested_by(clause)
    return clause.standing.value if by in {None, sides.me.id} else "yours"
