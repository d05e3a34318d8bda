"""Keeping a draft: one for each person and conversation, the newest keeping alone."""

from uuid import UUID

from django.db import transaction

from letsbe.conversations import access
from letsbe.conversations.models import Seat
from letsbe.conversations.rules import writing
from letsbe.conversations.rules.refusals import insist
from letsbe.people.models import Person
from letsbe.vault import queries as vault


@transaction.atomic
def keep_draft(relationship_id: UUID, words: str, *, by: Person, seen: int) -> int:
    """Keep what is not sent yet; return its version. `seen` is the version it began from."""
    held = access.held_for_party(by, relationship_id)
    ring, seat = vault.key_ring(relationship=relationship_id), held.seat
    kept = ring.shown(seat.draft_sealed, seat.place) if seat.draft_sealed else ""
    is_same = kept == words
    bond = held.relationship.bond
    why = writing.refuse_keeping(bond, is_same=is_same, version=seat.draft_version, seen=seen)
    insist(why)
    if not is_same:
        seat.draft_version += 1
        seat.draft_sealed = ring.seal(words, seat.place) if words else None
        Seat.objects.filter(pk=seat.pk).update(
            draft_version=seat.draft_version, draft_sealed=seat.draft_sealed
        )
    return seat.draft_version
