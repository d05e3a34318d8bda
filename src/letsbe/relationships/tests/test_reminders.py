from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY
from letsbe.relationships.actions import change_course
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.reminders.actions import remind
from letsbe.reminders.tests.people import sent_by, turned_on

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
AT = MONDAY
LATER = MONDAY + timedelta(days=2)
SAFE = "ada@safe.example"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MAIL_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def between(ada: Person, bond: Relationship) -> Relationship:
    turned_on(ada, SAFE, at=AT)
    remind([ada.pk], "review:2", due_at=AT, until=LATER, between=bond.pk)
    return bond


def test_what_belongs_to_two_rests_in_their_pause_and_goes_on_after_it(
    between: Relationship, ada: Person, bo: Person
) -> None:
    for each in (ada, bo):
        change_course(between.pk, Deed.PAUSE, by=each, at=AT)
    assert sent_by(AT) == 0

    change_course(between.pk, Deed.RESUME, by=bo, at=AT)
    assert sent_by(AT) == 0

    change_course(between.pk, Deed.RESUME, by=ada, at=AT)
    assert sent_by(AT) == 1


def test_what_belongs_to_two_ends_with_them_and_nothing_else_does(
    between: Relationship, ada: Person, bo: Person
) -> None:
    remind([ada.pk], "review:3", due_at=AT, until=LATER)

    change_course(between.pk, Deed.END, by=bo, at=AT)

    assert sent_by(AT) == 1
