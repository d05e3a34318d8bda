"""Ada and Bo at the table: an agreement in each of its states, through the deeds themselves."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from letsbe.agreements import actions, queries
from letsbe.agreements.actions import goals, minimums
from letsbe.agreements.models import Agreement, Clause, Minimum
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Suggestion
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.kept import Term
from letsbe.agreements.rules.negotiation import Negotiation, draft_mark
from letsbe.agreements.rules.signing import digest
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship

WORDS = "Canary: find words for a bad day."
WHY = "Canary: because silence frightens me."


@dataclass(frozen=True)
class Table:
    """One agreement with its two people; every method is a deed of the room."""

    bond: Relationship
    ada: Person
    bo: Person

    @property
    def now(self) -> Negotiation:
        return queries.opened_for_party(self.ada, self.bond.pk).now

    def other(self, person: Person) -> Person:
        return self.bo if person == self.ada else self.ada

    def proposed(
        self,
        by: Person,
        words: str = WORDS,
        *,
        why: str = WHY,
        kind: Kind = Kind.GOAL,
        term: Term | None = None,
        once: Once | None = None,
    ) -> UUID:
        suggested = Suggestion(words=words, why=why, term=term)
        return actions.propose(self.bond.pk, kind, suggested, by=by, at=at(), once=once)

    def answered(
        self,
        clause: UUID,
        deed: ClauseDeed,
        *,
        by: Person,
        words: str = "",
        term: Term | None = None,
        seen: int | None = None,
        once: Once | None = None,
    ) -> None:
        actions.answer(
            self.bond.pk,
            clause,
            deed,
            by=by,
            seen=seen or self.now.clause(clause).last.number,
            at=at(),
            suggested=Suggestion(words=words, term=term),
            once=once,
        )

    def settled(self, words: str = WORDS, *, by: Person | None = None) -> UUID:
        clause = self.proposed(by or self.ada, words)
        self.answered(clause, ClauseDeed.AGREE, by=self.other(by or self.ada))
        return clause

    def keeping(self, term: Term, words: str = "Canary: quiet.") -> UUID:
        """Settle a practical clause with a term that letsbe keeps."""
        clause = self.proposed(self.ada, words, kind=Kind.PRACTICAL, term=term)
        self.answered(clause, ClauseDeed.AGREE, by=self.bo)
        return clause

    def closing(self, clause: UUID, how: How = How.REACHED, *, by: Person) -> None:
        """Let one suggest that a goal is behind them."""
        goals.suggest_closing(
            self.bond.pk,
            clause,
            how,
            by=by,
            seen=self.now.clause(clause).last.number,
            today=today(),
            at=at(),
        )

    def reached(self, clause: UUID) -> None:
        """Let both say that a goal is reached, with something left to agree on, and sign."""
        self.closing(clause, by=self.ada)
        self.answered(clause, ClauseDeed.YES_REACHED, by=self.bo)
        self.settled("Canary: what is left.")
        self.signed(self.ada, self.bo)

    def worked(self, clause: UUID, *, by: Person, once: Once | None = None) -> None:
        goals.work_on(self.bond.pk, clause, by=by, today=today(), at=at(), once=once)

    def acknowledged(self) -> None:
        for minimum in self.now.minimums:
            for person in (self.ada, self.bo):
                actions.acknowledge(self.bond.pk, minimum.id, by=person, at=at())

    def dated(self, on: date | None = None) -> None:
        actions.choose_review_date(
            self.bond.pk, on or in_six_weeks(), by=self.ada, today=today(), at=at()
        )

    def made_ready(self, words: str = WORDS) -> UUID:
        """Settle a clause, acknowledge all, choose a day: nothing is missing but two names."""
        clause = self.settled(words)
        self.acknowledged()
        self.dated()
        return clause

    def signed(self, *people: Person) -> bool:
        """Let each read the text as it is now, and sign it."""
        return [
            actions.sign(self.bond.pk, by=person, read=digest(self.now), today=today(), at=at())
            for person in people
        ][-1]

    def brought_in_force(self, words: str = WORDS) -> UUID:
        clause = self.made_ready(words)
        assert self.signed(self.ada, self.bo)
        return clause

    def opened(self) -> None:
        actions.open_change(self.bond.pk, by=self.ada, today=today(), at=at())

    def dropped(self, by: Person, *, seen: str | None = None, once: Once | None = None) -> None:
        """Let the change go as it is now, or as it was `seen`."""
        mark = draft_mark(self.now) if seen is None else seen
        actions.drop_change(self.bond.pk, by=by, seen=mark, at=at(), once=once)

    def fitted(self, by: Person, on: date | None = None, *, once: Once | None = None) -> bool:
        """Let one say that it still fits."""
        return actions.say_still_fits(
            self.bond.pk, on or in_six_weeks(), by=by, today=today(), at=at(), once=once
        )

    def due(self) -> None:
        """Let the day of review be today."""
        Agreement.objects.filter(pk=self.bond.pk).update(review_on=today())

    def reviewed(self) -> None:
        actions.call_review(self.bond.pk, by=self.bo, at=at())


def at() -> datetime:
    return clock.now()


def today() -> date:
    return datetime.now(tz=UTC).date()


def in_six_weeks() -> date:
    return today() + timedelta(weeks=6)


def asked_of_all(dana: Person, title: str = "Conduct") -> Minimum:
    words, reason = "We come sober enough to listen.", "Trust opens people to harm."
    return minimums.write_minimum(title, words, reason, by=dana, at=at())


def once(fingerprint: bytes = b"same words", key: UUID | None = None) -> Once:
    return Once(key=key or new_id(), fingerprint=fingerprint)


def only_clause() -> Clause:
    return Clause.objects.get()


@pytest.fixture
def table(bond: Relationship, ada: Person, bo: Person) -> Table:
    return Table(bond, ada, bo)


@pytest.fixture
def other_table(other_bond: Relationship, bo: Person, cleo: Person) -> Table:
    """Return the table of Cleo, who stands where Ada does, and Bo."""
    return Table(other_bond, cleo, bo)
