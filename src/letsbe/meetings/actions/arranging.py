"""Arranging one meeting: suggesting, accepting, another time, a no, taking back, cancelling."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.meetings import access
from letsbe.meetings.actions import reminding
from letsbe.meetings.events import Deed
from letsbe.meetings.models import Meeting, Move
from letsbe.meetings.queries.values import arranged, move_of
from letsbe.meetings.rules import arranging as rules
from letsbe.meetings.rules.arranging import Arranging, ArrangingRefused, Offer
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.vault import queries as vault


@transaction.atomic
def suggest(
    relationship_id: UUID,
    starts_at: datetime,
    minutes: int,
    way: str = "",
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> Meeting:
    """Suggest a meeting; one waits at a time, and one whose time has passed is let go."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.SUGGESTED, relationship_id))
    relationship = relationships.locked_for_party(by, relationship_id)
    bond = relationship.bond
    waiting = access.meetings_in(relationship).filter(agreed_at=None, cancelled_at=None)
    if why := rules.refuse_suggesting(
        starts_at,
        is_resting=bool(bond.paused_by),
        is_over=bond.is_ended,
        one_waits=waiting.filter(starts_at__gt=at).exists(),
        at=at,
    ):
        raise ArrangingRefused(why)
    waiting.update(cancelled_at=at)
    row = Meeting(
        relationship=relationship,
        starts_at=starts_at,
        minutes=minutes,
        suggested_by=by,
        suggested_at=at,
    )
    row.way_sealed = vault.key_ring(relationship=relationship.pk).seal(way, row.way_place)
    row.save(force_insert=True)
    _record(Deed.SUGGESTED, row, by=by, at=at)
    return row


@transaction.atomic
def another_time(
    meeting_id: UUID,
    starts_at: datetime,
    minutes: int,
    way: str = "",
    *,
    by: Person,
    seen: int,
    at: datetime,
    once: Once | None = None,
) -> Meeting:
    """Suggest another time. What is agreed stands until the other says yes to it."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.ANOTHER_TIME, meeting_id))
    row = access.locked_for_party(by, meeting_id)
    offer = Offer(starts_at=starts_at, minutes=minutes, by=by.pk)
    now = rules.after(
        arranged(row), Arranging.ANOTHER_TIME, by=by.pk, seen=seen, at=at, offer=offer
    )
    ring = vault.key_ring(relationship=row.relationship_id)
    row.number = now.number
    if now.is_agreed:
        _without_move(row)
        move = Move(meeting=row, starts_at=starts_at, minutes=minutes)
        move.suggested_by, move.suggested_at = by, at
        move.way_sealed = ring.seal(way, move.place)
        move.save(force_insert=True)
    else:
        row.starts_at, row.minutes = starts_at, minutes
        row.suggested_by, row.suggested_at, row.way_number = by, at, now.number
        row.way_sealed = ring.seal(way, row.way_place)
    row.save()
    _record(Deed.ANOTHER_TIME, row, by=by, at=at)
    return row


@transaction.atomic
def accept(
    meeting_id: UUID, *, by: Person, seen: int, at: datetime, once: Once | None = None
) -> Meeting:
    """Say yes to the time that waits, as it was read; both are reminded of it."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.ACCEPTED, meeting_id))
    row = access.locked_for_party(by, meeting_id)
    now = rules.after(arranged(row), Arranging.ACCEPT, by=by.pk, seen=seen, at=at)
    if move := move_of(row):
        _moved(row, move, number=now.number)
    row.number, row.agreed_at = now.number, at
    row.save()
    reminding.see_to(row, people=now.people, at=at)
    _record(Deed.ACCEPTED, row, by=by, at=at)
    return row


@transaction.atomic
def decline(
    meeting_id: UUID, *, by: Person, seen: int, at: datetime, once: Once | None = None
) -> Meeting:
    """Say not this one, and nothing else; a time agreed before stands."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.DECLINED, meeting_id))
    row = _off_the_table(meeting_id, Arranging.DECLINE, by=by, seen=seen, at=at)
    _record(Deed.DECLINED, row, by=by, at=at)
    return row


@transaction.atomic
def take_back(
    meeting_id: UUID, *, by: Person, seen: int, at: datetime, once: Once | None = None
) -> Meeting:
    """Take one's own suggestion back; a time agreed before stands."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.TAKEN_BACK, meeting_id))
    row = _off_the_table(meeting_id, Arranging.TAKE_BACK, by=by, seen=seen, at=at)
    _record(Deed.TAKEN_BACK, row, by=by, at=at)
    return row


@transaction.atomic
def cancel(
    meeting_id: UUID, line: str = "", *, by: Person, at: datetime, once: Once | None = None
) -> Meeting:
    """Cancel what was agreed: either, alone, no reason asked; a line for the other, if any."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.CANCELLED, meeting_id))
    row = access.locked_for_party(by, meeting_id)
    seen = row.number
    now = rules.after(arranged(row), Arranging.CANCEL, by=by.pk, seen=seen, at=at)
    if line:
        ring = vault.key_ring(relationship=row.relationship_id)
        row.line_by, row.line_sealed = by, ring.seal(line, row.line_place(by.pk))
    _without_move(row)
    row.cancelled_at, row.number = at, now.number
    row.save()
    reminding.forget([row], people=now.people)
    _record(Deed.CANCELLED, row, by=by, at=at)
    return row


def _off_the_table(
    meeting_id: UUID, deed: Arranging, *, by: Person, seen: int, at: datetime
) -> Meeting:
    row = access.locked_for_party(by, meeting_id)
    now = rules.after(arranged(row), deed, by=by.pk, seen=seen, at=at)
    _without_move(row)
    row.number, row.cancelled_at = now.number, at if now.is_cancelled else None
    row.save()
    return row


def _moved(row: Meeting, move: Move, *, number: int) -> None:
    """Put the other time in the place of the agreed one, its way sealed for where it stands."""
    ring = vault.key_ring(relationship=row.relationship_id)
    way = ring.shown(move.way_sealed, move.place)
    row.starts_at, row.minutes = move.starts_at, move.minutes
    row.suggested_by_id, row.suggested_at = move.suggested_by_id, move.suggested_at
    row.way_number = number
    row.way_sealed = ring.seal(way or "", row.way_place)
    _without_move(row)


def _without_move(row: Meeting) -> None:
    Move.objects.filter(meeting=row).delete()


def _record(deed: Deed, row: Meeting, *, by: Person, at: datetime) -> None:
    journal.record(deed, by=by.pk, strand=row.relationship_id, at=at)
