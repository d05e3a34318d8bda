"""Ada and Bo arranging when to meet, and what each does with a time or a rhythm."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.meetings import access
from letsbe.meetings.actions import arranging, rhythms
from letsbe.meetings.models import Meeting, Rhythm
from letsbe.meetings.queries.shown import Arrangements, arrangements
from letsbe.meetings.rules.rhythm import Pace
from letsbe.people.actions import portraying
from letsbe.people.models import Person
from letsbe.people.rules.hours import read as hours
from letsbe.people.tests.people import signed_in
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import changed
from letsbe.reminders.models import Reminder

DATABASES = ["default", "keys"]
WAY = "Canary: the bench by the lock."
LINE = "Canary: I have caught a cold."


@dataclass(frozen=True)
class Diary:
    """Where Ada and Bo arrange things; every method is a deed of the room."""

    bond: Relationship
    ada: Person
    bo: Person

    def row(self, pk: UUID) -> Meeting:
        return access.meeting_for_party(self.ada, pk)

    def seen_by(self, person: Person, *, at: datetime | None = None) -> Arrangements:
        bond = relationships.relationship_for_party(person, self.bond.pk)
        return arrangements(bond, person, at=at or now())

    def suggested(
        self,
        starts_at: datetime | None = None,
        *,
        by: Person | None = None,
        minutes: int = 60,
        way: str = WAY,
        at: datetime | None = None,
        once: Once | None = None,
    ) -> Meeting:
        when = starts_at or in_days(7)
        return arranging.suggest(
            self.bond.pk, when, minutes, way, by=by or self.ada, at=at or now(), once=once
        )

    def agreed(self, starts_at: datetime | None = None) -> Meeting:
        row = self.suggested(starts_at)
        return self.accepted(row.pk)

    def accepted(
        self, pk: UUID, *, by: Person | None = None, seen: int | None = None
    ) -> Meeting:
        number = self.row(pk).number if seen is None else seen
        return arranging.accept(pk, by=by or self.bo, seen=number, at=now())

    def moved(
        self,
        pk: UUID,
        starts_at: datetime | None = None,
        *,
        by: Person | None = None,
        seen: int | None = None,
        way: str = WAY,
    ) -> Meeting:
        number = self.row(pk).number if seen is None else seen
        when = starts_at or in_days(9)
        return arranging.another_time(
            pk, when, 45, way, by=by or self.ada, seen=number, at=now()
        )

    def declined(self, pk: UUID, *, by: Person | None = None) -> Meeting:
        seen = self.row(pk).number
        return arranging.decline(pk, by=by or self.bo, seen=seen, at=now())

    def taken_back(self, pk: UUID, *, by: Person | None = None) -> Meeting:
        seen = self.row(pk).number
        return arranging.take_back(pk, by=by or self.ada, seen=seen, at=now())

    def cancelled(self, pk: UUID, line: str = "", *, by: Person | None = None) -> Meeting:
        return arranging.cancel(pk, line, by=by or self.ada, at=now())

    def rhythm(
        self,
        pace: Pace | None = None,
        *,
        by: Person | None = None,
        seen: UUID | None = None,
        at: datetime | None = None,
    ) -> Rhythm:
        return rhythms.suggest(
            self.bond.pk, pace or weekly(), WAY, by=by or self.ada, seen=seen, at=at or now()
        )

    def in_force(self, pace: Pace | None = None, *, at: datetime | None = None) -> Rhythm:
        row = self.rhythm(pace, at=at)
        return rhythms.accept(row.pk, by=self.bo, at=at or now())

    def paused(self, *, by: Person | None = None) -> None:
        changed_now(self.bond, Deed.PAUSE, by=by or self.bo)

    def resumed(self, *, by: Person | None = None) -> None:
        changed_now(self.bond, Deed.RESUME, by=by or self.bo)

    def ended(self, *, by: Person | None = None) -> None:
        changed_now(self.bond, Deed.END, by=by or self.bo)


def changed_now(bond: Relationship, deed: Deed, *, by: Person) -> None:
    changed(bond, deed, by=by)


def now() -> datetime:
    return clock.now()


def in_days(days: int) -> datetime:
    return now().replace(minute=30, second=0, microsecond=0) + timedelta(days=days)


def weekly(first_on: date | None = None, **other: Any) -> Pace:
    """Return a rhythm of the coming weeks: by default every week at six, by UTC."""
    told = {"begins": time(18, 0), "zone": "UTC", "every_weeks": 1, "minutes": 60, **other}
    return Pace(first_on=first_on or (now() + timedelta(days=3)).date(), **told)


def reminders_of(person: Person) -> list[tuple[str, datetime]]:
    """Return which meetings somebody is still to be reminded of: the kind, and when."""
    unsent = Reminder.objects.filter(person=person, sent_at=None, is_resting=False)
    rows = unsent.filter(key__startswith="meeting_").order_by("due_at")
    return [(key.split(":")[0], due) for key, due in rows.values_list("key", "due_at")]


def once(fingerprint: bytes = b"same words", key: UUID | None = None) -> Once:
    return Once(key=key or new_id(), fingerprint=fingerprint)


def read(person: Person, url: str) -> Any:
    return signed_in(person).get(url)


def body(answer: Any) -> str:
    return str(answer.content.decode())


def sent(person: Person, url: str, **fields: object) -> Any:
    return signed_in(person).post(url, {"once_key": str(new_id()), **fields})


def together(diary: Diary) -> str:
    return f"/meetings/{diary.bond.pk}"


def suggesting(diary: Diary, by: Person | None = None, **fields: object) -> Any:
    when = in_days(7)
    said = {
        "on": when.date().isoformat(),
        "time": f"{when:%H:%M}",
        "minutes": 60,
        "way": WAY,
        **fields,
    }
    return sent(by or diary.ada, f"{together(diary)}/suggest", **said)


def rhythm_form(**fields: object) -> dict[str, object]:
    pace = weekly()
    said = {"on": pace.first_on, "time": "18:00", "zone": "UTC", "every": 1, "minutes": 60}
    return {**said, "way": WAY, "seen": "", **fields}


def lives_in(person: Person, zone: str) -> None:
    Person.objects.filter(pk=person.pk).update(time_zone=zone)
    person.refresh_from_db()


def tell(person: Person, told: str) -> None:
    def with_hours(before: Any) -> Any:
        return type(before)(**{**vars(before), "hours": hours(told)})

    portraying.redraw(person, with_hours, at=now())


@pytest.fixture
def diary(bond: Relationship, ada: Person, bo: Person) -> Diary:
    return Diary(bond, ada, bo)
