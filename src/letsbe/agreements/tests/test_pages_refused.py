"""What is refused says why in place and keeps what was typed; twice sent is once done."""

from http import HTTPStatus

import pytest

from letsbe.agreements.models import Clause, Wording
from letsbe.agreements.rules.clauses import Kind, Standing
from letsbe.agreements.tests.people import (
    WHY,
    WORDS,
    Table,
    in_six_weeks,
    today,
)
from letsbe.agreements.tests.states import (
    STATES,
    address,
    pressed,
    sent,
)
from letsbe.lib.ids import new_id
from letsbe.people.tests.people import signed_in

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
SHOWN = {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.CONFLICT}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"words": "Be kind.", "why": "My why."}, "A way of being begins with"),
        ({"words": "", "why": "My why."}, "Please write something here."),
        ({"words": "\u200b \u2060", "why": "My why."}, "Please write something here."),
        ({"words": "Let's be " + "x" * 992, "why": "My why."}, "This is 1001 characters long"),
        ({"words": "Let's be slow.", "why": "My why." * 100}, "This is 700 characters long"),
    ],
)
def test_a_refused_proposal_says_why_and_loses_nothing_typed(
    table: Table, fields: dict[str, str], sentence: str
) -> None:
    url = address(table, "propose", Kind.WAY_OF_BEING)
    answer = sent(signed_in(table.ada), url, **fields)
    assert answer.status_code in {HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}
    assert sentence in answer.text
    for typed in fields.values():
        assert typed.replace("'", "&#x27;") in answer.text
    assert not Wording.objects.exists()


@pytest.mark.parametrize("state", ["in force", "paused", "ended"])
def test_what_was_typed_too_late_is_still_there(table: Table, state: str) -> None:
    STATES[state](table)
    url, before = address(table, "propose", Kind.GOAL), Wording.objects.count()
    answer = sent(signed_in(table.bo), url, words="Typed too late.", why="My late why.")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Typed too late." in answer.text
    assert "My late why." in answer.text
    assert Wording.objects.count() == before


def test_the_same_form_twice_makes_one_deed_and_the_same_answer(table: Table) -> None:
    browser, url = signed_in(table.ada), address(table, "propose", Kind.GOAL)
    form = {"words": WORDS, "why": WHY, "once_key": str(new_id())}
    first, second = (browser.post(url, form) for _ in range(2))
    assert (first.status_code, first.headers["Location"]) == (
        second.status_code,
        second.headers["Location"],
    )
    assert Clause.objects.count() == 1


def test_the_same_form_with_other_words_is_shown_again_with_a_fresh_key(table: Table) -> None:
    browser, url, key = (
        signed_in(table.ada),
        address(table, "propose", Kind.GOAL),
        str(new_id()),
    )
    browser.post(url, {"words": WORDS, "once_key": key})
    answer = browser.post(url, {"words": "Quite other words.", "once_key": key})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "This form was already sent once, with other words." in answer.text
    assert "Quite other words." in answer.text
    assert key not in answer.text
    assert Clause.objects.count() == 1


def test_every_press_of_a_page_counts_though_they_share_its_key(table: Table) -> None:
    first, second = table.proposed(table.ada), table.proposed(table.ada)
    browser, key = signed_in(table.bo), str(new_id())
    for clause in (first, second):
        pressed(browser, table, clause, "agree", once_key=key)
    assert all(c.standing is Standing.SETTLED for c in table.now.clauses)


def test_two_presses_of_one_form_are_one_deed_and_the_second_says_so(table: Table) -> None:
    clause, browser, key = table.proposed(table.ada), signed_in(table.bo), str(new_id())
    pressed(browser, table, clause, "agree", once_key=key)
    answer = pressed(browser, table, clause, "leave_out", once_key=key)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert 'class="errors"' in answer.text
    assert Clause.objects.get().standing == Standing.SETTLED


@pytest.mark.parametrize("name", ["review_date", "still_fits"])
@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Please choose a day."),
        ({"when": "other"}, "Please write the day."),
        ({"when": "other", "on": "31 May"}, "This is not a day."),
        ({"when": "other", "on": "2027-02-29"}, "This is not a day."),
        ({"when": "other", "on": str(today())}, "less than a week away"),
        ({"when": "other", "on": "9999-12-31"}, "more than a year away"),
        ({"when": "tomorrow"}, "Something needs another look"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(
    table: Table, name: str, fields: dict[str, str], sentence: str
) -> None:
    table.brought_in_force()
    table.opened() if name == "review_date" else table.reviewed()
    answer = sent(signed_in(table.bo), address(table, name), **fields)
    assert answer.status_code in {HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}
    assert sentence in answer.text
    if "on" in fields:
        assert fields["on"] in answer.text


@pytest.mark.parametrize("when", ["other", str(in_six_weeks())])
def test_a_usual_or_another_day_is_chosen(table: Table, when: str) -> None:
    fields = {"when": when, "on": str(in_six_weeks())}
    answer = sent(signed_in(table.bo), address(table, "review_date"), **fields)
    assert answer.headers["Location"] == address(table, "read")
    assert table.now.draft_review_on == in_six_weeks()
