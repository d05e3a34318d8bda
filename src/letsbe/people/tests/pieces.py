"""Telling and reading a portrait in a browser, for the tests of its pages."""

from http import HTTPStatus
from typing import Any

from django.test import Client

from letsbe.journal.models import Entry
from letsbe.people import actions, queries
from letsbe.people.models import Person
from letsbe.people.rules.hours import CELLS
from letsbe.people.rules.portraits import Portrait, Way
from letsbe.people.tests.people import MONDAY

NEEDED = Portrait(languages=("English",), hours=CELLS["0-18"].bits, ways=(Way.PHONE,))


def told(person: Person) -> Portrait:
    found = queries.drawn(person).told
    assert found is not None
    return found


def tell(person: Person, portrait: Portrait) -> None:
    actions.redraw(person, lambda _told: portrait, at=MONDAY)


def sent(
    browser: Client, piece: str, status: int = HTTPStatus.SEE_OTHER, /, **said: Any
) -> str:
    answer = browser.post(f"/portrait/{piece}", said)
    assert answer.status_code == status, answer.text
    return answer.text if status != HTTPStatus.SEE_OTHER else answer.headers["Location"]


def read(browser: Client, address: str = "/portrait") -> str:
    answer = browser.get(address)
    assert answer.status_code == HTTPStatus.OK
    return " ".join(answer.text.split())


def deeds_of(person: Person) -> list[str]:
    return list(Entry.objects.filter(strand_id=person.pk).values_list("deed", flat=True))
