"""Choosing, vouching and asking in the same instant: one consistent outcome."""

from functools import partial

import pytest

from letsbe.introductions.actions import choosing, proposing, vouching
from letsbe.introductions.models import Introduction, Run
from letsbe.introductions.rules.choosing import CardState
from letsbe.introductions.rules.refusals import IntroductionRefused, Refusal
from letsbe.introductions.tests.people import card_with, has_room, looks, proposed, shown
from letsbe.lib.once import AlreadyDone
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import DONE, MONDAY, make_house, make_person
from letsbe.people.tests.people import at_once as people_at_once
from letsbe.relationships.models import Beginning
from letsbe.relationships.tests.people import once
from letsbe_matching import Weights

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
at_once = partial(people_at_once, refused=(IntroductionRefused,))


@pytest.fixture
def dana(transactional_db: None) -> Person:
    make_house()
    return make_person("Dana", Part.COORDINATOR)


@pytest.fixture
def peers(dana: Person) -> list[Person]:
    """Return four who look; Bo has one place and Ben has many."""
    has_room(make_person("Ben", Part.SUPPORTER), by=dana, people=9)
    return [looks(make_person(name)) for name in ("Ada", "Cleo", "Eve", "Fay")]


def test_of_four_who_choose_a_last_place_at_once_three_are_asked_again(
    dana: Person, peers: list[Person]
) -> None:
    bo = has_room(make_person("Bo", Part.SUPPORTER), by=dana)
    shown(proposed(by=dana), by=dana)
    cards = [card_with(peer, bo) for peer in peers]
    told = at_once(
        *(
            partial(choosing.choose, card.pk, by=peer, moss_first=True, at=MONDAY)
            for card, peer in zip(cards, peers, strict=True)
        )
    )
    assert sorted(map(str, told)) == sorted([DONE] + [Refusal.TAKEN] * 3)
    assert Beginning.objects.count() == 1
    for peer, said in zip(peers, told, strict=True):
        state = card_with(peer, bo).as_values.state
        assert state is (CardState.CHOSEN if said == DONE else CardState.OPEN)


def test_one_press_sent_twice_chooses_once(dana: Person, peers: list[Person]) -> None:
    bo = has_room(make_person("Bo", Part.SUPPORTER), by=dana)
    shown(proposed(by=dana), by=dana)
    card, form = card_with(peers[0], bo), once()
    press = partial(
        choosing.choose, card.pk, by=peers[0], moss_first=True, at=MONDAY, once=form
    )
    told = at_once(*[press] * 4)
    assert sorted(map(str, told)) == sorted(map(str, [DONE] + [AlreadyDone] * 3))
    assert Beginning.objects.count() == 1


def test_a_yes_and_none_of_these_at_once_leave_one_of_them(
    dana: Person, peers: list[Person]
) -> None:
    bo = has_room(make_person("Bo", Part.SUPPORTER), by=dana)
    shown(proposed(by=dana), by=dana)
    ada, card = peers[0], card_with(peers[0], bo)
    told = at_once(
        partial(choosing.choose, card.pk, by=ada, moss_first=True, at=MONDAY),
        partial(choosing.say_none_of_these, card.introduction_id, by=ada, at=MONDAY),
    )
    assert told in ([DONE, Refusal.CHOSEN_ALREADY], [Refusal.CLOSED, DONE])
    assert Beginning.objects.count() == told.count(DONE) - (told[1] == DONE)


def test_two_who_ask_for_a_proposal_at_once_get_one(dana: Person, peers: list[Person]) -> None:
    ask = partial(proposing.ask_for_proposal, Weights(), by=dana, at=MONDAY)
    told = at_once(*[ask] * 4)
    assert sorted(map(str, told)) == sorted([DONE] + [Refusal.UNDER_WAY] * 3)
    assert Run.objects.count() == 1


def test_two_who_vouch_for_one_list_at_once_show_it_once(
    dana: Person, peers: list[Person]
) -> None:
    run, ada = proposed(by=dana), peers[0]
    told = at_once(*[partial(vouching.vouch, run.pk, ada.pk, by=dana, at=MONDAY)] * 3)
    assert sorted(map(str, told)) == sorted([DONE] + [Refusal.SHOWN_ALREADY] * 2)
    assert Introduction.objects.count() == 1
