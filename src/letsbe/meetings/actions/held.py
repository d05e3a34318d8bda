"""Before and during a meeting: what one would like, the note of both, and whether they met."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.live import actions as live
from letsbe.meetings.actions import held_reminders as reminders
from letsbe.meetings.events import Deed
from letsbe.meetings.models import Hope, SharedNote, Telling
from letsbe.meetings.queries.held import OpenedMeeting, held_for_party
from letsbe.meetings.rules import held as rules
from letsbe.meetings.rules import hopes, notes
from letsbe.meetings.rules.held import Told
from letsbe.meetings.rules.held_refusals import HeldRefusal, HeldRefused
from letsbe.people.models import Person


@transaction.atomic
def hope(
    meeting_id: UUID,
    words: str,
    *,
    seen: int,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Say what one would like from a meeting; no words say that one comes without."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.HOPED, meeting_id))
    now = held_for_party(by, meeting_id, at=at)
    insist(hopes.refuse_hope(now.now, now.hopes, by=by.pk, seen=seen))
    row = now.hope_rows.get(by.pk) or Hope(
        relationship_id=now.row.relationship_id, meeting=now.row, author=by
    )
    row.number, row.said_at = row.number + 1, at
    row.words_sealed = now.ring.seal(words, row.place_of("words")) if words else None
    row.save()
    record_own(Deed.HOPED, now, at=at)


@transaction.atomic
def tell(
    meeting_id: UUID, told: Told, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """Say that the two met, or that they did not; nothing keeps which of them said so."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.TOLD_MET, meeting_id, told))
    now = held_for_party(by, meeting_id, at=at)
    insist(rules.refuse_telling(now.now, told, by=by.pk))
    Telling.objects.update_or_create(
        relationship_id=now.row.relationship_id,
        meeting=now.row,
        defaults={"told": told, "at": at},
    )
    done = Deed.TOLD_MET if told is Told.MET else Deed.TOLD_NOT_MET
    journal.record(done, by=None, strand=now.row.relationship_id, at=at)
    if told is Told.MET:
        reminders.look_back(now, at=at)
    else:
        reminders.let_be(now.row.pk, now.now.people)


@transaction.atomic
def save_note(
    meeting_id: UUID,
    words: str,
    *,
    seen: int,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> int:
    """Save the note as one of the two has it now; return its number.

    Nobody's words are lost: what the other saved last is kept beside it.
    """
    journal.claim(once, by=by.pk, at=at, deed=(Deed.NOTE_SAVED, meeting_id))
    now = held_for_party(by, meeting_id, at=at)
    insist(notes.refuse_saving(now.now, now.saved, by=by.pk, seen=seen))
    row = now.note_rows.get(by.pk) or SharedNote(
        relationship_id=now.row.relationship_id, meeting=now.row, author=by
    )
    row.number, row.saved_at = now.note_number + 1, at
    row.words_sealed = now.ring.seal(words, row.place_of("words"))
    row.save()
    journal.record(Deed.NOTE_SAVED, by=by.pk, strand=now.row.relationship_id, at=at)
    live.wake(now.now.people, about=meeting_id, number=row.number)
    return row.number


def insist(why: HeldRefusal | None) -> None:
    if why:
        raise HeldRefused(why)


def record_own(deed: Deed, now: OpenedMeeting, *, at: datetime) -> None:
    """Say it in one's own strand: the other learns nothing of it before both see both."""
    me, other = now.sides.me.id, now.sides.other.id
    journal.record(deed, by=me, strand=me, about=other, at=at)
