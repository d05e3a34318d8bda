"""What of meetings waits for one person's day: a question before, a word after; no more.

It is made from what this person did themselves: nothing here tells what the other has done.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from letsbe.meetings import access
from letsbe.meetings.models import CheckIn, Hope, Meeting
from letsbe.meetings.queries.held import as_held, told_of
from letsbe.meetings.rules import check_ins, hopes
from letsbe.meetings.rules.held import TELLING, Held, Told, may_tell
from letsbe.people.models import Person

# From when on the question before a meeting is asked on the day's page.
AHEAD = timedelta(days=3)


class Waits(StrEnum):
    """What there is time for."""

    HOPE = "hope"
    TELL = "tell"
    LOOK_BACK = "look_back"


@dataclass(frozen=True, kw_only=True)
class WaitingHeld:
    """One thing that waits for this person, with no word of what it is about."""

    relationship_id: UUID
    meeting_id: UUID
    starts_at: datetime
    waits: Waits


def waiting_of(person: Person, *, at: datetime) -> list[WaitingHeld]:
    """Return what waits for this person, soonest meeting first."""
    rows = list(_near(person, at=at))
    ids = [row.pk for row in rows]
    told = told_of(ids)
    hoped = _authors_of(Hope.objects.filter(meeting__in=ids))
    looked = _authors_of(CheckIn.objects.filter(meeting__in=ids))
    waiting = []
    for row in rows:
        now = as_held(row, told=told.get(row.pk), done=looked[row.pk], at=at)
        if waits := _waits(now, hoped[row.pk], looked[row.pk], of=person.pk):
            waiting.append(
                WaitingHeld(
                    relationship_id=row.relationship_id,
                    meeting_id=row.pk,
                    starts_at=row.starts_at,
                    waits=waits,
                )
            )
    return waiting


def _near(person: Person, *, at: datetime) -> QuerySet[Meeting]:
    """Return this person's agreed meetings that are near, before or behind."""
    mine = access.meetings_of(person).filter(agreed_at__isnull=False, cancelled_at=None)
    near = mine.filter(starts_at__gt=at - TELLING - timedelta(days=1))
    return near.filter(starts_at__lt=at + AHEAD, relationship__ended_at=None)


def _waits(now: Held, hoped: set[UUID], looked: set[UUID], *, of: UUID) -> Waits | None:
    said = {author: hopes.Hope(has_words=True, number=1) for author in hoped}
    if hopes.asking(now, said, of=of) is hopes.Asking.YOURS:
        return Waits.HOPE
    if now.at > now.ends_at + TELLING or not now.has_begun:
        return None
    if now.told is Told.UNTOLD and may_tell(now, by=of):
        return Waits.TELL
    is_open = check_ins.looking(now, frozenset(looked), of=of) is check_ins.Looking.OPEN
    return Waits.LOOK_BACK if is_open else None


def _authors_of(rows: "QuerySet[Hope] | QuerySet[CheckIn]") -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for meeting, author in rows.values_list("meeting_id", "author_id"):
        found[meeting].add(author)
    return found
