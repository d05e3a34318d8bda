"""Two to five clients, in whatever order a machine thinks of, see one order of messages."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from letsbe.conversations import access, queries
from letsbe.conversations.actions import changing, showing
from letsbe.conversations.queries import Line
from letsbe.conversations.rules.refusals import MessageRefused
from letsbe.conversations.tests.people import DATABASES, EVENINGS, NOON, Talk, once
from letsbe.lib.once import AlreadyDone, Once, SentWithOtherWords
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import make_house, make_person
from letsbe.relationships import actions as relationships
from letsbe.relationships.rules import Deed, RelationshipRefused
from letsbe.relationships.tests.people import begun

pytestmark = pytest.mark.django_db(databases=DATABASES)
WHICH = st.integers(0, 4)
DEEDS = st.sampled_from([Deed.PAUSE, Deed.RESUME, Deed.PAUSE, Deed.RESUME, Deed.END])
STAGE: dict[str, Talk] = {}


@dataclass
class Client:
    """One open page of one person: it knows what it loaded, and what pieces it was given."""

    person: Person
    change: int = 0
    shown: dict[UUID, Line] = field(default_factory=dict)
    waiting: list[Line] = field(default_factory=list)
    is_online: bool = True

    def take(self, page: queries.Page, waiting: list[Line], *, change: int) -> None:
        self.shown |= {line.id: line for line in page.lines}
        self.waiting, self.change = waiting, change

    @property
    def order(self) -> list[Line]:
        return sorted(self.shown.values(), key=lambda line: line.number or 0)


class TwoToFiveClients(RuleBasedStateMachine):
    """Ada and Bo on several devices; `acknowledged` is what anybody was told is stored."""

    def __init__(self) -> None:
        super().__init__()
        self.talk = STAGE["talk"]
        self.now = NOON
        self.acknowledged: dict[UUID, UUID] = {}
        self.forms: list[tuple[Person, Once, str]] = []
        self.clients: list[Client] = []
        self.undone = transaction.atomic()
        self.undone.__enter__()

    @initialize(more=st.integers(0, 3))
    def open_pages(self, more: int) -> None:
        people = [self.talk.ada, self.talk.bo] * 3
        self.clients = [Client(person) for person in people[: 2 + more]]

    def client(self, which: int) -> Client:
        return self.clients[which % len(self.clients)]

    @rule(which=WHICH, words=st.sampled_from(["Hello.", "Yes.", "No.", "é"]))
    def send(self, which: int, words: str) -> None:
        person = self.client(which).person
        form = once(words.encode())
        self.forms.append((person, form, words))
        if row := self._tried(person, form, words):
            assert form.key not in self.acknowledged
            self.acknowledged[form.key] = row.pk

    @precondition(lambda self: self.forms)
    @rule(which=st.integers(0, 99))
    def send_again(self, which: int) -> None:
        """The answer was lost, or somebody pressed twice: the same key, the same words."""
        person, form, words = self.forms[which % len(self.forms)]
        row = self._tried(person, form, words)
        assert row is None or form.key not in self.acknowledged
        if row:
            self.acknowledged[form.key] = row.pk

    def _tried(self, person: Person, form: Once, words: str) -> Any:
        try:
            return self.talk.sends(words, by=person, once=form, at=self.now)
        except MessageRefused:
            assert form.key not in self.acknowledged
        except (AlreadyDone, SentWithOtherWords):
            assert form.key in self.acknowledged
        return None

    @precondition(lambda self: self.acknowledged)
    @rule(which=st.integers(0, 99), is_removal=st.booleans(), is_stale=st.booleans())
    def change_one(self, which: int, is_removal: bool, is_stale: bool) -> None:
        pk = sorted(self.acknowledged.values())[which % len(self.acknowledged)]
        person = next(p for p, f, _w in self.forms if self.acknowledged.get(f.key) == pk)
        bond = self.talk.bond.pk
        try:
            if is_removal:
                changing.remove(bond, pk, by=person, at=self.now)
            else:
                row = access.message_of_author(person, bond, pk)
                seen = row.version - is_stale
                changing.edit(bond, pk, "Other.", by=person, seen=seen, at=self.now)
        except (MessageRefused, Http404):
            # Taken back before anybody saw it, it is found by nobody.
            return

    @rule(which=WHICH, deed=DEEDS)
    def change_course(self, which: int, deed: Deed) -> None:
        try:
            relationships.change_course(
                self.talk.bond.pk, deed, by=self.client(which).person, at=self.now
            )
        except RelationshipRefused:
            return

    @rule(hours=st.sampled_from([1, 3, 9, 14, -2]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(which=WHICH)
    def lose_the_connection(self, which: int) -> None:
        self.client(which).is_online = False

    @rule(which=WHICH)
    def come_back(self, which: int) -> None:
        self.client(which).is_online = True

    @rule(which=WHICH)
    def look(self, which: int) -> None:
        """Whoever opens a page shows what is due."""
        showing.show(self.talk.bond.pk, by=self.client(which).person, at=self.now)

    @invariant()
    def a_page_that_was_given_pieces_reads_as_one_opened_anew(self) -> None:
        for client in self.clients:
            if not client.is_online:
                continue
            here = self.talk.opened(client.person)
            changed = queries.changed_since(here, client.change)
            assert not changed.is_too_much
            client.take(
                changed,
                queries.waiting_lines(here),
                change=here.reached.conversation.last_change,
            )
            anew = queries.newest(here)
            assert client.order == anew.lines
            assert client.waiting == queries.waiting_lines(here)

    @invariant()
    def both_see_one_order_and_nothing_stored_is_lost_or_doubled(self) -> None:
        ada, bo = (self.talk.lines(person) for person in (self.talk.ada, self.talk.bo))
        told = [(line.id, line.number, line.words, line.is_removed) for line in ada]
        assert told == [(line.id, line.number, line.words, line.is_removed) for line in bo]
        assert [line.number for line in ada] == list(range(1, len(ada) + 1))
        waits = [
            line.id
            for person in (self.talk.ada, self.talk.bo)
            for line in queries.waiting_lines(self.talk.opened(person))
        ]
        here = [line.id for line in ada] + waits
        assert len(here) == len(set(here))
        assert set(here) <= set(self.acknowledged.values())

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)


def staged(*, is_quiet: bool) -> Talk:
    make_house()
    dana = make_person("Dana", Part.COORDINATOR)
    ada, bo = (make_person(name) for name in ("Ada", "Bo"))
    talk = Talk(begun(bo, ada, by=dana), ada, bo)
    if is_quiet:
        talk.agreed(EVENINGS)
    return talk


@pytest.mark.parametrize("is_quiet", [False, True], ids=["by day", "with quiet hours"])
def test_both_see_one_order_and_nothing_is_lost_or_doubled(db: None, is_quiet: bool) -> None:
    STAGE["talk"] = staged(is_quiet=is_quiet)

    run_state_machine_as_test(
        TwoToFiveClients,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
