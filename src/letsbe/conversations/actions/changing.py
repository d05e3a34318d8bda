"""Editing a message for a quarter of an hour, and removing it at any time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.agreements.queries.kept import kept_in_force
from letsbe.conversations import access
from letsbe.conversations.access import Held
from letsbe.conversations.actions import showing
from letsbe.conversations.models import Message, Seat
from letsbe.conversations.rules import writing
from letsbe.conversations.rules.refusals import insist
from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.vault import queries as vault

# What a form does, for its receipt; the journal has no line for single messages.
EDITED = "conversations.edited"
REMOVED = "conversations.removed"


@transaction.atomic
def edit(
    relationship_id: UUID,
    message_id: UUID,
    words: str,
    *,
    by: Person,
    seen: int,
    at: datetime,
    once: Once | None = None,
) -> Message:
    """Say it otherwise; the earlier words are gone. `seen` is the version that was read."""
    journal.claim(once, by=by.pk, at=at, deed=(EDITED, message_id))
    held = access.held_for_party(by, relationship_id)
    is_new = showing.show_due(held, at=at)
    row = access.message_of_author(by, relationship_id, message_id)
    insist(writing.refuse_editing(row.written, by=by.pk, seen=seen, at=at))
    channel = kept_in_force(relationship_id).channel
    insist(writing.refuse_sending(held.relationship.bond, channel))
    row.version += 1
    row.words_sealed = vault.key_ring(relationship=relationship_id).seal(words, row.place)
    if row.number is None:
        held.seat.own_changes += 1
    else:
        row.edited_at = at
        showing.touch(held, row)
    row.save(update_fields=["version", "words_sealed", "edited_at", "change"])
    showing.keep(held, tell=_whom_to_tell(held, row, is_new=is_new))
    return row


@transaction.atomic
def remove(
    relationship_id: UUID,
    message_id: UUID,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> Message:
    """Remove one's own words for good: a mark stays where somebody could read them."""
    journal.claim(once, by=by.pk, at=at, deed=(REMOVED, message_id))
    held = access.held_for_party(by, relationship_id)
    is_new = showing.show_due(held, at=at)
    row = access.message_of_author(by, relationship_id, message_id)
    insist(writing.refuse_removing(row.written, by=by.pk))
    row.words_sealed = row.fingerprint = row.waits_until = None
    row.removed_at = at
    if row.number is None:
        held.seat.own_changes += 1
    else:
        showing.touch(held, row)
    row.save(
        update_fields=["words_sealed", "fingerprint", "waits_until", "removed_at", "change"]
    )
    if row.number is None:
        showing.note_next(held)
    showing.keep(held, tell=_whom_to_tell(held, row, is_new=is_new))
    return row


def _whom_to_tell(held: Held, row: Message, *, is_new: bool) -> tuple[Seat, ...]:
    """Of what waits for the morning only its author hears."""
    return held.both if row.number is not None or is_new else (held.seat,)
