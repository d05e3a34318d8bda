"""A coordinator vouches for short lists: only then does a peer see anybody."""

import pytest
from django.http import Http404

from letsbe.introductions import access
from letsbe.introductions.actions import vouching
from letsbe.introductions.events import Deed
from letsbe.introductions.models import Card, Introduction, Run
from letsbe.introductions.rules.refusals import Refusal
from letsbe.introductions.rules.running import Step
from letsbe.introductions.tests.people import (
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
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import MONDAY, make_person
from letsbe.relationships.tests.people import deeds_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


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
