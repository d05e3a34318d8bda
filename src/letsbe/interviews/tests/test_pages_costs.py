"""What a page costs in queries: the same for one answer and for forty."""

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letsbe.interviews.rules.cards import CardDeed
from letsbe.interviews.tests.people import READY, Talk
from letsbe.people.models import Person
from letsbe.people.tests.people import make_person, signed_in
from letsbe.relationships.tests.people import begun

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
MOST = 13


def queries(browser: Client, url: str) -> int:
    browser.get(url)
    with (
        CaptureQueriesContext(connections["default"]) as house,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        assert browser.get(url).status_code == 200
    return len(house) + len(keys)


@pytest.mark.parametrize("name", ["interview", "together", "cards", "ask", "question"])
def test_forty_answers_cost_as_many_queries_as_two(talk: Talk, name: str) -> None:
    talk.shown()
    talk.played(talk.ada, CardDeed.LAY, "Grief")
    talk.played(talk.bo, CardDeed.LAY, "Grief")
    more = (talk.first,) if name == "question" else ()
    browser, url = signed_in(talk.ada), talk.page(name, *more)
    few = queries(browser, url)
    for asked in [*talk.asked[1:], *(talk.added(talk.bo) for _each in range(5))]:
        talk.shown(asked)

    assert queries(browser, url) == few <= MOST


def test_today_costs_the_same_for_five_first_talks_as_for_one(talk: Talk, dana: Person) -> None:
    talk.gave(talk.ada)
    browser = signed_in(talk.bo)
    few = queries(browser, "/today")
    for name in "CDEF":
        other = make_person(name)
        bond = begun(talk.bo, other, by=dana)
        Talk(bond, other, talk.bo).gave(other, READY)

    assert queries(browser, "/today") == few
