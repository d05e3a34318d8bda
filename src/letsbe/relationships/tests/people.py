"""The relationships of this room's tests, what people send, and the traces deeds leave."""

from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from letsbe.journal.models import Entry, Receipt
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, vouched
from letsbe.relationships import actions
from letsbe.relationships.actions import covers
from letsbe.relationships.models import Beginning, Cover, Relationship
from letsbe.relationships.rules import Answer, Deed, Kind
from letsbe.relationships.rules.covers import CoverDeed, CoverStage

REFUSED = {HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}


def asked(
    first: Person,
    second: Person,
    *,
    by: Person,
    kind: Kind = Kind.SUPPORT,
    at: datetime = MONDAY,
) -> Beginning:
    if kind is Kind.SUPPORT:
        vouched(first, by=by, at=at)
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


def once(fingerprint: bytes = b"same words") -> Once:
    return Once(key=new_id(), fingerprint=fingerprint)


def sent(browser: Client, url: str, **fields: object) -> Any:
    return browser.post(url, {"once_key": str(new_id()), **fields})


def together(bond: Relationship) -> str:
    """Return where the page of the two is."""
    return f"/relationships/{bond.pk}"


def deeds_in(strand: UUID) -> list[str]:
    found = Entry.objects.filter(strand_id=strand).order_by("number")
    return list(found.values_list("deed", flat=True))


def traces() -> tuple[int, ...]:
    """Count what a deed would leave behind."""
    return (
        Beginning.objects.count(),
        Relationship.objects.count(),
        Entry.objects.count(),
        Receipt.objects.count(),
    )


@pytest.fixture
def bond(ada: Person, bo: Person, dana: Person) -> Relationship:
    """Return the relationship of Ada, in moss, and Bo, in plum, who came as supporter."""
    return begun(bo, ada, by=dana)


@pytest.fixture
def other_bond(bo: Person, cleo: Person, dana: Person) -> Relationship:
    return begun(bo, cleo, by=dana)


def named(bond: Relationship, cleo: Person, *, by: Person) -> Cover:
    return covers.name_cover(bond.pk, cleo, by=by, at=MONDAY)


def stage(cover: Cover) -> CoverStage:
    row = Cover.objects.select_related("relationship").get(pk=cover.pk)
    return row.covering.stage


@pytest.fixture
def standing(bond: Relationship, ada: Person, bo: Person, cleo: Person, dana: Person) -> Cover:
    cover = named(bond, cleo, by=dana)
    for person in (cleo, ada, bo):
        covers.answer_cover(cover.pk, CoverDeed.YES, by=person, at=MONDAY)
    return cover
