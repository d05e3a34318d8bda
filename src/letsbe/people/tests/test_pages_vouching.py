"""A coordinator's word on the page of a person, what may be read there, and the choices."""

from dataclasses import replace
from http import HTTPStatus

import pytest

from letsbe.people import actions, queries
from letsbe.people.models import House, Person
from letsbe.people.rules import Part
from letsbe.people.rules.portraits import Topic
from letsbe.people.rules.usual_choices import USUAL_CHOICES
from letsbe.people.tests.people import MONDAY, make_person, signed_in, vouched

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_coordinator_vouches_by_one_press_and_takes_it_back(
    house: House, bo: Person, dana: Person
) -> None:
    browser, page = signed_in(dana), f"/people/{bo.pk}"
    assert "Nobody vouches for Bo yet" in browser.get(page).text
    assert browser.post(page, {"deed": "vouch"}).status_code == HTTPStatus.SEE_OTHER
    assert "You vouch for Bo as a supporter, since" in browser.get(page).text
    assert bo.pk in queries.vouched_for()
    browser.post(page, {"deed": "end_vouching"})
    assert queries.vouched_for() == {}


def test_anothers_word_is_named_and_can_be_taken_back(
    house: House, bo: Person, dana: Person
) -> None:
    vouched(bo, by=make_person("Eve", Part.COORDINATOR))
    browser, page = signed_in(dana), f"/people/{bo.pk}"
    assert "Eve vouches for Bo as a supporter" in browser.get(page).text
    browser.post(page, {"deed": "end_vouching"})
    assert queries.vouched_for() == {}


def test_nobody_vouches_for_themselves_and_it_is_said(house: House) -> None:
    both = make_person("Ben", Part.COORDINATOR, Part.SUPPORTER)
    browser, page = signed_in(both), f"/people/{both.pk}"
    assert "Nobody vouches for themselves" in browser.get(page).text
    assert "I vouch for" not in browser.get(page).text
    answer = browser.post(page, {"deed": "vouch"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Nobody vouches for themselves" in answer.text


def test_who_is_no_supporter_is_not_vouched_for(
    house: House, ada: Person, dana: Person
) -> None:
    browser, page = signed_in(dana), f"/people/{ada.pk}"
    assert "vouch" not in browser.get(page).text
    answer = browser.post(page, {"deed": "vouch"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Only supporters are vouched for" in answer.text


def test_a_coordinator_reads_what_is_told_for_introductions(
    house: House, ada: Person, dana: Person
) -> None:
    actions.redraw(ada, lambda told: replace(told, interests=("kestrels",)), at=MONDAY)
    actions.look_for_somebody(ada, at=MONDAY)
    page = signed_in(dana).get(f"/people/{ada.pk}").text
    for words in ("kestrels", "Waits to be introduced since", "Still needed: a language"):
        assert words in page


def test_the_words_to_choose_from_are_written_one_a_line(
    house: House, dana: Person, ada: Person
) -> None:
    browser = signed_in(dana)
    assert "Hearing voices" in browser.get("/programme/choices").text
    page = browser.get("/programme/choices/experience").text
    assert all(words.split(",")[0] in page for words in USUAL_CHOICES[Topic.EXPERIENCE])
    said = {"words": "Floods\r\n\r\nFires, and after\r\n"}
    answer = browser.post("/programme/choices/experience", said)
    assert answer.headers["Location"] == "/programme/choices"
    assert queries.choices(Topic.EXPERIENCE) == ("Floods", "Fires, and after")
    assert queries.all_choices()[Topic.EXPERIENCE] == ("Floods", "Fires, and after")
    assert queries.all_choices()[Topic.AREA] == ()
    assert "Fires, and after" in signed_in(ada).get("/portrait/experiences").text


def test_lines_that_do_not_fit_come_back_each_with_its_reason(
    house: House, dana: Person
) -> None:
    typed = "\n".join(["Calm", "calm", "a; b", "c" * 61])
    answer = signed_in(dana).post("/programme/choices/quality", {"words": typed})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    for said in ("stands there twice", "holds a semicolon", "60 characters fit a line"):
        assert said in answer.text
    assert "c" * 61 in answer.text
    assert queries.choices(Topic.QUALITY) == USUAL_CHOICES[Topic.QUALITY]
    many = "\n".join(map(str, range(61)))
    told = signed_in(dana).post("/programme/choices/quality", {"words": many}).text
    assert "These are 61 lines. 60 fit." in told


def test_the_choices_are_a_coordinators(house: House, ada: Person, dana: Person) -> None:
    for address in ("/programme/choices", "/programme/choices/quality"):
        assert signed_in(ada).get(address).status_code == HTTPStatus.NOT_FOUND
    absent = signed_in(dana).get("/programme/choices/nothing")
    assert absent.status_code == HTTPStatus.NOT_FOUND
