"""The page of one that closed, and saying that it has come back."""

import pytest

from letsbe.agreements.tests.people import Table
from letsbe.lib import clock
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.steering.actions import opening
from letsbe.steering.models import Round
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.rules.opening import About
from letsbe.steering.tests.people import (
    ADAS,
    closed,
    opened,
    page_of,
    pressed,
    read,
    row_of,
    says,
    sent,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_it_comes_back_about_the_same_unless_something_else_is_said(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    row = closed(bond, ada, bo)
    assert sent(signed_in(bo), page_of(bond, "/again"), steering=row.pk).status_code == 302
    assert "Our Tuesdays." in read(ada, bond)


def test_a_new_round_says_what_it_is_about_and_the_one_before_keeps_what_it_said(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    row = closed(bond, ada, bo)
    url = page_of(bond, "/again")
    answer = sent(signed_in(bo), url, steering=row.pk, about="Messages at night.")
    page = read(ada, bond)
    now, _fold, before = page.partition("How it went before")

    assert answer.status_code == 302
    assert "Bo points at" in now
    assert "Messages at night." in now
    assert "Our Tuesdays." not in now
    assert "Our Tuesdays." in before
    assert "Messages at night." in read(bo, bond, "/write")


def test_a_new_round_can_point_at_a_clause_in_force(
    bond: Relationship, ada: Person, bo: Person, table: Table
) -> None:
    clause = table.brought_in_force("Find words for a bad day.")
    row = closed(bond, ada, bo)
    assert "Find words for a bad day." in read(bo, bond, f"/earlier/{row.pk}")
    sending = {"steering": row.pk, "clause": clause}
    both = sent(signed_in(bo), page_of(bond, "/again"), about="Words.", **sending)
    assert both.status_code == 422
    assert "one of the two" in both.text
    assert sent(signed_in(bo), page_of(bond, "/again"), **sending).status_code == 302
    assert "in your agreement: What we work towards" in read(ada, bond)


def test_a_clause_that_left_the_agreement_meanwhile_is_not_pointed_at(
    bond: Relationship, ada: Person, bo: Person, table: Table
) -> None:
    row = closed(bond, ada, bo)
    sending = {"steering": row.pk, "clause": table.proposed(ada)}
    answer = sent(signed_in(bo), page_of(bond, "/again"), **sending)

    assert answer.status_code == 422
    assert "not in the version in force any more" in answer.text
    assert Round.objects.count() == 1


def test_what_one_typed_stays_when_the_other_was_quicker(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    row = closed(bond, ada, bo)
    opening.come_back(bond.pk, row.pk, by=ada, at=clock.now())
    url = page_of(bond, "/again")
    answer = sent(signed_in(bo), url, steering=row.pk, about="Messages at night.")

    assert answer.status_code == 409
    assert "There is one open already." in answer.text
    assert "Messages at night." in answer.text
    assert "Messages at night." not in sent(signed_in(bo), url, steering=row.pk).text


def test_the_same_form_with_other_words_is_shown_again(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    row = closed(bond, ada, bo)
    browser, url, key = signed_in(bo), page_of(bond, "/again"), {"once_key": str(row.pk)}
    browser.post(url, {**key, "steering": row.pk, "about": "Evenings."})
    answer = browser.post(url, {**key, "steering": row.pk, "about": "Mornings."})

    assert answer.status_code == 422
    assert "Mornings." in answer.text
    assert "Evenings." in read(ada, bond)


def test_another_pairs_steering_does_not_come_back_here(
    bond: Relationship, other_bond: Relationship, ada: Person, bo: Person, cleo: Person
) -> None:
    theirs = closed(other_bond, cleo, bo)
    for about in ("", "Long " * 40):
        url = page_of(bond, "/again")
        answer = sent(signed_in(ada), url, steering=theirs.pk, about=about)
        assert answer.status_code == 404


def test_a_new_round_taken_back_leaves_what_was_before_and_may_come_again(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    row = closed(bond, ada, bo)
    opening.come_back(bond.pk, row.pk, by=bo, at=clock.now())
    assert "What was before stays." in read(bo, bond)
    assert says(bo, bond, "take_back", row_of(bond).mark).status_code == 302
    page = read(ada, bond, f"/earlier/{row.pk}")

    assert "That it has come back was taken back." in page
    assert ADAS.notice in page
    assert sent(signed_in(ada), page_of(bond, "/again"), steering=row.pk).status_code == 302


def test_taken_back_leaves_no_word(bond: Relationship, ada: Person, bo: Person) -> None:
    row = opened(bond, by=ada, words=ADAS)
    assert says(ada, bond, "take_back", row.mark).status_code == 302
    page = read(bo, bond, f"/earlier/{row.pk}")

    assert "This was taken back." in page
    assert "Our Tuesdays." not in page
    assert "It has come back" not in page


def test_whoever_is_asked_early_reads_that_not_yet_is_a_good_answer(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    pressed(bond, CourseDeed.BACK, by=ada)
    page = read(bo, bond)

    assert "If not, it goes on from where it is." in page
    assert "Not yet" in page
    assert says(bo, bond, "not_yet", row_of(bond).mark).status_code == 302
    assert "Your turn: write" in read(bo, bond)


def test_an_earlier_one_is_named_by_the_clause_it_was_about(
    bond: Relationship, ada: Person, bo: Person, table: Table
) -> None:
    clause = table.brought_in_force("Find words for a bad day.")
    row = closed(bond, ada, bo)
    opening.come_back(bond.pk, row.pk, About(clause=clause), by=ada, at=clock.now())
    for person in (ada, bo):
        pressed(bond, CourseDeed.BACK, by=person)
    page = read(bo, bond)

    assert "Find words for a bad day." in page
    assert "Our Tuesdays." not in page
