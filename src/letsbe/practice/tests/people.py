"""What the people of these tests practise, and what they send."""

from datetime import date
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.practice.actions import alone, checklists, drills
from letsbe.practice.models import Checklist, Practice
from letsbe.practice.queries import shelf
from letsbe.practice.rules.checklist import Eyes, Mark, Occasion
from letsbe.practice.rules.scenarios import Scenario
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Kind
from letsbe.relationships.tests.people import begun

TODAY = MONDAY.date()
DRILL = "open-letters"
OPEN = "What was it like to see the pile?"
CLOSED = "Did you open them?"
WELL = (
    "What has the week been like?",
    "So there is something in the hall you walk round.",
    "You sound worn out from carrying that.",
    "So they were writing to you as if you were at home.",
    "What was it like to hold it up to the light?",
    "You are afraid that one of them takes the flat away.",
    "You held on all this time, and that took strength.",
)
BADLY = (
    "You should open them one by one.",
    "At least it is only paper.",
    "You need to call the council about it.",
    "You should make a list tonight.",
)


def scene(key: str = "letters") -> Scenario:
    return shelf.scenarios()[key]


def drilled(by: Person, words: str = OPEN, *, key: str = DRILL) -> Practice:
    return drills.answer_drill(shelf.drills()[key], words, by=by, at=MONDAY)


def begun_alone(by: Person) -> Practice:
    return alone.begin(scene(), by=by, at=MONDAY)


def said(row: Practice, *turns: str, by: Person) -> Practice:
    """Say these turns one after another in a role-play alone, from its first line on."""
    for number, words in enumerate(turns):
        alone.say(row.pk, words, seen=1 + 2 * number, improvised=None, by=by, at=MONDAY)
    row.refresh_from_db()
    return row


def filled_in(
    by: Person,
    *,
    eyes: Eyes = Eyes.SELF,
    on: date = TODAY,
    occasion: Occasion = Occasion.AFTER,
    **marks: Mark,
) -> Checklist:
    given = {key.replace("_", "-"): mark for key, mark in marks.items()}
    return checklists.fill_in(
        given or {"posture": Mark.MOSTLY}, eyes=eyes, occasion=occasion, on=on, by=by, at=MONDAY
    )


def in_supervision(one: Person, other: Person, *, by: Person) -> Relationship:
    return begun(one, other, by=by, kind=Kind.SUPERVISION)


def sent(who: Person | Client, page: str, /, *args: object, **fields: object) -> Any:
    browser = who if isinstance(who, Client) else signed_in(who)
    return browser.post(_url(page, *args), {"once_key": str(new_id()), **fields})


def read(who: Person | Client, page: str, /, *args: object, query: str = "") -> Any:
    browser = who if isinstance(who, Client) else signed_in(who)
    return browser.get(_url(page, *args) + query)


def body(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def _url(page: str, *args: object) -> str:
    return reverse(
        f"practice:{page}", args=[str(a) if isinstance(a, UUID) else a for a in args]
    )
