"""The peer chooses, or says no: only two yes make a relationship."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.introductions import access
from letsbe.introductions.actions import choosing
from letsbe.introductions.models import Card, Introduction, Proposed, Run
from letsbe.introductions.rules.choosing import CardState
from letsbe.introductions.rules.refusals import Refusal
from letsbe.introductions.tests.people import (
    card_with,
    list_of,
    pairs,
    proposed,
    refused,
    shown,
)
from letsbe.journal.models import HOUSE
from letsbe.people import actions as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.people.rules.portraits import Room
from letsbe.people.tests.people import MONDAY
from letsbe.relationships import actions as relationships
from letsbe.relationships.models import Beginning, Relationship
from letsbe.relationships.rules import Answer, Kind
from letsbe.relationships.tests.people import deeds_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def chosen(peer: Person, supporter: Person) -> Card:
    card = card_with(peer, supporter)
    choosing.choose(card.pk, by=peer, moss_first=True, at=MONDAY)
    card.refresh_from_db()
    return card


def answered(card: Card, said: Answer, *, by: Person) -> Relationship | None:
    assert card.beginning_id
    return relationships.answer(card.beginning_id, said, by=by, moss_first=True, at=MONDAY)


def test_a_relationship_begins_when_both_have_said_yes(
    run: Run, ada: Person, bo: Person, dana: Person
) -> None:
    shown(run, by=dana)
    card = chosen(ada, bo)
    assert card.as_values.state is CardState.CHOSEN
    assert not Relationship.objects.exists()
    bond = answered(card, Answer.YES, by=bo)
    assert bond
    assert {party.person for party in bond.parties.all()} == {ada, bo}
    card.refresh_from_db()
    assert Card.objects.get(pk=card.pk).as_values.state is CardState.BEGUN
    assert list_of(ada).closed_at == MONDAY
    assert ada.pk not in people_queries.looking()


def test_a_no_of_the_supporter_leaves_the_others_to_choose(
    run: Run, ada: Person, bo: Person, ben: Person, dana: Person
) -> None:
    shown(run, by=dana)
    answered(chosen(ada, bo), Answer.NO, by=bo)
    now = list_of(ada).as_values
    assert card_with(ada, bo).as_values.state is CardState.NOT_THIS_TIME
    assert [card.id for card in now.to_choose] == [card_with(ada, ben).pk]
    assert ada.pk in people_queries.looking()
    assert chosen(ada, ben).beginning_id


def test_of_two_who_choose_a_last_place_one_is_asked_again(
    run: Run, ada: Person, cleo: Person, bo: Person, ben: Person, dana: Person
) -> None:
    shown(run, by=dana)
    chosen(ada, bo)
    with refused(Refusal.TAKEN):
        chosen(cleo, bo)
    assert card_with(cleo, bo).as_values.state is CardState.OPEN
    assert Beginning.objects.count() == 1
    assert chosen(cleo, ben)


def test_one_is_chosen_at_a_time(
    run: Run, ada: Person, bo: Person, ben: Person, dana: Person
) -> None:
    shown(run, by=dana)
    chosen(ada, bo)
    with refused(Refusal.CHOSEN_ALREADY):
        chosen(ada, ben)
    with refused(Refusal.CHOSEN_ALREADY):
        choosing.pass_over(card_with(ada, ben).pk, by=ada, at=MONDAY)
    with refused(Refusal.CHOSEN_ALREADY):
        choosing.say_none_of_these(list_of(ada).pk, by=ada, at=MONDAY)


def test_whoever_cannot_sign_in_is_not_chosen(
    run: Run, ada: Person, bo: Person, dana: Person
) -> None:
    shown(run, by=dana)
    Person.objects.filter(pk=bo.pk).update(is_active=False)
    with refused(Refusal.NOT_HERE_NOW):
        chosen(ada, bo)
    Person.objects.filter(pk=bo.pk).update(is_active=True)
    assert chosen(ada, bo)


def test_whoever_is_vouched_for_no_longer_is_not_chosen(
    house: object, run: Run, ada: Person, bo: Person, dana: Person
) -> None:
    shown(run, by=dana)
    people.end_vouching(bo, by=dana, at=MONDAY)
    with refused(Refusal.NOT_HERE_NOW):
        chosen(ada, bo)


def test_two_who_are_asked_already_are_not_asked_twice(
    run: Run, ada: Person, bo: Person, dana: Person
) -> None:
    people.make_room(bo, Room(people=3), at=MONDAY)
    shown(run, by=dana)
    relationships.ask(Kind.SUPPORT, bo, ada, by=dana, at=MONDAY)
    with refused(Refusal.NOT_HERE_NOW):
        chosen(ada, bo)


def test_a_no_to_one_card_is_for_good_and_seen_by_nobody_else(
    run: Run, ada: Person, bo: Person, ben: Person, dana: Person
) -> None:
    shown(run, by=dana)
    before = (deeds_in(bo.pk), deeds_in(HOUSE))
    choosing.pass_over(card_with(ada, bo).pk, by=ada, at=MONDAY)
    with refused(Refusal.PASSED_OVER):
        choosing.pass_over(card_with(ada, bo).pk, by=ada, at=MONDAY)
    with refused(Refusal.PASSED_OVER):
        chosen(ada, bo)
    assert (deeds_in(bo.pk), deeds_in(HOUSE)) == before
    assert pairs(proposed(by=dana))[ada.pk] == ben.pk


def test_none_of_these_keeps_ones_place_in_the_line(
    run: Run, ada: Person, bo: Person, dana: Person
) -> None:
    shown(run, by=dana)
    since = people_queries.looking()[ada.pk]
    mine = list_of(ada)
    choosing.say_none_of_these(mine.pk, by=ada, at=MONDAY)
    assert people_queries.looking()[ada.pk] == since
    with refused(Refusal.CLOSED):
        choosing.say_none_of_these(mine.pk, by=ada, at=MONDAY)
    with refused(Refusal.CLOSED):
        chosen(ada, bo)
    assert pairs(proposed(by=dana))[ada.pk] is None


def test_a_newer_list_closes_the_one_before(
    run: Run, ada: Person, bo: Person, dana: Person
) -> None:
    shown(run, by=dana)
    old = card_with(ada, bo)
    shown(proposed(by=dana), by=dana)
    with refused(Refusal.CLOSED):
        choosing.choose(old.pk, by=ada, moss_first=True, at=MONDAY)
    assert Introduction.objects.filter(peer=ada, closed_at=None).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Introduction.objects.filter(peer=ada).update(closed_at=None)


def test_somebody_elses_card_is_not_there(
    run: Run, ada: Person, cleo: Person, bo: Person, dana: Person
) -> None:
    shown(run, by=dana)
    card = card_with(ada, bo)
    with pytest.raises(Http404):
        choosing.choose(card.pk, by=cleo, moss_first=True, at=MONDAY)
    with pytest.raises(Http404):
        choosing.pass_over(card.pk, by=cleo, at=MONDAY)
    with pytest.raises(Http404):
        choosing.say_none_of_these(card.introduction_id, by=bo, at=MONDAY)


def test_a_card_with_which_two_were_asked_is_for_those_two(
    run: Run, ada: Person, cleo: Person, bo: Person, ben: Person, dana: Person
) -> None:
    shown(run, by=dana)
    card = chosen(ada, bo)
    assert card.beginning_id
    for person in (ada, bo):
        assert access.card_for_asked(person, card.beginning_id) == card
    for person in (cleo, dana, ben):
        with pytest.raises(Http404):
            access.card_for_asked(person, card.beginning_id)
    plain = relationships.ask(Kind.SUPERVISION, ben, cleo, by=dana, at=MONDAY)
    with pytest.raises(Http404):
        access.card_for_asked(ben, plain.pk)


def test_a_thought_nobody_acted_on_says_nothing(
    looking: None, ada: Person, dana: Person
) -> None:
    assert access.last_word_to(ada) is None
    run = proposed(by=dana)
    assert access.last_word_to(ada) is None
    shown(run, by=dana)
    proposed(by=dana, at=MONDAY + timedelta(days=1))
    assert access.last_word_to(ada) == Proposed.objects.get(run=run, peer=ada)


@pytest.mark.parametrize("kind", [Kind.SUPPORT, Kind.SUPERVISION])
def test_whoever_begins_peer_support_otherwise_looks_no_longer(
    run: Run, ada: Person, bo: Person, dana: Person, kind: Kind
) -> None:
    shown(run, by=dana)
    asked = relationships.ask(kind, bo, ada, by=dana, at=MONDAY)
    for person in (ada, bo):
        relationships.answer(asked.pk, Answer.YES, by=person, moss_first=True, at=MONDAY)
    is_support = kind is Kind.SUPPORT
    assert (list_of(ada).closed_at is not None) is is_support
    assert (ada.pk not in people_queries.looking()) is is_support
