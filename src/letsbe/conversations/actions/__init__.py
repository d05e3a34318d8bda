"""Sending: the number is taken under the conversation's lock, once for each form."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.agreements.queries.kept import kept_in_force
from letsbe.agreements.rules.kept import Kept
from letsbe.conversations import access, bus
from letsbe.conversations.access import Held
from letsbe.conversations.actions import showing
from letsbe.conversations.models import Message, Seat
from letsbe.conversations.rules import refusals, waiting, writing
from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone, Once, SentWithOtherWords
from letsbe.lib.prepared import Prepared
from letsbe.people.models import Person
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing

_SENT_WITH = Prepared(
    lambda conversation, author, key: Message.objects.filter(
        conversation=conversation, author=author, once_key=key
    ).values_list("fingerprint")
)


@transaction.atomic
def send(
    relationship_id: UUID,
    words: str,
    *,
    by: Person,
    at: datetime,
    draft_seen: int = 0,
    once: Once | None = None,
) -> Message:
    """Send a message; in the other's quiet hours it waits for their morning.

    `draft_seen` is the draft that stood in the field: it is gone with this.
    """
    held = access.held_for_party(by, relationship_id)
    _insist_on_once(held, once)
    kept = kept_in_force(relationship_id)
    refusals.insist(writing.refuse_sending(held.relationship.bond, kept.channel))
    is_new = showing.show_due(held, at=at)
    until = _waits_until(kept, held, at=at)
    row = Message(conversation=held.conversation, author=by, waits_until=until)
    row.once_key = once.key if once else new_id()
    row.fingerprint = once.fingerprint if once else None
    ring = vault.key_ring(relationship=relationship_id)
    row.words_sealed = ring.seal(words, row.place)
    if until:
        _wait(held, row, until)
    else:
        showing.number(held, row, at=at)
    row.save(force_insert=True)
    _forget_draft(held.seat, words, ring, seen=draft_seen)
    showing.keep(held, tell=(held.seat,) if until and not is_new else held.both)
    return row


def _insist_on_once(held: Held, once: Once | None) -> None:
    """Let a form through once; the unique key of the row has the last word."""
    if once is None:
        return
    bond, person = held.relationship.pk, held.seat.person_id
    for (fingerprint,) in _SENT_WITH.rows(bond, person, once.key):
        # Of what was removed nothing is left to compare: it is said, and nothing is lost.
        if fingerprint is not None and bytes(fingerprint) == once.fingerprint:
            raise AlreadyDone
        raise SentWithOtherWords


def _wait(held: Held, row: Message, until: datetime) -> None:
    """Let a message wait: only its author's own pages hear of it."""
    held.seat.own_changes += 1
    row.change = held.seat.own_changes
    first = held.conversation.next_shown_at
    held.conversation.next_shown_at = min(first, until) if first else until
    if until != first:
        bus.wake_at(held.relationship.pk, until)


def _waits_until(kept: Kept, held: Held, *, at: datetime) -> datetime | None:
    """Return for which morning a message waits: it is the reader's night that is quiet."""
    if kept.quiet is None:
        return None
    return waiting.waits_until(kept.quiet, at=at, zone=held.other.person.zone)


def _forget_draft(seat: Seat, words: str, ring: KeyRing, *, seen: int) -> None:
    """Let the draft go that was sent; one that another device kept meanwhile stays.

    The same words are the same draft, also where the answer to their keeping was lost.
    """
    sealed = seat.draft_sealed
    is_sent = sealed is not None and ring.shown(sealed, seat.place) == words
    if seat.draft_version == seen or is_sent:
        seat.draft_version += 1
        seat.draft_sealed = None
