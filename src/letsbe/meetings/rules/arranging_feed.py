"""What a calendar fetches: when, how long, and nothing that says with whom or about what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from letsbe.meetings.rules.arranging_zones import written_out

TITLE = "Appointment"
# How far back a calendar is told: what lies behind somebody is theirs.
SINCE = timedelta(days=30)
# Written by its letter Z, so that it needs no zone.
UTC_NAME = "UTC"
_MARGIN = timedelta(days=190)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One meeting, as a calendar hears of it; `changed_at` is when it last changed."""

    id: UUID
    starts_at: datetime
    minutes: int
    number: int
    is_cancelled: bool
    changed_at: datetime


def as_calendar(entries: Iterable[Entry], *, zone: ZoneInfo, title: str = TITLE) -> bytes:
    """Return an iCalendar file, its times by the clock where its owner lives."""
    made, here = Calendar(), list(entries)
    made.add("prodid", "-//calendar//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", timedelta(hours=1))
    if here and zone.key != UTC_NAME:
        first = min(entry.starts_at for entry in here) - _MARGIN
        last = max(entry.starts_at for entry in here) + _MARGIN
        made.add_component(written_out(zone, first=first, last=last))
    for entry in here:
        made.add_component(_event(entry, zone=zone, title=title))
    return bytes(made.to_ical())


def _event(entry: Entry, *, zone: ZoneInfo, title: str) -> Event:
    made = Event()
    made.add("uid", str(entry.id))
    made.add("dtstamp", entry.changed_at.astimezone(UTC))
    made.add("last-modified", entry.changed_at.astimezone(UTC))
    made.add("sequence", entry.number)
    made.add("summary", title)
    made.add("dtstart", _said(entry.starts_at, zone))
    made.add("duration", timedelta(minutes=entry.minutes))
    made.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    made.add("class", "PRIVATE")
    return made


def _said(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return a moment by one clock; an hour that comes again can only be named without one."""
    local = moment.astimezone(zone)
    return moment.astimezone(UTC) if local.fold else local
