"""Short lists are shown, and the peer chooses: only two yes make a relationship."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.introductions import access
from letsbe.introductions.actions import choosing, vouching
from letsbe.introductions.events import Deed
from letsbe.introductions.models import Card, Introduction, Proposed, Run
from letsbe.introductions.rules.choosing import CardState
from letsbe.introductions.rules.refusals import Refusal
from letsbe.introductions.rules.running import Step
from letsbe.introductions.tests.people import (
    card_with,
    has_room,
    list_of,
    looks,
    pairs,
    proposed,
    refused,
    shown,
)
from letsbe.journal.models import HOUSE, Entry
from letsbe.people import actions as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.rules.portraits import Room
from letsbe.people.tests.people import MONDAY, make_person
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


def test_nobody_sees_anybody_before_a_coordinator_vouches(run: Run, ada: Person) -> None:
    assert not access.introductions_of(ada).exists()


def test_each_peer_is_shown_a_short_list_of_those_who_are_vouched_for(
    run: Run, ada: Person, cleo: Person, bo: Person, ben: Person, dana: Person
) -> None:
    shown(run, by=dana)
    for peer in (ada, cleo):
        cards = list_of(peer).cards.order_by("position")
        assert {card.vouching.person for card in cards} == {bo, ben}
        assert cards[0].vouching.person_id == pairs(run)[peer.pk]
        assert deeds_in(peer.pk)[-1] == Deed.VOUCHED
    assert Entry.objects.filter(strand_id=HOUSE, deed=Deed.VOUCHED).count() == 2


def test_a_card_points_to_the_word_that_is_given_for_somebody() -> None:
    assert Card._meta.get_field("vouching").null is False
    assert not {"supporter", "person"} & {field.name for field in Card._meta.get_fields()}


def test_a_short_list_is_shown_once(run: Run, ada: Person, dana: Person) -> None:
    vouching.vouch(run.pk, ada.pk, by=dana, at=MONDAY)
    with refused(Refusal.SHOWN_ALREADY):
        vouching.vouch(run.pk, ada.pk, by=dana, at=MONDAY)
    shown(run, by=dana)
    assert Introduction.objects.count() == 2


def test_only_the_newest_proposal_is_shown(run: Run, ada: Person, dana: Person) -> None:
    newer = proposed(by=dana)
    with refused(Refusal.NEWER_ONE):
        vouching.vouch(run.pk, ada.pk, by=dana, at=MONDAY)
    with refused(Refusal.NEWER_ONE):
        vouching.vouch_for_all(run.pk, by=dana, at=MONDAY)
    vouching.vouch(newer.pk, ada.pk, by=dana, at=MONDAY)


def test_a_proposal_that_is_not_finished_is_not_shown(
    run: Run, ada: Person, dana: Person
) -> None:
    Run.objects.filter(pk=run.pk).update(step=Step.MATCHING)
    with refused(Refusal.NOT_READY):
        vouching.vouch_for_all(run.pk, by=dana, at=MONDAY)
    with refused(Refusal.NOT_READY):
        vouching.vouch(run.pk, ada.pk, by=dana, at=MONDAY)


def test_whoever_stopped_looking_is_shown_nobody(run: Run, ada: Person, dana: Person) -> None:
    people.stop_looking(ada, at=MONDAY)
    with refused(Refusal.NOT_HERE_NOW):
        vouching.vouch(run.pk, ada.pk, by=dana, at=MONDAY)


def test_nobody_is_on_a_list_whose_word_was_taken_back(
    house: object, run: Run, ada: Person, bo: Person, ben: Person, dana: Person
) -> None:
    people.end_vouching(ben, by=dana, at=MONDAY)
    vouching.vouch(run.pk, ada.pk, by=dana, at=MONDAY)
    assert [card.vouching.person for card in list_of(ada).cards.all()] == [bo]
    people.end_vouching(bo, by=dana, at=MONDAY)
    newer = proposed(by=dana)
    with refused(Refusal.NOTHING_TO_SHOW):
        vouching.vouch(newer.pk, ada.pk, by=dana, at=MONDAY)


def test_a_coordinator_puts_themselves_on_nobodys_list(
    house: object, ada: Person, bo: Person, dana: Person
) -> None:
    both = make_person("Ben", Part.COORDINATOR, Part.SUPPORTER)
    looks(ada)
    has_room(both, by=dana)
    run = proposed(by=both)
    with refused(Refusal.ONESELF):
        vouching.vouch(run.pk, ada.pk, by=both, at=MONDAY)
    has_room(bo, by=dana)
    newer = proposed(by=both)
    vouching.vouch(newer.pk, ada.pk, by=both, at=MONDAY)
    assert [card.vouching.person for card in list_of(ada).cards.all()] == [bo]


def test_a_coordinator_who_looks_vouches_for_no_list_of_their_own(
    bo: Person, dana: Person
) -> None:
    looks(dana)
    has_room(bo, by=make_person("Eve", Part.COORDINATOR))
    run = proposed(by=dana)
    with refused(Refusal.ONESELF):
        vouching.vouch(run.pk, dana.pk, by=dana, at=MONDAY)


def test_only_who_coordinates_shows_a_list(run: Run, ada: Person) -> None:
    with pytest.raises(Http404):
        vouching.vouch(run.pk, ada.pk, by=ada, at=MONDAY)
    with pytest.raises(Http404):
        vouching.vouch_for_all(run.pk, by=ada, at=MONDAY)


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
