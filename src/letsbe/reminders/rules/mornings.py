"""When somebody is reminded of a day: in its morning, where they live."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

BEGINS = time(9)


def morning_of(day: date, *, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, BEGINS, tzinfo=zone)
