"""Times that may suit two people: where the hours each told meet, whoever asks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from letsbe.relationships.rules.absences import Span

QUARTER = timedelta(minutes=15)
# So that the other has time to answer.
SOONEST = timedelta(hours=12)
LOOKED_AHEAD = timedelta(days=15)
# Few: a list of everything that fits would tell the hours of the other.
MOST_A_DAY = 2
MOST = 6
APART = timedelta(hours=2)


@dataclass(frozen=True, kw_only=True)
class Week:
    """The hours somebody told, as bits in their own zone, and the days they are away."""

    hours: int
    zone: ZoneInfo
    away: tuple[Span, ...] = ()

    def suits(self, moment: datetime) -> bool:
        here = moment.astimezone(self.zone)
        is_told = self.hours >> (here.weekday() * 24 + here.hour) & 1
        return bool(is_told) and not any(span.holds(here.date()) for span in self.away)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A time at which the two meet already."""

    starts_at: datetime
    ends_at: datetime


def that_suit(
    two: tuple[Week, Week], *, minutes: int, at: datetime, taken: Iterable[Taken] = ()
) -> list[datetime]:
    """Return a few moments at which both could meet for so long, the soonest first."""
    if not all(week.hours for week in two):
        return []
    used, found = tuple(taken), list[datetime]()
    for moment in _starts(two, at=at):
        if len(found) == MOST:
            break
        if _is_near(moment, found) or not _fits(moment, two, minutes=minutes):
            continue
        ends_at = moment + timedelta(minutes=minutes)
        if not any(one.starts_at < ends_at and moment < one.ends_at for one in used):
            found.append(moment)
    return found


def _starts(two: tuple[Week, Week], *, at: datetime) -> Iterator[datetime]:
    """Yield the moments at which the clock of one of the two shows a full hour."""
    moment = (at + SOONEST).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    while moment <= at + LOOKED_AHEAD:
        moment += QUARTER
        if any(moment.astimezone(week.zone).minute == 0 for week in two):
            yield moment


def _is_near(moment: datetime, found: list[datetime]) -> bool:
    """Say whether enough is offered for that day, or something close before it."""
    if found and moment - found[-1] < APART:
        return True
    return sum(one.date() == moment.date() for one in found) >= MOST_A_DAY


def _fits(moment: datetime, two: tuple[Week, Week], *, minutes: int) -> bool:
    quarters = range(-(-minutes // 15))
    return all(week.suits(moment + QUARTER * each) for each in quarters for week in two)
