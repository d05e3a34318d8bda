"""What a page costs in queries: the same for three clauses and for thirty, and never many."""

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letsbe.agreements.models import Wording
from letsbe.agreements.rules.clauses import ClauseDeed
from letsbe.agreements.tests.people import Table, asked_of_all
from letsbe.agreements.tests.states import STATES, address
from letsbe.people.models import Person
from letsbe.people.tests.people import make_person, signed_in
from letsbe.relationships.tests.people import begun

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
MOST = 12


def queries(browser: Client, url: str) -> int:
    """Return how many queries the second look at a page takes, in both databases."""
    browser.get(url)
    with (
        CaptureQueriesContext(connections["default"]) as house,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        assert browser.get(url).status_code == 200
    return len(house) + len(keys)


def talked_about(table: Table, clauses: int) -> None:
    """Write clauses of three wordings each, a few of them settled."""
    for number in range(clauses):
        clause = table.proposed(table.ada, f"Clause {number}.")
        table.answered(clause, ClauseDeed.REWORD, by=table.bo, words=f"Other {number}.")
        table.answered(clause, ClauseDeed.REWORD, by=table.ada, words=f"Third {number}.")
        if number % 3 == 0:
            table.answered(clause, ClauseDeed.AGREE, by=table.bo)


def test_thirty_clauses_cost_as_many_queries_as_three(table: Table, dana: Person) -> None:
    asked_of_all(dana)
    browser, url = signed_in(table.bo), address(table, "agreement")
    talked_about(table, 3)
    few = queries(browser, url)
    talked_about(table, 27)
    assert Wording.objects.filter(relationship=table.bond.pk).count() == 90
    assert queries(browser, url) == few <= MOST


@pytest.mark.parametrize("state", STATES)
def test_in_no_state_does_the_agreement_page_take_more(
    table: Table, dana: Person, state: str
) -> None:
    asked_of_all(dana)
    STATES[state](table)
    signed_in(dana).get(f"/relationships/{table.bond.pk}/dates")
    for person in (table.ada, table.bo):
        assert queries(signed_in(person), address(table, "agreement")) <= MOST


@pytest.mark.parametrize(
    ("who", "url"),
    [("bo", "/today"), ("dana", "/relationships"), ("dana", "/today"), ("bo", "/journal")],
)
def test_a_list_of_eight_costs_as_many_queries_as_one_of_two(
    bo: Person, dana: Person, who: str, url: str
) -> None:
    browser = signed_in({"bo": bo, "dana": dana}[who])
    agreements(bo, dana, "AB")
    few = queries(browser, url)
    agreements(bo, dana, "CDEFGH")
    assert queries(browser, url) == few


def agreements(bo: Person, dana: Person, names: str) -> None:
    for name in names:
        other = make_person(name)
        Table(begun(bo, other, by=dana), other, bo).brought_in_force()
