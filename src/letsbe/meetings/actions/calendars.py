"""Somebody's calendar address: opening it, changing it, closing it."""

import secrets
from datetime import datetime

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.meetings import access
from letsbe.meetings.events import Deed
from letsbe.meetings.models import CalendarAddress
from letsbe.meetings.rules.arranging import ArrangingRefused, Refusal
from letsbe.people.models import Person
from letsbe.vault import queries as vault

# 192 bits: nobody comes upon it by guessing.
_SECRET_BYTES = 24


@transaction.atomic
def open_calendar(*, by: Person, at: datetime, once: Once | None = None) -> CalendarAddress:
    """Make somebody's address; where there is one already, it stays as it is."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.CALENDAR_OPENED,))
    journal.record(Deed.CALENDAR_OPENED, by=by.pk, strand=by.pk, at=at)
    row = access.calendar_of(by)
    return row or _kept(CalendarAddress(person=by, number=0), at=at)


@transaction.atomic
def change_calendar(*, by: Person, at: datetime, once: Once | None = None) -> CalendarAddress:
    """Put another address in the place of this one, which opens nothing from now on."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.CALENDAR_CHANGED,))
    journal.record(Deed.CALENDAR_CHANGED, by=by.pk, strand=by.pk, at=at)
    row = access.calendar_of(by)
    # Turned off meanwhile: only asking for it opens it.
    if row is None:
        raise ArrangingRefused(Refusal.CALENDAR_CLOSED)
    return _kept(row, at=at)


@transaction.atomic
def close_calendar(*, by: Person, at: datetime, once: Once | None = None) -> None:
    journal.claim(once, by=by.pk, at=at, deed=(Deed.CALENDAR_CLOSED,))
    journal.record(Deed.CALENDAR_CLOSED, by=by.pk, strand=by.pk, at=at)
    CalendarAddress.objects.filter(person=by).delete()


def _kept(row: CalendarAddress, *, at: datetime) -> CalendarAddress:
    # The journal's strand, written first, makes a twin wait until this one is stored.
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    row.number, row.made_at = row.number + 1, at
    row.secret_index = access.calendar_index(secret)
    row.secret_sealed = vault.key_ring(people=[row.person_id]).seal(secret, row.place)
    row.save()
    return row
