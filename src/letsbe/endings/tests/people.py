"""The endings of this room's tests, and what people send about them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from letsbe.endings import access
from letsbe.endings.actions import letters, meeting
from letsbe.endings.rules.letters import LetterDeed
from letsbe.endings.rules.meeting import MeetingDeed
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships import actions as relationships
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed

ADAS, BOS = "Thank you for the soup.", "Go well, and ring twice."


def changed(bond: Relationship, deed: Deed, *, by: Person, at: datetime | None = None) -> None:
    relationships.change_course(bond.pk, deed, by=by, at=at or clock.now())


def page_of(bond: Relationship, tail: str = "") -> str:
    return f"/relationships/{bond.pk}/ending{tail}"


def read(person: Person, bond: Relationship, tail: str = "") -> str:
    """Return the page as one reads it, in one line."""
    return " ".join(signed_in(person).get(page_of(bond, tail)).text.split())


def sent(browser: Client, url: str, **fields: object) -> Any:
    return browser.post(url, {"once_key": str(new_id()), **fields})


def suggested(
    bond: Relationship, *, by: Person, days: int = 3, where: str = "The bench."
) -> UUID:
    at = clock.now()
    row = meeting.suggest(bond.pk, at + timedelta(days=days), where, by=by, at=at)
    return UUID(str(row.pk))


def answered(bond: Relationship, deed: MeetingDeed, seen: UUID, *, by: Person) -> None:
    meeting.answer(bond.pk, deed, seen=seen, by=by, at=clock.now())


def kept(
    bond: Relationship,
    words: str,
    *,
    by: Person,
    seen: int | None = None,
    at: datetime | None = None,
) -> None:
    now = revision(bond, by) if seen is None else seen
    letters.keep_letter(bond.pk, words, seen=now, by=by, at=at or clock.now())


def said(
    bond: Relationship,
    deed: LetterDeed,
    *,
    by: Person,
    seen: int | None = None,
    at: datetime | None = None,
) -> bool:
    now = revision(bond, by) if seen is None else seen
    return letters.say(bond.pk, deed, seen=now, by=by, at=at or clock.now())


def revision(bond: Relationship, person: Person) -> int:
    mine = [row for row in access.letters_in(bond) if row.author_id == person.pk]
    return mine[0].revision if mine else 0


def writes(person: Person, bond: Relationship, words: str, *, seen: int = 0) -> Any:
    return sent(signed_in(person), page_of(bond, "/letter"), words=words, seen=seen)


def presses(person: Person, bond: Relationship, deed: str, *, seen: int = 1) -> Any:
    return sent(signed_in(person), page_of(bond, "/letter/say"), deed=deed, seen=seen)


@pytest.fixture
def ending(bond: Relationship, ada: Person) -> Relationship:
    """Return the relationship of Ada and Bo, in which Ada would like to end."""
    changed(bond, Deed.OFFER_ENDING, by=ada)
    return bond
