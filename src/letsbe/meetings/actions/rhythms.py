"""A rhythm: suggesting it, answering, ending it; what is in force stays until both agree."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.meetings import access
from letsbe.meetings.actions import reminding
from letsbe.meetings.actions.ahead import make_beats
from letsbe.meetings.actions.course import let_fall
from letsbe.meetings.events import Deed
from letsbe.meetings.models import Meeting, Rhythm
from letsbe.meetings.queries.values import rhythms
from letsbe.meetings.rules import rhythm as rules
from letsbe.meetings.rules.arranging import ArrangingRefused
from letsbe.meetings.rules.rhythm import Pace, RhythmDeed
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship
from letsbe.vault import queries as vault


@transaction.atomic
def suggest(
    relationship_id: UUID,
    pace: Pace,
    way: str = "",
    *,
    by: Person,
    seen: UUID | None,
    at: datetime,
    once: Once | None = None,
) -> Rhythm:
    """Suggest a rhythm; `seen` is the suggestion that was open when this one was written."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.RHYTHM_SUGGESTED, relationship_id))
    relationship = relationships.locked_for_party(by, relationship_id)
    _refuse(relationship, RhythmDeed.SUGGEST, about=seen, by=by)
    first = rules.moment_on(pace.first_on, pace.begins, zone=ZoneInfo(pace.zone))
    if why := rules.refuse_first_day(first, at=at):
        raise ArrangingRefused(why)
    access.rhythms_in(relationship).filter(agreed_at=None).update(closed_at=at)
    row = Rhythm(
        relationship=relationship,
        first_on=pace.first_on,
        begins=pace.begins,
        zone=pace.zone,
        every_weeks=pace.every_weeks,
        minutes=pace.minutes,
        suggested_by=by,
        suggested_at=at,
    )
    row.way_sealed = vault.key_ring(relationship=relationship.pk).seal(way, row.place)
    row.save(force_insert=True)
    _record(Deed.RHYTHM_SUGGESTED, row, by=by, at=at)
    return row


@transaction.atomic
def accept(rhythm_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> Rhythm:
    """Say yes: it is in force, and what was in force gives way to it from its first day on."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.RHYTHM_ACCEPTED, rhythm_id))
    row = access.locked_rhythm(by, rhythm_id)
    relationship = row.relationship
    _refuse(relationship, RhythmDeed.ACCEPT, about=row.pk, by=by)
    for before in access.rhythms_in(relationship).exclude(agreed_at=None):
        make_beats(before, relationship=relationship, at=at)
        first = rules.moment_on(row.first_on, row.begins, zone=ZoneInfo(row.zone))
        _close(before, since=max(first, at), at=at)
    row.agreed_at = at
    row.save(update_fields=["agreed_at"])
    make_beats(row, relationship=relationship, at=at)
    _record(Deed.RHYTHM_ACCEPTED, row, by=by, at=at)
    return row


@transaction.atomic
def decline(rhythm_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> Rhythm:
    """Say not this one; what is in force stays so."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.RHYTHM_DECLINED, rhythm_id))
    return _dropped(rhythm_id, RhythmDeed.DECLINE, Deed.RHYTHM_DECLINED, by=by, at=at)


@transaction.atomic
def take_back(rhythm_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> Rhythm:
    journal.claim(once, by=by.pk, at=at, deed=(Deed.RHYTHM_TAKEN_BACK, rhythm_id))
    return _dropped(rhythm_id, RhythmDeed.TAKE_BACK, Deed.RHYTHM_TAKEN_BACK, by=by, at=at)


@transaction.atomic
def end(rhythm_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> Rhythm:
    """End a rhythm: either, alone; its coming meetings fall away."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.RHYTHM_ENDED, rhythm_id))
    row = access.locked_rhythm(by, rhythm_id)
    _refuse(row.relationship, RhythmDeed.END, about=row.pk, by=by)
    _close(row, since=at, at=at)
    _record(Deed.RHYTHM_ENDED, row, by=by, at=at)
    return row


def _close(row: Rhythm, *, since: datetime, at: datetime) -> None:
    """Close a rhythm; what is still to come of it, or of one before it, falls away."""
    bond = row.relationship
    Rhythm.objects.filter(pk=row.pk).update(closed_at=at)
    coming = Meeting.objects.filter(relationship=bond, cancelled_at=None, starts_at__gt=at)
    beats = coming.filter(rhythm__isnull=False, starts_at__gte=since)
    fallen = list(beats)
    reminding.forget(fallen, people=bond.bond.people)
    let_fall(fallen, at=at)


def _dropped(
    rhythm_id: UUID, deed: RhythmDeed, name: Deed, *, by: Person, at: datetime
) -> Rhythm:
    row = access.locked_rhythm(by, rhythm_id)
    _refuse(row.relationship, deed, about=row.pk, by=by)
    row.closed_at = at
    row.save(update_fields=["closed_at"])
    _record(name, row, by=by, at=at)
    return row


def _refuse(
    relationship: Relationship, deed: RhythmDeed, *, about: UUID | None, by: Person
) -> None:
    now = rhythms(relationship, access.rhythms_in(relationship))
    if why := rules.refuse(now, deed, about=about, by=by.pk):
        raise ArrangingRefused(why)


def _record(deed: Deed, row: Rhythm, *, by: Person, at: datetime) -> None:
    journal.record(deed, by=by.pk, strand=row.relationship_id, at=at)
