"""The pages of introductions that coordinators read."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

import pytest

from letsbe.introductions.actions import proposing
from letsbe.introductions.models import Run, Wish
from letsbe.introductions.tests.people import (
    USUAL,
    has_room,
    looks,
    proposed,
    rather_not,
    tell,
)
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, make_person, signed_in
from letsbe.relationships.tests.people import sent

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MINE = "/introductions"


def test_a_coordinator_sees_who_waits_and_who_has_room(
    looking: None, lee: Person, dana: Person
) -> None:
    looks(lee, replace(USUAL, ways=()))
    page = signed_in(dana).get("/proposals").text
    assert "2 people wait to be introduced" in page
    assert "Lee" in page
    assert "has not told" in page
    assert "ways to meet" in page
    assert "1 place" in page


def test_an_empty_house_says_what_is_missing(dana: Person) -> None:
    page = signed_in(dana).get("/proposals").text
    assert "Nobody who can be found is waiting to be introduced just now." in page
    assert "No supporter can be introduced just now." in page
    answer = sent(signed_in(dana), "/proposals/ask", **usual_weights())
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Nobody who can be found is waiting" in answer.text


def usual_weights() -> dict[str, str]:
    return {
        "weight_experiences": "much",
        "weight_hours": "some",
        "weight_interests": "none",
        "weight_wishes": "mandatory",
    }


def test_a_coordinator_asks_and_sees_how_far_it_is(looking: None, dana: Person) -> None:
    browser = signed_in(dana)
    answer = sent(browser, "/proposals/ask", **usual_weights())
    run = Run.objects.get()
    assert answer.headers["Location"] == f"/proposals/{run.pk}"
    assert run.weights["wishes"] == "mandatory"
    page = browser.get(f"/proposals/{run.pk}").text
    assert "A proposal is being made" in page
    again = sent(browser, "/proposals/ask", **usual_weights())
    assert "A proposal is being made already." in again.text
    proposing.give_up(run.pk, at=MONDAY)
    assert "could not be made" in browser.get(f"/proposals/{run.pk}").text
    assert "could not be made" in browser.get("/proposals").text


def test_a_weight_that_is_none_of_those_is_asked_for_again(looking: None, dana: Person) -> None:
    answer = sent(
        signed_in(dana), "/proposals/ask", **(usual_weights() | {"weight_hours": "7"})
    )
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Run.objects.exists()


def test_a_proposal_tells_pairs_why_not_yet_and_load(
    run: Run, lee: Person, dana: Person
) -> None:
    looks(lee, replace(USUAL, languages=("Tigrinya",)))
    newer = proposed(by=dana, at=MONDAY + timedelta(days=1))
    page = signed_in(dana).get(f"/proposals/{newer.pk}").text
    assert "2 pairs" in page
    assert "both know: Grief" in page
    assert "evenings (Monday to Friday)" in page
    assert "English (by phone)" in page
    assert "1 person without anybody yet" in page
    assert "Nobody here fits yet." in page
    assert "Nobody has seen this yet." in page
    assert "Could as well be the other way round" in page
    assert "There is a newer proposal by now." in (
        signed_in(dana).get(f"/proposals/{run.pk}").text
    )


def test_what_may_be_counted_is_counted(ada: Person, dana: Person) -> None:
    looks(ada, replace(USUAL, hours=1))
    for number in range(6):
        has_room(make_person(f"Somebody {number}"), by=dana)
    page = signed_in(dana).get(f"/proposals/{proposed(by=dana).pk}").text
    assert "There is no hour of the week in common. But for this, 6 people would fit." in page


def test_supporters_who_are_proposed_to_nobody_are_named(
    ada: Person, bo: Person, dana: Person
) -> None:
    looks(ada)
    has_room(bo, by=dana)
    has_room(make_person("Idris"), replace(USUAL, languages=("Twi",)), by=dana)
    page = signed_in(dana).get(f"/proposals/{proposed(by=dana).pk}").text
    assert "They have room, and are proposed to nobody this time:" in page
    assert "Idris" in page


def test_a_coordinator_shows_the_lists_from_the_page(
    run: Run, ada: Person, dana: Person
) -> None:
    browser = signed_in(dana)
    here = f"/proposals/{run.pk}"
    assert sent(browser, f"{here}/{ada.pk}/vouch").headers["Location"] == f"{here}/{ada.pk}"
    assert sent(browser, f"{here}/{ada.pk}/vouch").status_code == HTTPStatus.CONFLICT
    assert "The short list was shown." in browser.get(f"{here}/{ada.pk}").text
    page = browser.get(here).text
    assert "One peer has not seen their short list yet." in page
    assert "Nobody has seen this yet." not in page
    assert sent(browser, f"{here}/vouch").headers["Location"] == here
    assert "Nobody has seen this yet." not in browser.get(here).text
    proposed(by=dana)
    assert "There is a newer proposal by now." in sent(browser, f"{here}/vouch").text


def test_a_coordinator_keeps_wishes_on_the_page_of_a_peer(
    run: Run, ada: Person, bo: Person, ben: Person, dana: Person
) -> None:
    browser, here = signed_in(dana), f"/proposals/{run.pk}/{ada.pk}"
    answer = sent(browser, f"{here}/wish", wished="together", supporter=bo.pk)
    assert answer.headers["Location"] == here
    assert "You wish them together in the next proposal." in browser.get(here).text
    assert "Ada and Bo together" in browser.get("/proposals").text
    refused = sent(browser, f"{here}/wish", wished="together", supporter=ben.pk)
    assert refused.status_code == HTTPStatus.CONFLICT
    sent(browser, f"{here}/wish", wished="apart", supporter=bo.pk)
    assert "Ada and Bo not together" in browser.get("/proposals").text
    sent(browser, f"{here}/wish", wished="back", supporter=bo.pk)
    assert not Wish.objects.exists()
    broken = sent(browser, f"{here}/wish", wished="x", supporter=bo.pk)
    assert broken.status_code == HTTPStatus.CONFLICT


def test_a_wish_for_somebody_off_the_list_is_shown_on_the_page_too(
    run: Run, ada: Person, dana: Person
) -> None:
    other = has_room(make_person("Idris"), replace(USUAL, languages=("Twi",)), by=dana)
    browser, here = signed_in(dana), f"/proposals/{run.pk}/{ada.pk}"
    sent(browser, f"{here}/wish", wished="together", supporter=other.pk)
    assert "Idris" in browser.get(here).text
    newer = proposed(by=dana)
    page = browser.get(f"/proposals/{newer.pk}").text
    assert "Against the usual, because you wished it" in page
    assert "There is no language in common." in page


def test_why_and_why_not_are_answered_from_what_it_was_made_from(
    ada: Person, bo: Person, ben: Person, dana: Person
) -> None:
    looks(ada)
    has_room(bo, by=dana)
    has_room(ben, replace(USUAL, languages=("Twi",)), by=dana)
    other = has_room(make_person("Idris"), replace(USUAL, interests=()), by=dana)
    run = proposed(by=dana)
    browser, here = signed_in(dana), f"/proposals/{run.pk}/{ada.pk}"
    assert "They are proposed to each other." in browser.get(f"{here}?supporter={bo.pk}").text
    hindered = browser.get(f"{here}?supporter={ben.pk}").text
    assert "They are not proposed to each other. There is no language in common." in hindered
    assert "another way came out better" in browser.get(f"{here}?supporter={other.pk}").text
    assert "Please choose somebody from the list." in browser.get(f"{here}?supporter=x").text
    tell(ada, replace(USUAL, interests=("Tea",)))
    assert "has changed since" in browser.get(f"{here}?supporter={ben.pk}").text


def test_a_private_wish_is_answered_like_anything_else(
    ada: Person, bo: Person, ben: Person, dana: Person
) -> None:
    looks(ada)
    has_room(bo, by=dana)
    has_room(ben, by=dana)
    rather_not(ada, names=("Ben",))
    run = proposed(by=dana)
    page = signed_in(dana).get(f"/proposals/{run.pk}/{ada.pk}?supporter={ben.pk}").text
    assert "another way came out better, or there was something that may not be told" in page


@pytest.mark.parametrize("peers", [2, 9])
def test_a_proposal_costs_the_same_queries_whatever_its_size(
    peers: int, dana: Person, bo: Person, django_assert_num_queries: object
) -> None:
    has_room(bo, by=dana, people=3)
    for number in range(peers):
        looks(make_person(f"Somebody {number}"))
    run, browser = proposed(by=dana), signed_in(dana)
    browser.get(f"/proposals/{run.pk}")
    with django_assert_num_queries(10):  # type: ignore[operator]
        assert browser.get(f"/proposals/{run.pk}").status_code == HTTPStatus.OK
