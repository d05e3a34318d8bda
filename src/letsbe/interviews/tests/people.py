"""Ada and Bo in their first talk: every method is a deed of the room, or a page of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from letsbe.interviews import access, actions, queries
from letsbe.interviews.actions import cards
from letsbe.interviews.models import Answer
from letsbe.interviews.queries import Opened
from letsbe.interviews.queries.cards import opened_cards
from letsbe.interviews.rules.answers import AnswerDeed
from letsbe.interviews.rules.cards import CardDeed, Cards
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import changed

WORDS = "Canary: evenings are hard."
KEEP, READY, SKIP = AnswerDeed.KEEP, AnswerDeed.READY, AnswerDeed.SKIP
TAKE_BACK, CHANGE, TAKE_AWAY = AnswerDeed.TAKE_BACK, AnswerDeed.CHANGE, AnswerDeed.TAKE_AWAY


@dataclass(frozen=True)
class Talk:
    """One first talk with its two people."""

    bond: Relationship
    ada: Person
    bo: Person

    @property
    def asked(self) -> list[UUID]:
        return [row.pk for row in access.asked_in(self.bond)]

    @property
    def first(self) -> UUID:
        return self.asked[0]

    def other(self, person: Person) -> Person:
        return self.bo if person == self.ada else self.ada

    def question(self, asked: UUID | None = None) -> Opened:
        return queries.opened_for_party(self.ada, self.bond.pk).question(asked or self.first)

    def gave(
        self,
        by: Person,
        deed: AnswerDeed = READY,
        words: str = WORDS,
        *,
        asked: UUID | None = None,
        seen: int | None = None,
        once: Once | None = None,
    ) -> bool:
        asked = asked or self.first
        version = self.question(asked).value.of(by.pk).version
        return actions.answer(
            self.bond.pk,
            asked,
            deed,
            words,
            by=by,
            seen=version if seen is None else seen,
            at=clock.now(),
            once=once,
        )

    def shown(self, asked: UUID | None = None) -> None:
        """Let both be ready with one question."""
        for person in (self.ada, self.bo):
            self.gave(person, words=f"{WORDS} {person.pk.hex}", asked=asked)

    def added(self, by: Person, words: str = "Canary: tea or coffee?") -> UUID:
        return actions.add_question(self.bond.pk, words, by=by, at=clock.now())

    def took_question_back(self, by: Person, asked: UUID) -> None:
        actions.take_question_back(self.bond.pk, asked, by=by, at=clock.now())

    @property
    def cards(self) -> Cards:
        return opened_cards(queries.opened_for_party(self.ada, self.bond.pk)).value

    def played(self, by: Person, deed: CardDeed, *marks: str, seen: int | None = None) -> None:
        version = self.cards.of(by.pk).version
        cards.play(
            self.bond.pk,
            deed,
            frozenset(marks),
            by=by,
            seen=version if seen is None else seen,
            at=clock.now(),
        )

    def paused(self, by: Person) -> None:
        changed(self.bond, Deed.PAUSE, by=by)

    def ended(self) -> None:
        changed(self.bond, Deed.END, by=self.bo)

    def answer(self, by: Person, asked: UUID | None = None) -> Answer:
        return Answer.objects.get(asked=asked or self.first, author=by)

    def page(self, name: str, *more: UUID) -> str:
        return reverse(f"interviews:{name}", args=[self.bond.pk, *more])

    def reads(self, person: Person, name: str, *more: UUID) -> str:
        """Return what stands on a page, as one of the two sees it."""
        answer = signed_in(person).get(self.page(name, *more))
        assert answer.status_code == 200
        return str(answer.content.decode())

    def sends(self, person: Person, deed: str, words: str = "", **more: object) -> Any:
        """Press a button on the page of the first question."""
        version = self.question().value.of(person.pk).version
        said = {"deed": deed, "words": words, "seen": version, **more}
        return sent(signed_in(person), self.page("question", self.first), **said)


def sent(browser: Client, url: str, **fields: object) -> Any:
    return browser.post(url, {"once_key": str(new_id()), **fields})


@pytest.fixture
def talk(bond: Relationship, ada: Person, bo: Person) -> Talk:
    return Talk(bond, ada, bo)
