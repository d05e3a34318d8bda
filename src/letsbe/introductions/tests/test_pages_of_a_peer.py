"""The pages of introductions that a peer reads, and the supporter who is asked."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

import pytest

from letsbe.introductions.actions import choosing
from letsbe.introductions.models import Run
from letsbe.introductions.rules.running import Step
from letsbe.introductions.tests.people import (
    USUAL,
    card_with,
    has_room,
    list_of,
    looks,
    proposed,
    shown,
)
from letsbe.people import actions as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, make_person, signed_in
from letsbe.relationships.tests.people import begun, sent
from letsbe_matching import Weights

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MINE = "/introductions"


def test_whoever_does_not_wait_reads_how_to(ada: Person) -> None:
    assert "You are not waiting to be introduced to anybody." in signed_in(ada).get(MINE).text


def test_whoever_waits_reads_since_when_and_what_is_still_needed(ada: Person) -> None:
    looks(ada, replace(USUAL, languages=(), hours=0))
    page = signed_in(ada).get(MINE).text
    assert "You have been waiting since 2 November." in page
    assert "What is still needed: languages, hours." in page


def test_whoever_waits_reads_truthfully_why_there_is_nobody_yet(
    run: Run, lee: Person, dana: Person
) -> None:
    looks(lee, replace(USUAL, languages=("Tigrinya",)))
    newer = proposed(by=dana)
    page = signed_in(lee).get(MINE).text
    assert "everybody who waits was looked at" not in page
    shown(newer, by=dana)
    page = signed_in(lee).get(MINE).text
    assert "On 2 November everybody who waits was looked at together." in page
    assert "Nobody here fits yet." in page


def test_cards_tell_what_the_two_share_and_nothing_else(
    ada: Person, bo: Person, dana: Person
) -> None:
    looks(ada, replace(USUAL, experiences=("Grief", "Prison")))
    says = {"introduction": "I listen.", "experiences": ("Grief", "Debts")}
    has_room(bo, replace(USUAL, **says), by=dana)  # type: ignore[arg-type]
    shown(proposed(by=dana), by=dana)
    page = signed_in(ada).get(MINE).text
    for told in ("Bo", "I listen.", "Grief", "Chess", "Dana knows them and vouches for them"):
        assert told in page
    for private in ("Debts", "Prison"):
        assert private not in page
    assert "There is somebody you might like to meet." in signed_in(ada).get("/today").text
    assert "Bo" not in signed_in(bo).get(MINE).text.split("<main")[1]


def test_a_peer_chooses_and_the_supporter_reads_what_they_share(
    run: Run, ada: Person, cleo: Person, bo: Person, dana: Person
) -> None:
    shown(run, by=dana)
    card = card_with(ada, bo)
    browser = signed_in(ada)
    assert sent(browser, f"/introductions/cards/{card.pk}/choose").headers["Location"] == MINE
    assert "You chose Bo. Waiting for Bo." in browser.get(MINE).text
    card.refresh_from_db()
    asked = f"/introductions/asked/{card.beginning_id}"
    assert asked in signed_in(bo).get("/today").text
    page = signed_in(bo).get(asked).text
    assert "Ada looked at a short list and would like to meet you." in page
    assert "Grief" in page
    assert "You said yes. Waiting for Bo." in browser.get(asked).text
    taken = sent(signed_in(cleo), f"/introductions/cards/{card_with(cleo, bo).pk}/choose")
    assert taken.status_code == HTTPStatus.CONFLICT
    assert "Somebody else took the last place a moment ago." in taken.text
    sent(signed_in(bo), f"/beginnings/{card.beginning_id}", answer="no")
    assert "It did not come about with Bo this time." in browser.get(MINE).text
    assert "This did not come about." in signed_in(bo).get(asked).text


def test_after_two_yes_the_page_leads_to_the_two(
    run: Run, ada: Person, bo: Person, dana: Person
) -> None:
    shown(run, by=dana)
    card = card_with(ada, bo)
    choosing.choose(card.pk, by=ada, moss_first=True, at=MONDAY)
    card.refresh_from_db()
    sent(signed_in(bo), f"/beginnings/{card.beginning_id}", answer="yes")
    page = signed_in(bo).get(f"/introductions/asked/{card.beginning_id}").text
    assert "You both said yes." in page


def test_each_no_is_one_press(
    run: Run, ada: Person, bo: Person, ben: Person, dana: Person
) -> None:
    shown(run, by=dana)
    browser, mine = signed_in(ada), list_of(ada)
    sent(browser, f"/introductions/cards/{card_with(ada, bo).pk}/pass")
    page = browser.get(MINE).text
    assert "I would like to meet Ben" in page
    assert "I would like to meet Bo" not in page
    sent(browser, f"/introductions/cards/{card_with(ada, ben).pk}/pass")
    assert "Nobody is left on this page to choose." in browser.get(MINE).text
    assert sent(browser, f"/introductions/{mine.pk}/none").headers["Location"] == MINE
    assert "There is nobody to choose from just now." in browser.get(MINE).text
    assert sent(browser, f"/introductions/{mine.pk}/none").status_code == HTTPStatus.CONFLICT


def test_somebody_met_before_is_not_introduced_again_if_one_says_so(
    ada: Person, bo: Person, lee: Person, dana: Person
) -> None:
    begun(bo, ada, by=dana)
    browser = signed_in(ada)
    assert "People you have met here" in browser.get(MINE).text
    sent(browser, "/introductions/not-again", who=bo.pk, is_apart="on")
    drawn = people_queries.drawn(ada).apart
    assert drawn
    assert drawn.people == (bo.pk,)
    sent(browser, "/introductions/not-again", who=bo.pk, is_apart="on")
    assert people_queries.drawn(ada).apart == drawn
    sent(browser, "/introductions/not-again", who=bo.pk)
    undone = people_queries.drawn(ada).apart
    assert undone
    assert undone.people == ()
    stranger = sent(browser, "/introductions/not-again", who=lee.pk, is_apart="on")
    assert stranger.status_code == HTTPStatus.CONFLICT


def test_whoever_is_away_reads_until_when(ada: Person) -> None:
    looks(ada)
    far = people_queries.drawn(ada).room
    today = MONDAY.date()
    away = replace(far, away_from=today, away_until=today + timedelta(days=3650))
    people.make_room(ada, away, at=MONDAY)
    assert "You have said that you are away until" in signed_in(ada).get(MINE).text


@pytest.mark.parametrize("supporters", [1, 5])
def test_ones_own_page_costs_the_same_queries_whatever_is_on_it(
    supporters: int, ada: Person, dana: Person, django_assert_num_queries: object
) -> None:
    looks(ada)
    for number in range(supporters):
        has_room(make_person(f"Somebody {number}"), by=dana)
    shown(proposed(by=dana), by=dana)
    browser = signed_in(ada)
    browser.get(MINE)
    with django_assert_num_queries(8):  # type: ignore[operator]
        assert browser.get(MINE).status_code == HTTPStatus.OK


def test_who_shares_nothing_but_what_is_needed_is_still_told_so(
    ada: Person, bo: Person, dana: Person
) -> None:
    bare = replace(USUAL, experiences=(), interests=())
    looks(ada, bare)
    has_room(bo, bare, by=dana)
    run = proposed(by=dana, weights=Weights())
    assert run.step == Step.DONE
    shown(run, by=dana)
    assert "You can talk in" in signed_in(ada).get(MINE).text
