"""Suggesting a last meeting, saying yes to it, and letting it be."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.endings import access
from letsbe.endings.events import Deed
from letsbe.endings.models import LastMeeting
from letsbe.endings.queries import ending_of
from letsbe.endings.rules import meeting as rules
from letsbe.endings.rules.meeting import MeetingDeed
from letsbe.endings.rules.refusals import EndingRefused
from letsbe.journal import actions as journal
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.vault import queries as vault


@transaction.atomic
def suggest(
    relationship_id: UUID,
    starts_at: datetime,
    where: str,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> LastMeeting:
    """Suggest when and where to meet once more; it sets aside what was suggested before."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.MEETING_SUGGESTED, relationship_id))
    relationship = access.held_for_party(by, relationship_id)
    now = ending_of(relationship, at=at)
    if why := rules.refuse_suggesting(now, starts_at, by=by.pk):
        raise EndingRefused(why)
    before = LastMeeting.objects.filter(relationship=relationship, set_aside_at=None)
    before.update(set_aside_at=at)
    made = LastMeeting(
        pk=new_id(),
        relationship=relationship,
        author=by,
        starts_at=starts_at,
        suggested_at=at,
    )
    ring = vault.key_ring(relationship=relationship.pk)
    made.where_sealed = ring.seal(where, made.place_of("where"))
    made.save(force_insert=True)
    journal.record(Deed.MEETING_SUGGESTED, by=by.pk, strand=relationship.pk, at=at)
    return made


@transaction.atomic
def answer(
    relationship_id: UUID,
    deed: MeetingDeed,
    *,
    seen: UUID,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Say yes to what the other suggests, or let a last meeting be."""
    journal.claim(once, by=by.pk, at=at, deed=(deed, relationship_id, seen))
    relationship = access.held_for_party(by, relationship_id)
    row = access.meeting_in(relationship)
    value = row.as_value if row else None
    now = ending_of(relationship, at=at)
    if why := rules.refuse_answering(now, value, deed, by=by.pk, seen=seen):
        raise EndingRefused(why)
    is_yes = deed is MeetingDeed.YES
    change = {"agreed_at": at} if is_yes else {"set_aside_at": at}
    LastMeeting.objects.filter(pk=seen).update(**change)
    done = Deed.MEETING_AGREED if is_yes else Deed.MEETING_LET_BE
    journal.record(done, by=by.pk, strand=relationship.pk, at=at)
