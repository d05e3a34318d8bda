"""A begun relationship of Ada and Bo, whose voices are fixed; and one Cleo shares with Bo."""

from datetime import datetime

import pytest

from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY
from letsbe.relationships import actions
from letsbe.relationships.models import Beginning, Relationship
from letsbe.relationships.rules import Answer, Deed, Kind


def asked(
    first: Person,
    second: Person,
    *,
    by: Person,
    kind: Kind = Kind.SUPPORT,
    at: datetime = MONDAY,
) -> Beginning:
    return actions.ask(kind, first, second, by=by, at=at)


def begun(
    first: Person,
    second: Person,
    *,
    by: Person,
    kind: Kind = Kind.SUPPORT,
    at: datetime = MONDAY,
) -> Relationship:
    """Return a relationship both said yes to; `first` supports, and `second` speaks in moss."""
    beginning = asked(first, second, by=by, kind=kind, at=at)
    actions.answer(beginning.pk, Answer.YES, by=first, moss_first=False, at=at)
    found = actions.answer(beginning.pk, Answer.YES, by=second, moss_first=False, at=at)
    assert found
    return found


def changed(relationship: Relationship, deed: Deed, *, by: Person) -> Relationship:
    return actions.change_course(relationship.pk, deed, by=by, at=MONDAY)


@pytest.fixture
def bond(ada: Person, bo: Person, dana: Person) -> Relationship:
    """Return the relationship of Ada, in moss, and Bo, in plum, who came as supporter."""
    return begun(bo, ada, by=dana)


@pytest.fixture
def other_bond(bo: Person, cleo: Person, dana: Person) -> Relationship:
    return begun(bo, cleo, by=dana)
