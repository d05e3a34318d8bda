"""A version opened: clause by clause as both signed it, with its signatures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from letsbe.agreements import access
from letsbe.agreements.models import Version
from letsbe.agreements.queries import OpenedAgreement, signatures_of
from letsbe.agreements.queries.kept_words import kept_words
from letsbe.agreements.queries.titles import KIND_TITLES
from letsbe.agreements.queries.values import minimums_of
from letsbe.agreements.rules import signing
from letsbe.agreements.rules.changes import SaidBy
from letsbe.agreements.rules.clauses import Clause, Kind, Wording
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.negotiation import Minimum
from letsbe.agreements.rules.signing import Read, ReadClosed
from letsbe.lib.paper import Voice
from letsbe.lib.said import Parts, Said


@dataclass(frozen=True, kw_only=True)
class ClosedGoal:
    """A goal that a version closed, as both signed it."""

    clause: UUID
    words: str | None
    author: UUID
    how: How


@dataclass(frozen=True, kw_only=True)
class ReachedGoal:
    """A goal the two have reached, by this version or one before it."""

    words: str | None
    author: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OpenedSignature:
    by: UUID
    at: datetime
    digest: str | None


@dataclass(frozen=True, kw_only=True)
class OpenedVersion:
    """One version with its words: clause by clause, as both signed it."""

    number: int
    in_force_at: datetime
    review_on: date
    clauses: dict[UUID, SaidBy]
    closed: tuple[ClosedGoal, ...]
    reached: tuple[ReachedGoal, ...]
    minimums: tuple[Minimum, ...]
    signatures: list[OpenedSignature]

    @property
    def is_as_signed(self) -> bool:
        """Say whether this is, letter by letter, the text under both signatures."""
        read = [Read(c.kind, pk, c.words, c.term) for pk, c in self.clauses.items()]
        spelled = signing.text(
            version=self.number,
            review_on=self.review_on,
            clauses=read,
            minimums=self.minimums,
            closed=[ReadClosed(goal.clause, goal.words, goal.how) for goal in self.closed],
        )
        return [s.digest for s in self.signatures] == [signing.digest_of(spelled)] * 2

    @property
    def closed_words(self) -> list[tuple[str | None, How]]:
        return [(goal.words, goal.how) for goal in self.closed]

    def of_kind(self, kind: Kind) -> list[SaidBy]:
        return [said for said in self.clauses.values() if said.kind is kind]

    def on_paper(self, sides: Mapping[UUID, tuple[str, Voice]]) -> Parts:
        """Return the clauses for a paper; `sides` tells each party's name and voice."""
        parts = []
        for kind, title in KIND_TITLES.items():
            said = tuple(
                _on_paper(str(title), one, *sides[one.author])
                for one in self.of_kind(kind)
                if one.author in sides
            )
            if said:
                parts.append((str(title), said))
        return (*parts, *self._ends_on_paper(sides))

    def _ends_on_paper(self, sides: Mapping[UUID, tuple[str, Voice]]) -> Parts:
        let_go = _("Let go together")
        gone = tuple(
            _on_paper(let_go, SaidBy(Kind.GOAL, goal.words, goal.author), *sides[goal.author])
            for goal in self.closed
            if goal.how is How.LET_GO and goal.author in sides
        )
        reached = tuple(
            _on_paper(
                _day(goal.at), SaidBy(Kind.GOAL, goal.words, goal.author), *sides[goal.author]
            )
            for goal in self.reached
            if goal.author in sides
        )
        ends = ((let_go, gone), (_("Reached together"), reached))
        return tuple((title, said) for title, said in ends if said)


def opened_version(table: OpenedAgreement, number: int) -> OpenedVersion:
    row = access.version_of(table.row, number)
    # What is no longer kept is missing from the page too, which then says so.
    clauses = {
        clause.id: SaidBy(clause.kind, wording.words, wording.author, wording.term)
        for clause_id, wording_number in row.clauses
        for clause, wording in _kept_here(table, clause_id, wording_number)
    }
    closed = tuple(
        ClosedGoal(clause=clause.id, words=w.words, author=w.author, how=How(how))
        for clause_id, wording_number, how in row.closed
        for clause, w in _kept_here(table, clause_id, wording_number)
    )
    return OpenedVersion(
        number=row.number,
        in_force_at=row.in_force_at,
        review_on=row.review_on,
        clauses=clauses,
        closed=closed,
        reached=_reached(table, by=row.in_force_at),
        minimums=minimums_of(row),
        signatures=_signatures(table, row),
    )


def _reached(table: OpenedAgreement, *, by: datetime) -> tuple[ReachedGoal, ...]:
    """Return the goals reached by then, the first one first."""
    found = [
        ReachedGoal(words=clause.last.words, author=clause.last.author, at=at)
        for clause in table.now.clauses
        if clause.is_over and clause.closing and clause.closing.how is How.REACHED
        if (at := table.wordings[clause.id][0].closed_at) and at <= by
    ]
    return tuple(sorted(found, key=lambda goal: goal.at))


def _kept_here(
    table: OpenedAgreement, clause_id: str, number: int
) -> Iterator[tuple[Clause, Wording]]:
    for clause in table.now.clauses:
        if str(clause.id) == clause_id:
            yield from ((clause, w) for w in clause.wordings if w.number == number)


def _signatures(table: OpenedAgreement, row: Version) -> list[OpenedSignature]:
    """Return who signed, in the order of the voices."""
    by_person = {s.signer_id: s for s in signatures_of(table.row, row.number)}
    shown = []
    for party in table.parties:
        if signature := by_person.get(party.person_id):
            place = signature.place_of("digest")
            digest = table.ring.shown(signature.digest_sealed, place)
            shown.append(
                OpenedSignature(by=party.person_id, at=signature.signed_at, digest=digest)
            )
    return shown


def _on_paper(title: str, said: SaidBy, name: str, voice: Voice) -> Said:
    shown = said.words if said.words is not None else _("These words cannot be shown.")
    # On paper what letsbe keeps stands where the reasons of a clause do.
    why = kept_words(said.term)
    return Said(kind_title=title, words=shown, author=name, voice=voice, why=why)


def _day(at: datetime) -> str:
    return formats.date_format(timezone.localtime(at), "j F Y")
