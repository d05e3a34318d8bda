"""The steerings of this room's tests, and what people press and send about them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships import actions as relationships
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.steering import access
from letsbe.steering.actions import opening, writing
from letsbe.steering.models import Steering
from letsbe.steering.queries import as_course, current_round
from letsbe.steering.rules.course import Course, Seen, Words
from letsbe.steering.rules.deeds import OF_ONES_TEXT, CourseDeed
from letsbe.steering.rules.opening import About

TUESDAYS = About(words="Our Tuesdays.")
ADAS = Words(notice="I sat alone twice.", wish="A word the day before.")
BOS = Words(notice="I lost track of days.")
STEP = "A text on Monday evening."


def today() -> date:
    return timezone.localdate(clock.now())


def in_days(days: int) -> date:
    return today() + timedelta(days=days)


def changed(bond: Relationship, deed: Deed, *, by: Person) -> None:
    relationships.change_course(bond.pk, deed, by=by, at=clock.now())


def opened(
    bond: Relationship, *, by: Person, about: About = TUESDAYS, words: Words = opening.NO_WORDS
) -> Steering:
    return opening.open_one(bond.pk, about, words=words, by=by, today=today(), at=clock.now())


def row_of(bond: Relationship) -> Steering:
    found = access.open_in(bond)
    assert found
    return found


def course(bond: Relationship, *, on: date | None = None) -> Course:
    fresh = Relationship.objects.get(pk=bond.pk)
    return as_course(fresh, row_of(bond), today=on or today())


def seen(bond: Relationship, number: int) -> Seen:
    return Seen(current_round(row_of(bond)).pk, number)


def kept(
    bond: Relationship, words: Words, *, by: Person, is_ready: bool = False, revision: int = -1
) -> None:
    number = course(bond).text_of(by.pk).revision if revision < 0 else revision
    writing.keep_text(
        bond.pk,
        words,
        seen=seen(bond, number),
        is_ready=is_ready,
        by=by,
        today=today(),
        at=clock.now(),
    )


def pressed(
    bond: Relationship, deed: CourseDeed, *, by: Person, on: date | None = None
) -> Course:
    now = course(bond)
    number = now.text_of(by.pk).revision if deed in OF_ONES_TEXT else now.mark
    return writing.press(
        bond.pk,
        deed,
        seen=seen(bond, number),
        by=by,
        today=on or today(),
        at=clock.now(),
    )


def suggested(
    bond: Relationship,
    *,
    by: Person,
    words: str = STEP,
    look_on: date | None = None,
    mark: int | None = None,
    at: datetime | None = None,
) -> None:
    writing.suggest_step(
        bond.pk,
        words,
        look_on or in_days(14),
        seen=seen(bond, course(bond).mark if mark is None else mark),
        by=by,
        today=today(),
        at=at or clock.now(),
    )


def both_ready(bond: Relationship, *both: Person) -> None:
    """Let Ada open it, both write, and both be ready."""
    ada, bo = both
    opened(bond, by=ada, words=ADAS)
    pressed(bond, CourseDeed.READY, by=ada)
    kept(bond, BOS, by=bo, is_ready=True)


def under_way(bond: Relationship, *both: Person) -> None:
    """Let them have agreed on a step."""
    ada, bo = both
    both_ready(bond, ada, bo)
    suggested(bond, by=bo)
    pressed(bond, CourseDeed.AGREE, by=ada)


def closed(bond: Relationship, *both: Person) -> Steering:
    """Let both be back on course."""
    under_way(bond, *both)
    row = row_of(bond)
    for person in both:
        pressed(bond, CourseDeed.BACK, by=person)
    return row


def page_of(bond: Relationship, tail: str = "") -> str:
    return f"/steering/{bond.pk}{tail}"


def read(person: Person, bond: Relationship, tail: str = "") -> str:
    """Return the page as one reads it, in one line."""
    return " ".join(signed_in(person).get(page_of(bond, tail)).text.split())


def sent(browser: Client, url: str, **fields: object) -> Any:
    return browser.post(url, {"once_key": str(new_id()), **fields})


def says(person: Person, bond: Relationship, deed: str, number: int) -> Any:
    round_id = current_round(row_of(bond)).pk
    url = page_of(bond, "/say")
    return sent(signed_in(person), url, deed=deed, round=round_id, seen=number)


@pytest.fixture
def both(ada: Person, bo: Person) -> tuple[Person, Person]:
    return ada, bo
