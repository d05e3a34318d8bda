"""A rhythm: its beats on the clock of one zone, and what each of the two may do with it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from letsbe.meetings.rules.arranging import Refusal

A_WEEK = timedelta(weeks=1)
# How far ahead its meetings are made, and how far ahead it may begin.
AHEAD = timedelta(weeks=8)


class RhythmDeed(StrEnum):
    SUGGEST = "suggest"
    ACCEPT = "accept"
    DECLINE = "decline"
    TAKE_BACK = "take_back"
    END = "end"


@dataclass(frozen=True, kw_only=True)
class Pace:
    """A time of the week, every so many weeks from a first day on, as one clock says."""

    first_on: date
    begins: time
    zone: str
    every_weeks: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A rhythm that waits for a yes, and who of the two suggested it."""

    id: UUID
    by: UUID


@dataclass(frozen=True, kw_only=True)
class Rhythms:
    """What two people have: a rhythm in force, one suggested, both, or neither."""

    people: frozenset[UUID]
    in_force: UUID | None = None
    offered: Offered | None = None
    is_resting: bool = False
    is_over: bool = False

    @property
    def waits_for(self) -> UUID | None:
        if self.offered is None or self.is_resting or self.is_over:
            return None
        return next(iter(self.people - {self.offered.by}))


def moment_on(day: date, begins: time, *, zone: ZoneInfo) -> datetime:
    """Return when a clock says this time on this day.

    A time the clock skips moves to the next there is; of one that comes twice, the first.
    """
    # A time taken from a clock that was put back says so; a rhythm means the time alone.
    said = datetime.combine(day, begins.replace(fold=0), tzinfo=zone)
    moment = said.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == said.replace(tzinfo=None):
        return moment
    before, after = said.replace(fold=1).astimezone(UTC), moment
    offset = after.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after


def beats(pace: Pace, *, since: datetime, until: datetime) -> list[tuple[date, datetime]]:
    """Return the days and the moments of a rhythm after one moment, up to another."""
    zone, step = ZoneInfo(pace.zone), A_WEEK * pace.every_weeks
    # Two beats early: whatever the zone and its jumps, none that counts is left out.
    gone = max(0, (since.date() - pace.first_on) // step - 1)
    day, found = pace.first_on + gone * step, []
    while (moment := moment_on(day, pace.begins, zone=zone)) <= until:
        if moment > since:
            found.append((day, moment))
        day += step
    return found


def next_weekday(weekday: int, *, after: date) -> date:
    """Return the first such day of the week after a day."""
    return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)


def refuse(now: Rhythms, deed: RhythmDeed, *, about: UUID | None, by: UUID) -> Refusal | None:
    """Return why this cannot be done; `about` is the suggestion, or rhythm, that was read."""
    if by not in now.people:
        return Refusal.NOT_ONE_OF_THE_TWO
    if now.is_over:
        return Refusal.OVER
    if deed is RhythmDeed.END:
        return None if about == now.in_force else Refusal.RHYTHM_CLOSED
    if now.is_resting and deed in {RhythmDeed.SUGGEST, RhythmDeed.ACCEPT}:
        return Refusal.RESTING
    if about != (now.offered.id if now.offered else None):
        return Refusal.CHANGED_SINCE_READ
    return None if deed is RhythmDeed.SUGGEST else _refuse_answer(now, deed, by=by)


def may(now: Rhythms, *, by: UUID) -> frozenset[RhythmDeed]:
    offered = now.offered.id if now.offered else None
    about = {RhythmDeed.END: now.in_force}
    return frozenset(
        deed
        for deed in RhythmDeed
        if (deed is not RhythmDeed.END or now.in_force)
        and refuse(now, deed, about=about.get(deed, offered), by=by) is None
    )


def refuse_first_day(first: datetime, *, at: datetime) -> Refusal | None:
    """Return why a rhythm cannot begin then: its first meetings are made at once."""
    if first <= at:
        return Refusal.IN_THE_PAST
    return Refusal.BEGINS_TOO_LATE if first - at > AHEAD else None


def _refuse_answer(now: Rhythms, deed: RhythmDeed, *, by: UUID) -> Refusal | None:
    if now.offered is None:
        return Refusal.NOTHING_SUGGESTED
    is_own = now.offered.by == by
    if deed is RhythmDeed.TAKE_BACK:
        return None if is_own else Refusal.NOT_YOURS_TO_TAKE_BACK
    return Refusal.OWN_SUGGESTION if is_own else None
