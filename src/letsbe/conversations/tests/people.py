"""Ada and Bo at their conversation, and what each of them does there."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from letsbe.agreements import actions as agreements
from letsbe.agreements.queries import opened_for_party
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Suggestion
from letsbe.agreements.rules.kept import QuietHours, Term
from letsbe.agreements.rules.signing import digest
from letsbe.conversations import access, actions, queries
from letsbe.conversations.actions import changing, drafts, showing
from letsbe.conversations.models import Message
from letsbe.conversations.queries import Line, Opened
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.relationships import actions as relationships
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed

DATABASES = ["default", "keys"]
NOON = MONDAY.replace(hour=12, minute=0)
NIGHT = MONDAY.replace(hour=23, minute=0)
MORNING = (MONDAY + timedelta(days=1)).replace(hour=8, minute=0)
EVENINGS = QuietHours(begins=time(21), ends=time(8))


@dataclass(frozen=True)
class Talk:
    """Where Ada and Bo write to each other; every method is a deed of the room."""

    bond: Relationship
    ada: Person
    bo: Person

    @property
    def path(self) -> str:
        return f"/conversations/{self.bond.pk}"

    def other(self, person: Person) -> Person:
        return self.bo if person == self.ada else self.ada

    def agreed(self, term: Term) -> None:
        """Let the two agree on something that letsbe keeps, and sign it."""
        pk, words = self.bond.pk, Suggestion(words="As we said.", term=term)
        clause = agreements.propose(pk, Kind.PRACTICAL, words, by=self.ada, at=MONDAY)
        agreements.answer(pk, clause, ClauseDeed.AGREE, by=self.bo, seen=1, at=MONDAY)
        on, today = MONDAY.date() + timedelta(weeks=6), MONDAY.date()
        agreements.choose_review_date(pk, on, by=self.ada, today=today, at=MONDAY)
        for person in (self.ada, self.bo):
            read = digest(opened_for_party(person, pk).now)
            agreements.sign(pk, by=person, read=read, today=today, at=MONDAY)

    def sends(
        self,
        words: str = "Hello.",
        *,
        by: Person | None = None,
        at: datetime = NOON,
        once: Once | None = None,
        draft_seen: int = 0,
    ) -> Message:
        return actions.send(
            self.bond.pk, words, by=by or self.ada, at=at, once=once, draft_seen=draft_seen
        )

    def edits(
        self,
        row: Message,
        words: str = "Good day.",
        *,
        by: Person | None = None,
        seen: int | None = None,
        at: datetime = NOON,
        once: Once | None = None,
    ) -> Message:
        version = row.version if seen is None else seen
        who = by or self.ada
        return changing.edit(
            self.bond.pk, row.pk, words, by=who, seen=version, at=at, once=once
        )

    def removes(
        self,
        row: Message,
        *,
        by: Person | None = None,
        at: datetime = NOON,
        once: Once | None = None,
    ) -> Message:
        return changing.remove(self.bond.pk, row.pk, by=by or self.ada, at=at, once=once)

    def drafts(self, words: str, *, by: Person | None = None, seen: int = 0) -> int:
        return drafts.keep_draft(self.bond.pk, words, by=by or self.ada, seen=seen)

    def draft(self, of: Person) -> str | None:
        return queries.draft_of(self.opened(of))

    def comes(self, at: datetime, *, by: Person | None = None) -> bool:
        """Let what is due be shown, as by whoever looks first."""
        return showing.show(self.bond.pk, by=by or self.bo, at=at)

    def opened(self, person: Person) -> Opened:
        return queries.opened(access.conversation_for_party(person, self.bond.pk), person)

    def lines(self, person: Person) -> list[Line]:
        return queries.newest(self.opened(person)).lines

    def words(self, person: Person) -> list[str | None]:
        """Return what stands on this person's page, in its order."""
        return [line.words for line in self.lines(person)]

    def waits(self, person: Person) -> list[str | None]:
        return [line.words for line in queries.waiting_lines(self.opened(person))]

    def changed(self, deed: Deed, *, by: Person | None = None, at: datetime = NOON) -> None:
        relationships.change_course(self.bond.pk, deed, by=by or self.bo, at=at)


def once(fingerprint: bytes = b"same words", key: UUID | None = None) -> Once:
    return Once(key=key or new_id(), fingerprint=fingerprint)


def now() -> datetime:
    return clock.now()


def read(person: Person, url: str, **headers: str) -> Any:
    return signed_in(person).get(url, headers=headers)


def body(answer: Any) -> str:
    return str(answer.content.decode())


def posted(person: Person, url: str, *, in_place: bool = False, **fields: Any) -> Any:
    headers = {"X-In-Place": "yes"} if in_place else {}
    sent = {"once_key": str(new_id()), **fields}
    return signed_in(person).post(url, sent, headers=headers)


@pytest.fixture
def talk(bond: Relationship, ada: Person, bo: Person) -> Talk:
    return Talk(bond, ada, bo)
