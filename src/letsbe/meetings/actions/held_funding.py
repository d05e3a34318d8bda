"""A funding note: written together, signed by both as it reads, declined by either."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.meetings.actions.held import insist
from letsbe.meetings.events import Deed
from letsbe.meetings.models import FundingLine, FundingNote, FundingSignature
from letsbe.meetings.queries import funding
from letsbe.meetings.queries.funding import OpenedFunding
from letsbe.meetings.queries.held import OpenedMeeting, held_for_party
from letsbe.meetings.rules import funding as rules
from letsbe.meetings.rules.held_refusals import HeldRefusal, HeldRefused
from letsbe.people.models import Person


@transaction.atomic
def write_line(
    meeting_id: UUID,
    words: str,
    *,
    seen: rules.Seen,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Write one field; what was signed before it changed is signed no longer."""
    written = (Deed.FUNDING_WRITTEN, meeting_id, seen.position)
    journal.claim(once, by=by.pk, at=at, deed=written)
    now, note = _held(meeting_id, by=by, at=at)
    insist(rules.refuse_writing(now.now, note.now, seen, by=by.pk))
    row = _row(now, note)
    line = note.line_rows.get(seen.position) or FundingLine(note=row, position=seen.position)
    line.author, line.number = by, line.number + 1
    line.words_sealed = now.ring.seal(words, line.place_in(row.relationship_id))
    line.save()
    FundingSignature.objects.filter(note=row).delete()
    journal.record(Deed.FUNDING_WRITTEN, by=by.pk, strand=row.relationship_id, at=at)


@transaction.atomic
def sign(
    meeting_id: UUID, *, read: str, by: Person, at: datetime, once: Once | None = None
) -> bool:
    """Sign the exact text that was read; return whether it is released to the programme."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.FUNDING_SIGNED, meeting_id))
    now, note = _held(meeting_id, by=by, at=at)
    insist(rules.refuse_signing(now.now, note.now, by=by.pk, read=read))
    row = _row(now, note)
    # An earlier signature of one's own was under another text.
    FundingSignature.objects.filter(note=row, signer=by).delete()
    mine = FundingSignature(note=row, signer=by, signed_at=at)
    mine.digest_sealed = now.ring.seal(read, mine.place_in(row.relationship_id))
    mine.save(force_insert=True)
    journal.record(Deed.FUNDING_SIGNED, by=by.pk, strand=row.relationship_id, at=at)
    is_released = rules.is_released_by(now.now, note.now, by=by.pk)
    if is_released:
        row.released_at = at
        row.save(update_fields=["released_at"])
        journal.record(Deed.FUNDING_RELEASED, by=None, strand=row.relationship_id, at=at)
    return is_released


@transaction.atomic
def decline(meeting_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> None:
    """Let nothing go out, or nothing more; either may, at any time, and need not say why."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.FUNDING_DECLINED, meeting_id))
    now, note = _held(meeting_id, by=by, at=at)
    insist(rules.refuse_declining(now.now, note.now, by=by.pk))
    row = _row(now, note)
    row.declined_at = at
    row.save(update_fields=["declined_at"])
    journal.record(Deed.FUNDING_DECLINED, by=None, strand=row.relationship_id, at=at)


def _held(meeting_id: UUID, *, by: Person, at: datetime) -> tuple[OpenedMeeting, OpenedFunding]:
    """Return the meeting and its note, where there is one or the programme asks for one."""
    now = held_for_party(by, meeting_id, at=at)
    note = funding.note_of(now.row, now.ring)
    if note is None:
        raise HeldRefused(HeldRefusal.SWITCHED_OFF)
    return now, note


def _row(now: OpenedMeeting, note: OpenedFunding) -> FundingNote:
    """Return the note, begun now with the fields of this day unless it was."""
    if note.row:
        return note.row
    return FundingNote.objects.create(
        relationship_id=now.row.relationship_id, meeting=now.row, fields=note.fields_row
    )
