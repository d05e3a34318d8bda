"""A week of hours as it is in another time zone, on a given day."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from letsbe.people.rules.hours import ALL_HOURS, HOURS_A_DAY
from letsbe.people.rules.portraits import HOURS_A_WEEK

_HOUR = timedelta(hours=1)


def moved(hours: int, *, here: str, there: str, on: date) -> int:
    """Return the whole hours of a week `there` that lie in the hours somebody has `here`.

    Zones that are off by a part of an hour have an hour there only where both of the hours
    here that it touches are free: nobody is promised half an hour they do not have.
    """
    ahead = _ahead(there, on=on) - _ahead(here, on=on)
    whole, rest = divmod(ahead, _HOUR)
    shifted = _turned(hours, whole)
    return shifted & _turned(hours, whole + 1) if rest else shifted


class PartOfDay(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


_PARTS = {
    PartOfDay.MORNING: range(6, 12),
    PartOfDay.AFTERNOON: range(12, 17),
    PartOfDay.EVENING: range(17, 22),
    PartOfDay.NIGHT: (*range(6), *range(22, 24)),
}
_MASKS = [
    (part, [sum(1 << (day * HOURS_A_DAY + hour) for hour in hours) for day in range(7)])
    for part, hours in _PARTS.items()
]


@lru_cache(maxsize=4096)
def parts_of_week(hours: int) -> tuple[tuple[PartOfDay, tuple[int, ...]], ...]:
    """Return the parts of the day that hours touch, each with its days, Monday being 0."""
    found = (
        (part, tuple(day for day, mask in enumerate(masks) if hours & mask))
        for part, masks in _MASKS
    )
    return tuple((part, days) for part, days in found if days)


def _turned(hours: int, by: int) -> int:
    """Return a week whose hours come so much later, the end of it coming round again."""
    by %= HOURS_A_WEEK
    return (hours << by | hours >> (HOURS_A_WEEK - by)) & ALL_HOURS


def _ahead(zone: str, *, on: date) -> timedelta:
    """Return how far a zone is ahead of UTC at noon of a day; a zone nobody knows is UTC."""
    noon = datetime.combine(on, time(12), tzinfo=UTC)
    try:
        return noon.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    except (ZoneInfoNotFoundError, ValueError):
        return timedelta()
