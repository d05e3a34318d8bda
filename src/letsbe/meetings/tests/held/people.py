"""Ada and Bo at a meeting, and what each does before, during and after it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.meetings.actions import funding_fields, held, held_check_ins, held_funding
from letsbe.meetings.models import Meeting
from letsbe.meetings.queries import funding
from letsbe.meetings.queries.held import OpenedMeeting, opened_for_party
from letsbe.meetings.rules.check_ins import CheckIn, Felt, Item
from letsbe.meetings.rules.funding import Seen, digest
from letsbe.meetings.rules.held import Told
from letsbe.meetings.rules.held_refusals import HeldRefusal, HeldRefused
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship

DATABASES = ["default", "keys"]
HOPE = "Canary: to talk about the letter from the office."
NOTE = "Canary: we try the earlier bus."
LINE = "Canary: it was good to be quiet."
BRING = "Canary: the form from the library."
PLACE = "Canary: the small room."
LABELS = ["Place", "What we worked on"]
GOOD = CheckIn(felt={Item.HEARD: Felt.YES, Item.SAFE: Felt.MOSTLY})
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Room:
    """One meeting of Ada and Bo; every method is a deed of the room."""

    bond: Relationship
    meeting_id: UUID
    ada: Person
    bo: Person

    @property
    def both(self) -> tuple[Person, Person]:
        return self.ada, self.bo

    @property
    def row(self) -> Meeting:
        return Meeting.objects.get(pk=self.meeting_id)

    def other(self, person: Person) -> Person:
        return self.bo if person == self.ada else self.ada

    def seen_by(self, person: Person) -> OpenedMeeting:
        return opened_for_party(person, self.meeting_id, at=at())

    def hoped(
        self, by: Person, words: str = HOPE, *, seen: int | None = None, when: Any = None
    ) -> None:
        mine = self.seen_by(by).hopes.get(by.pk)
        number = (mine.number if mine else 0) if seen is None else seen
        held.hope(self.meeting_id, words, seen=number, by=by, at=when or at())

    def told(
        self, told: Told = Told.MET, *, by: Person | None = None, when: Any = None
    ) -> None:
        held.tell(self.meeting_id, told, by=by or self.ada, at=when or at())

    def noted(
        self, by: Person, words: str = NOTE, *, seen: int | None = None, once: Any = None
    ) -> int:
        number = self.seen_by(by).note_number if seen is None else seen
        return held.save_note(self.meeting_id, words, seen=number, by=by, at=at(), once=once)

    def looked_back(
        self,
        by: Person,
        said: CheckIn = GOOD,
        *,
        line: str = LINE,
        bring: str = BRING,
        seen: int | None = None,
    ) -> bool:
        row = self.seen_by(by).check_in_rows.get(by.pk)
        number = (row.number if row else 0) if seen is None else seen
        return held_check_ins.look_back(
            self.meeting_id, said, line=line, bring=bring, seen=number, by=by, at=at()
        )

    def funded(
        self, by: Person, words: str = PLACE, position: int = 0, seen: Any = None
    ) -> None:
        read = self.field_seen_by(by, position) if seen is None else seen
        held_funding.write_line(self.meeting_id, words, seen=read, by=by, at=at())

    def field_seen_by(self, by: Person, position: int = 0) -> Seen:
        now = self.note_seen_by(by).now
        return Seen(version=now.version, position=position, number=now.line(position).number)

    def note_seen_by(self, by: Person) -> funding.OpenedFunding:
        now = self.seen_by(by)
        note = funding.note_of(now.row, now.ring)
        assert note
        return note

    def read_by(self, by: Person) -> str:
        return digest(self.seen_by(by).now, self.note_seen_by(by).now)

    def signed(self, by: Person, *, read: str | None = None) -> bool:
        return held_funding.sign(self.meeting_id, read=read or self.read_by(by), by=by, at=at())

    def declined(self, by: Person) -> None:
        held_funding.decline(self.meeting_id, by=by, at=at())

    def released(self) -> None:
        """Write a note that the programme asks for, and have both sign it."""
        self.told()
        self.funded(self.ada)
        for person in self.both:
            self.signed(person)


def asked_for_notes(dana: Person, labels: list[str] | None = None, *, seen: int = 0) -> None:
    funding_fields.write_fields(labels or LABELS, seen=seen, by=dana, at=at())


def meeting_of(
    bond: Relationship,
    by: Person,
    starts_at: datetime,
    *,
    minutes: int = 50,
    agreed: bool = True,
    cancelled: bool = False,
) -> Meeting:
    return Meeting.objects.create(
        relationship=bond,
        starts_at=starts_at,
        minutes=minutes,
        suggested_by=by,
        suggested_at=starts_at - timedelta(days=7),
        agreed_at=starts_at - timedelta(days=6) if agreed else None,
        cancelled_at=starts_at - timedelta(days=1) if cancelled else None,
    )


def at() -> datetime:
    return clock.now()


def once(key: UUID | None = None) -> Once:
    return Once(key=key or new_id(), fingerprint=b"same words")


def why(deed: Any, *args: object, **named: object) -> HeldRefusal:
    with pytest.raises(HeldRefused) as refused:
        deed(*args, **named)
    return refused.value.why


def page(room: Room, name: str) -> str:
    """Return where a page of this meeting is."""
    return f"/meetings/times/{room.meeting_id}/{name}"


def read(person: Person, url: str) -> str:
    answer = signed_in(person).get(url)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def sent(person: Person, url: str, **fields: object) -> Any:
    return signed_in(person).post(url, {"once_key": str(new_id()), **fields})


def body(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def room(bond: Relationship, ada: Person, bo: Person) -> Room:
    """Return a meeting that began an hour ago."""
    return Room(bond, meeting_of(bond, ada, at() - HOUR).pk, ada, bo)


@pytest.fixture
def soon(bond: Relationship, ada: Person, bo: Person) -> Room:
    """Return a meeting that is a day ahead."""
    return Room(bond, meeting_of(bond, ada, at() + timedelta(days=1)).pk, ada, bo)
