"""Ada, who was with Bo and goes on with Cleo; and what each does with a handover."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from letsbe.agreements import actions as agreements
from letsbe.agreements.queries import opened_for_party
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Suggestion
from letsbe.agreements.rules.signing import digest
from letsbe.handovers import access, actions
from letsbe.handovers.actions import giving, three
from letsbe.handovers.models import Handover, MeetingOfThree, Piece
from letsbe.handovers.queries import choosing
from letsbe.handovers.queries import three as opened_three
from letsbe.handovers.rules.three import Meeting, Said
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import begun, changed

DATABASES = ["default", "keys"]
WORDS = "Canary: I am slow in the mornings."
GOAL = "Canary: one hour outside each day."
PLACE = "Canary: the bench by the lock."
LINE = "Canary: Thursdays suit me."


@dataclass(frozen=True)
class Desk:
    """Where Ada writes from her time with Bo; every method is a deed of the room."""

    bond: Relationship
    next_bond: Relationship
    ada: Person
    bo: Person
    cleo: Person

    @property
    def row(self) -> Handover:
        return access.handover_of_writer(self.ada, self.bond.pk)

    @property
    def meeting(self) -> MeetingOfThree:
        return MeetingOfThree.objects.get()

    @property
    def now(self) -> Meeting:
        row = access.meeting_for_writer(self.ada, self.meeting.pk)
        return opened_three.as_value(row)

    def wrote(
        self,
        words: str = WORDS,
        *,
        by: Person | None = None,
        seen: int = 0,
        once: Once | None = None,
    ) -> Handover:
        return actions.write_introduction(
            self.bond.pk, words, by=by or self.ada, seen=seen, at=at(), once=once
        )

    def goal(self, words: str = GOAL, *, by: Person | None = None) -> UUID:
        """Let somebody write a goal into the agreement; return what could be chosen then."""
        who = by or self.ada
        suggested = Suggestion(words=words)
        clause = agreements.propose(self.bond.pk, Kind.GOAL, suggested, by=who, at=at())
        return opened_for_party(who, self.bond.pk).wordings[clause][-1].id

    def settled(self, words: str, *, by: Person, kind: Kind = Kind.BOUNDARY) -> UUID:
        """Let somebody suggest a clause and the other say yes; return the clause."""
        suggested = Suggestion(words=words)
        clause = agreements.propose(self.bond.pk, kind, suggested, by=by, at=at())
        other = self.bo if by == self.ada else self.ada
        agreements.answer(self.bond.pk, clause, ClauseDeed.AGREE, by=other, seen=1, at=at())
        return clause

    def signed(self) -> None:
        """Bring what is settled in force."""
        on, today = at().date() + timedelta(weeks=6), at().date()
        agreements.choose_review_date(self.bond.pk, on, by=self.ada, today=today, at=at())
        for person in (self.ada, self.bo):
            read = digest(opened_for_party(person, self.bond.pk).now)
            agreements.sign(self.bond.pk, by=person, read=read, today=today, at=at())

    def could_choose(self, by: Person | None = None) -> list[str | None]:
        return [one.words for one in choosing.choices(by or self.ada, self.bond.pk)]

    def chose(self, source: UUID | None = None, *, once: Once | None = None) -> Piece:
        wanted = source or self.goal()
        return actions.choose(self.bond.pk, wanted, by=self.ada, at=at(), once=once)

    def gave(self, to: Relationship | None = None, *, seen: int | None = None) -> Handover:
        version = self.row.version if seen is None else seen
        where = (to or self.next_bond).pk
        return giving.give(self.bond.pk, where, by=self.ada, seen=version, at=at())

    def handed_over(self) -> Handover:
        """Write an introduction and give it to Cleo."""
        self.wrote()
        return self.gave()

    def took_back(self) -> None:
        giving.take_back(self.bond.pk, by=self.ada, at=at())

    def suggested(self, moment: datetime | None = None, place: str = PLACE) -> MeetingOfThree:
        when = moment or in_a_week()
        return three.suggest(self.bond.pk, when, place, by=self.ada, at=at())

    def said(self, by: Person, said: Said, *, line: str = "", seen: int | None = None) -> None:
        row = self.meeting
        number = row.number if seen is None else seen
        three.answer(row.pk, said, line=line, by=by, seen=number, at=at())

    def ended(self, bond: Relationship | None = None, *, by: Person | None = None) -> None:
        changed_now(bond or self.bond, Deed.END, by=by or self.ada)


def changed_now(bond: Relationship, deed: Deed, *, by: Person) -> None:
    from_now = at()
    changed(bond, deed, by=by)
    if deed is Deed.END:
        Relationship.objects.filter(pk=bond.pk).update(ended_at=from_now)


def at() -> datetime:
    return clock.now()


def in_a_week() -> datetime:
    return at().replace(second=0, microsecond=0) + timedelta(days=7)


def once(fingerprint: bytes = b"same words", key: UUID | None = None) -> Once:
    return Once(key=key or new_id(), fingerprint=fingerprint)


def read(person: Person, url: str) -> Any:
    return signed_in(person).get(url)


def body(answer: Any) -> str:
    return str(answer.content.decode())


def sent(person: Person, url: str, **fields: object) -> Any:
    return signed_in(person).post(url, {"once_key": str(new_id()), **fields})


@pytest.fixture
def next_bond(ada: Person, cleo: Person, dana: Person) -> Relationship:
    """Return the relationship of Ada and Cleo, who came as supporter."""
    return begun(cleo, ada, by=dana)


@pytest.fixture
def desk(
    bond: Relationship, next_bond: Relationship, ada: Person, bo: Person, cleo: Person
) -> Desk:
    return Desk(bond, next_bond, ada, bo, cleo)
