"""What our tests start from: a house with closed doors, Dana who coordinates, and Ada."""

from dataclasses import replace

import pytest

from letsbe.people.models import House, Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import MONDAY, make_house, make_person
from letsbe.safety import actions
from letsbe.safety.queries import Page
from letsbe.safety.rules import Answers

WHOLE = Answers(
    help_now="The night line answers at any hour: +351 21 000 0000.",
    who_reads="You two.",
    who_watches="Dana coordinates, Lee leads on safety.",
    what_breaks="Only when a life is in danger.",
    police="No, never.",
)
ALL_BUT_ONE = replace(WHOLE, police="")


@pytest.fixture
def closed_house(db: None) -> House:
    return make_house(are_doors_open=False)


@pytest.fixture
def dana(closed_house: House) -> Person:
    return make_person("Dana", Part.COORDINATOR)


@pytest.fixture
def ada(closed_house: House) -> Person:
    return make_person("Ada", Part.PEER)


def are_doors_open() -> bool:
    return House.objects.get().doors_opened_at is not None


def write(by: Person, answers: Answers = WHOLE, *, after: int | None = None) -> Page:
    return actions.write_help_page(by, answers=answers, at=MONDAY, once=None, after=after)
