"""What Ada and Bo have arranged in the furnished house: a meeting, a rhythm, and what waits."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from letsbe.meetings.actions import arranging, calendars, rhythms
from letsbe.meetings.queries.feed import secret_of
from letsbe.meetings.rules.rhythm import Pace
from letsbe.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Arranged:
    """The ids of what there is to see of meetings, and the secret of Ada's calendar."""

    meeting_id: UUID
    suggested_id: UUID
    rhythm_id: UUID
    calendar_secret: str


def arrange(relationship_id: UUID, *, ada: Person, bo: Person, at: datetime) -> Arranged:
    """Agree on a meeting with another time suggested, keep a rhythm, suggest one of each."""
    soon = (at + timedelta(days=5)).replace(minute=0, second=0, microsecond=0)
    row = arranging.suggest(relationship_id, soon, 60, "The library.", by=ada, at=at)
    arranging.accept(row.pk, by=bo, seen=1, at=at)
    later = soon + timedelta(days=1)
    arranging.another_time(row.pk, later, 60, "The canal.", by=bo, seen=2, at=at)
    waiting = arranging.suggest(
        relationship_id, soon + timedelta(days=20), 45, "By telephone.", by=bo, at=at
    )
    first = soon.date() + timedelta(days=3)
    pace = Pace(first_on=first, begins=time(18, 0), zone="UTC", every_weeks=2, minutes=60)
    rhythm = rhythms.suggest(relationship_id, pace, "A video room.", by=ada, seen=None, at=at)
    rhythms.accept(rhythm.pk, by=bo, at=at)
    address = calendars.open_calendar(by=ada, at=at)
    return Arranged(
        meeting_id=row.pk,
        suggested_id=waiting.pk,
        rhythm_id=rhythm.pk,
        calendar_secret=secret_of(address) or "",
    )
