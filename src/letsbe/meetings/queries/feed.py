"""The calendar of one person: what they had agreed on with anybody, without a word of it."""

from datetime import datetime

from letsbe.meetings import access
from letsbe.meetings.models import CalendarAddress, Meeting
from letsbe.meetings.rules.arranging_feed import SINCE, Entry, as_calendar
from letsbe.people.models import Person
from letsbe.vault import queries as vault


def feed(person: Person, *, at: datetime, title: str) -> bytes:
    """Return the file; what rests is not in it, and comes back when it goes on."""
    rows = access.calendar_rows(person, since=at - SINCE)
    entries = [_entry(row) for row in rows if not _rests(row, at=at)]
    return as_calendar(entries, zone=person.zone, title=title)


def secret_of(row: CalendarAddress) -> str | None:
    """Return the secret of one's own address, or None where it cannot be shown."""
    ring = vault.key_ring(people=[row.person_id])
    return ring.shown(row.secret_sealed, row.place)


def _rests(row: Meeting, *, at: datetime) -> bool:
    return bool(row.relationship.bond.paused_by) and row.starts_at > at


def _entry(row: Meeting) -> Entry:
    return Entry(
        id=row.pk,
        starts_at=row.starts_at,
        minutes=row.minutes,
        number=row.number,
        is_cancelled=row.cancelled_at is not None,
        changed_at=row.cancelled_at or row.agreed_at or row.suggested_at,
    )
