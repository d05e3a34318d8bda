"""When somebody is reminded of a day: in its morning, where they live."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

BEGINS = time(9)


def morning_of(day: date, *, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, BEGINS, tzinfo=zone)


def mornings_of(day: date, *, zones: Mapping[UUID, ZoneInfo]) -> dict[datetime, list[UUID]]:
    """Return who is reminded at which moment: mostly one moment for both."""
    found: dict[datetime, list[UUID]] = {}
    for person, zone in zones.items():
        # Compared as moments, whatever the zone they are told in.
        found.setdefault(morning_of(day, zone=zone).astimezone(UTC), []).append(person)
    return found
