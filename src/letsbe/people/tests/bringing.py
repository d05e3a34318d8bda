"""Bringing a table in a browser, for the tests of its pages."""

import html
from http import HTTPStatus
from typing import Any

from django.test import Client as Browser

from letsbe.journal.models import HOUSE, Entry
from letsbe.lib import clock
from letsbe.people import queries
from letsbe.people.models import Invitation, Person

COLUMNS = {"0.column": "name", "1.column": "part", "2.column": "languages", "3.column": "hours"}
TABLE = (
    "Name;Part;Languages;Hours\n"
    "Eli;peer;English, Twi;Mon 18-21\n"
    "Fay;supporter;;\n"
    "Gil;coordinator;;evenings\n"
)


def step(browser: Browser, status: int = HTTPStatus.OK, /, **said: Any) -> str:
    answer = browser.post("/people/bring", said)
    assert answer.status_code == status, answer.text
    return html.unescape(answer.text)


def mapped(table: str = TABLE, **said: Any) -> dict[str, Any]:
    return {"table": table, "comes_as": "peer", **COLUMNS, **said}


def brought(browser: Browser, **said: Any) -> str:
    answer = browser.post("/people/bring", mapped(**{"then": "bring", **said}))
    assert answer.status_code == HTTPStatus.SEE_OTHER, answer.text
    return answer.headers["Location"]


def names(dana: Person) -> list[str | None]:
    rows = Invitation.objects.order_by("pk")
    return [one.for_whom for one in queries.ways_in(rows, at=clock.now())]


def deeds() -> list[str]:
    entries = Entry.objects.filter(strand_id=HOUSE).order_by("number")
    return list(entries.values_list("deed", flat=True))
