import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from letsbe.people.models import Person
from letsbe.people.tests.people import make_person, signed_in
from letsbe.practice.models import Circle
from letsbe.practice.tests.people import BADLY, begun_alone, drilled, filled_in, said, sent

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def queries(browser: Client, page: str, *args: object) -> int:
    """Return how many queries the second look at a page takes, in both databases."""
    url = reverse(f"practice:{page}", args=args)
    browser.get(url)
    with (
        CaptureQueriesContext(connections["default"]) as house,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        assert browser.get(url).status_code == 200
    return len(house) + len(keys)


def test_my_practice_costs_the_same_with_few_and_many(ada: Person) -> None:
    browser = signed_in(ada)
    drilled(ada)
    few = queries(browser, "mine")
    for _each in range(20):
        drilled(ada)
        filled_in(ada)

    assert queries(browser, "mine") == few <= 15


def test_the_feedback_costs_the_same_for_short_and_long_talks(ada: Person) -> None:
    browser = signed_in(ada)
    short = said(begun_alone(ada), BADLY[0], by=ada)
    sent(ada, "end", short.pk)
    long = said(begun_alone(ada), *BADLY, by=ada)

    assert queries(browser, "item", short.pk) == queries(browser, "item", long.pk) <= 12


def test_the_checklist_costs_the_same_with_few_and_many(ada: Person) -> None:
    browser = signed_in(ada)
    filled_in(ada)
    few = queries(browser, "checklist")
    for _each in range(20):
        filled_in(ada)

    assert queries(browser, "checklist") == few <= 10


def test_hours_cost_the_same_for_few_and_many_people(ada: Person, dana: Person) -> None:
    browser = signed_in(dana)
    drilled(ada)
    few = queries(browser, "hours")
    for number in range(20):
        drilled(make_person(f"Somebody{number}"))

    assert queries(browser, "hours") == few <= 12


def test_a_circle_costs_the_same_for_two_and_three(
    ada: Person, bo: Person, cleo: Person
) -> None:
    sent(ada, "together", scene="letters", minutes="5", devices="one", second_name="Kit")
    two = queries(signed_in(ada), "circle", Circle.objects.get().pk)
    sent(
        bo,
        "together",
        scene="letters",
        minutes="5",
        devices="one",
        second_name="K",
        third_name="S",
    )
    three = queries(signed_in(bo), "circle", Circle.objects.get(begun_by=bo).pk)

    assert two == three <= 14
