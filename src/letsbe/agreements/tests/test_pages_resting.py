"""While a pair pauses, and after it ended, no page asks, promises or hurries anybody."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from letsbe.agreements.models import Version
from letsbe.agreements.rules.clauses import Kind
from letsbe.agreements.tests.people import Table, asked_of_all, at
from letsbe.agreements.tests.states import STATES, address, pages, sent
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships import actions as bonds
from letsbe.relationships.rules import Deed
from letsbe.vault import actions as keys

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
UNTRUE = ("your turn", "waiting for", "you can change your mind")
LIVED = [
    "empty",
    "proposed",
    "reworded",
    "ready",
    "half signed",
    "in force",
    "changing",
    "in review",
    "second version",
]
PAUSED = "This relationship is paused"
ENDED = "This relationship has ended"


@pytest.mark.parametrize("course", [Deed.PAUSE, Deed.END])
@pytest.mark.parametrize("state", LIVED)
def test_no_page_of_a_pair_at_rest_waits_for_anybody(
    table: Table, dana: Person, state: str, course: Deed
) -> None:
    asked_of_all(dana)
    STATES[state](table)
    bonds.change_course(table.bond.pk, course, by=table.ada, at=at())
    together = reverse("relationships:together", args=[table.bond.pk])
    for person in (table.ada, table.bo):
        browser = signed_in(person)
        for page in [*pages(table.bond.pk), together, "/today", "/agreements"]:
            said = browser.get(page, follow=True).text.casefold()
            assert not [words for words in UNTRUE if words in said], page


@pytest.mark.parametrize("state", ["half signed", "proposed", "in review"])
def test_the_same_pages_say_it_while_the_pair_goes_on(table: Table, state: str) -> None:
    STATES[state](table)
    said = "".join(
        signed_in(person).get(address(table, "agreement")).text.casefold()
        for person in (table.ada, table.bo)
    )
    assert [words for words in UNTRUE if words in said]


@pytest.mark.parametrize(("course", "why"), [(Deed.PAUSE, PAUSED), (Deed.END, ENDED)])
@pytest.mark.parametrize("name", ["review_date", "still_fits"])
def test_a_day_that_cannot_be_chosen_is_not_asked_for(
    table: Table, name: str, course: Deed, why: str
) -> None:
    table.brought_in_force()
    bonds.change_course(table.bond.pk, course, by=table.ada, at=at())
    page = signed_in(table.bo).get(address(table, name))
    assert page.status_code == HTTPStatus.OK
    assert why in page.text
    assert 'name="when"' not in page.text


@pytest.mark.parametrize(
    ("state", "name", "why"),
    [
        ("in force", "review_date", "The agreement is in force. Open a change first"),
        ("in force", "still_fits", "No review is open now."),
        ("ready", "still_fits", "Nothing is in force yet."),
        ("changing", "still_fits", "A change is open already."),
        ("in review", "still_fits", "You have said already that it still fits."),
    ],
)
def test_what_cannot_be_chosen_now_says_why_instead(
    table: Table, state: str, name: str, why: str
) -> None:
    STATES[state](table)
    page = signed_in(table.bo).get(address(table, name))
    assert page.status_code == HTTPStatus.OK
    assert why in page.text
    assert 'name="when"' not in page.text


def test_on_its_day_each_is_asked_whether_it_still_fits(table: Table) -> None:
    table.brought_in_force()
    table.due()
    for person in (table.ada, table.bo):
        browser = signed_in(person)
        page = browser.get(address(table, "agreement")).text
        assert "The day has come to look at your agreement again" in page
        assert 'name="when"' in browser.get(address(table, "still_fits")).text
    answer = sent(signed_in(table.ada), address(table, "still_fits"), when="")
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_who_has_no_key_here_any_more_is_told_so_and_keeps_what_was_typed(
    table: Table,
) -> None:
    clause = table.proposed(table.bo)
    keys.shred_author(table.bond.pk, table.ada.pk)
    browser = signed_in(table.ada)
    for url in (address(table, "propose", Kind.GOAL), address(table, "reword", clause)):
        answer = sent(browser, url, words="Typed words.", why="Typed why.", seen=1)
        assert answer.status_code == HTTPStatus.CONFLICT
        assert "because your key to it was erased" in answer.text
        assert "Typed words." in answer.text
        assert "Typed why." in answer.text
    assert not Version.objects.exists()
