"""Facts of rhythms: which beats are there, and which are still to be made."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from letsbe.meetings.models import Meeting, Rhythm
from letsbe.meetings.queries.values import pace_of
from letsbe.meetings.rules.rhythm import AHEAD, beats

Beat = tuple[date, datetime]


def wanted(row: Rhythm, *, at: datetime) -> list[Beat]:
    """Return the beats of the next weeks."""
    return beats(pace_of(row), since=at, until=at + AHEAD)


def missing(row: Rhythm, *, at: datetime) -> list[Beat]:
    """Return the beats that have no meeting yet, cancelled or not."""
    made = _made([row.pk], at=at)[row.pk]
    return [beat for beat in wanted(row, at=at) if beat[0] not in made]


def lacking(rows: Iterable[Rhythm], *, at: datetime) -> list[Rhythm]:
    """Return which of these rhythms in force lack a beat, of pairs that have not paused."""
    here = [row for row in rows if row.relationship.bond.is_open]
    made = _made([row.pk for row in here], at=at) if here else {}
    return [
        row
        for row in here
        if any(day not in made[row.pk] for day, _moment in wanted(row, at=at))
    ]


def _made(rhythms: list[UUID], *, at: datetime) -> dict[UUID, set[date]]:
    found: dict[UUID, set[date]] = defaultdict(set)
    # A day in one zone begins a day earlier than in another, at most.
    lately = (at - timedelta(days=2)).date()
    rows = Meeting.objects.filter(rhythm__in=rhythms, on__gte=lately)
    for rhythm, day in rows.values_list("rhythm_id", "on"):
        if day:
            found[rhythm].add(day)
    return found
