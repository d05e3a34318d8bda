"""A meeting of three: suggesting it, asking the former other, answering, calling it off."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.handovers import access, queries
from letsbe.handovers.events import Deed
from letsbe.handovers.models import MeetingOfThree, ThreeAnswer
from letsbe.handovers.queries import three as opened
from letsbe.handovers.rules import three
from letsbe.handovers.rules.refusals import HandoverRefused, Refusal
from letsbe.handovers.rules.three import Said
from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship
from letsbe.vault import queries as vault

JOURNALLED_AS = {
    Said.YES: Deed.SAID_YES,
    Said.ANOTHER_TIME: Deed.SAID_ANOTHER_TIME,
    Said.NO: Deed.SAID_NO,
}


@transaction.atomic
def suggest(
    relationship_id: UUID,
    moment: datetime,
    place: str,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> MeetingOfThree:
    """Suggest a moment and a place to the two others, or another one instead of the last.

    Where the earlier relationship has ended or is paused, its other is asked nothing yet.
    """
    journal.claim(once, by=by.pk, at=at, deed=(Deed.THREE_SUGGESTED, relationship_id))
    relationship = relationships.locked_for_party(by, relationship_id)
    to = _next_of(by, relationship_id)
    row = access.meeting_from(by, relationship_id) or MeetingOfThree(
        relationship=relationship, writer=by, number=0
    )
    if row.number and row.to_id != to.pk and not relationship.bond.is_open:
        # Somebody else would be there: that is another question, for the writer to press anew.
        row.former_asked_at = None
    row.to, row.moment, row.suggested_at = to, moment, at
    if why := three.refuse_suggesting(opened.as_value(row), moment, at=at):
        raise HandoverRefused(why)
    row.number += 1
    row.place_sealed = vault.key_ring(people=[by.pk]).seal(place, row.place)
    if relationship.bond.is_open and row.former_asked_at is None:
        row.former_asked_at = at
    row.save()
    ThreeAnswer.objects.filter(meeting=row).delete()
    now = opened.as_value(access.meeting_for_writer(by, row.pk))
    for strand in (by.pk, *sorted(now.asked)):
        journal.record(Deed.THREE_SUGGESTED, by=by.pk, strand=strand, at=at)
    return row


@transaction.atomic
def ask_former(
    meeting_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> MeetingOfThree:
    """Ask the former other, although that relationship has ended: by the writer's own press."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.FORMER_ASKED, meeting_id))
    row = _held(access.meeting_for_writer(by, meeting_id), by=by)
    now = opened.as_value(row)
    is_paused = bool(row.relationship.bond.paused_by) and not row.relationship.bond.is_ended
    if why := three.refuse_asking(now, is_paused=is_paused, at=at):
        raise HandoverRefused(why)
    row.former_asked_at = at
    row.save(update_fields=["former_asked_at"])
    for strand in (by.pk, now.former):
        journal.record(Deed.FORMER_ASKED, by=by.pk, strand=strand, about=now.former, at=at)
    return row


@transaction.atomic
def answer(
    meeting_id: UUID,
    said: Said,
    *,
    line: str = "",
    by: Person,
    seen: int,
    at: datetime,
    once: Once | None = None,
) -> MeetingOfThree:
    """Say yes, no, or another time; a no is kept nowhere but in one's own journal."""
    journal.claim(once, by=by.pk, at=at, deed=(said, meeting_id))
    row = _held(access.meeting_for_one_of_three(by, meeting_id), by=by)
    after = three.after(opened.as_value(row), said, by=by.pk, seen=seen, at=at)
    if after.is_over:
        _closed(row, at=at)
    else:
        _answered(row, said, line, by=by, at=at)
    journal.record(JOURNALLED_AS[said], by=by.pk, strand=by.pk, about=row.writer_id, at=at)
    return row


@transaction.atomic
def call_off(
    meeting_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> MeetingOfThree:
    """Let the writer end it: the others read that it will not come about, and no more."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.CALLED_OFF, meeting_id))
    row = _held(access.meeting_for_writer(by, meeting_id), by=by)
    if row.closed_at:
        raise HandoverRefused(Refusal.OVER)
    _closed(row, at=at)
    journal.record(Deed.CALLED_OFF, by=by.pk, strand=by.pk, at=at)
    return row


def _next_of(by: Person, relationship_id: UUID) -> Relationship:
    """Return with whom: to whom it is given now, or who was asked before it was taken back."""
    row = access.handover_from(by, relationship_id)
    if row and row.to and queries.is_given(row):
        return row.to
    before = access.meeting_from(by, relationship_id)
    if before is None or before.to.ended_at:
        raise HandoverRefused(Refusal.NOT_GIVEN)
    return before.to


def _held(row: MeetingOfThree, *, by: Person) -> MeetingOfThree:
    """Return the row as it is once nobody else is at it."""
    relationships.hold(row.relationship_id)
    return access.meeting_for_one_of_three(by, row.pk)


def _answered(row: MeetingOfThree, said: Said, line: str, *, by: Person, at: datetime) -> None:
    ThreeAnswer.objects.filter(meeting=row, person=by).delete()
    mine = ThreeAnswer(meeting=row, person=by, said=said, at=at)
    if line:
        mine.line_sealed = vault.key_ring(people=[by.pk]).seal(line, mine.place)
    mine.save(force_insert=True)


def _closed(row: MeetingOfThree, *, at: datetime) -> None:
    """End it for good, and keep neither what was suggested nor what anybody said."""
    row.closed_at, row.place_sealed = at, None
    row.save(update_fields=["closed_at", "place_sealed"])
    ThreeAnswer.objects.filter(meeting=row).delete()
