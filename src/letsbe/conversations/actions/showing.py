"""Showing messages to both: now, or once the morning has come for which they waited."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.conversations import access
from letsbe.conversations.access import Held, Reached
from letsbe.conversations.models import Conversation, Message, Seat
from letsbe.conversations.rules import waiting
from letsbe.live import actions as live
from letsbe.people.models import Person

_NUMBERED = ["number", "change", "shown_at", "waits_until"]


def is_due(reached: Reached, *, at: datetime) -> bool:
    """Say whether something waits here whose morning has come."""
    first = reached.conversation.next_shown_at
    return first is not None and first <= _shown_by(reached, at=at)


@transaction.atomic
def show(relationship_id: UUID, *, by: Person, at: datetime) -> bool:
    """Give what is due its place in the order of both; whoever comes first does it, once."""
    held = access.held_for_party(by, relationship_id)
    if is_new := show_due(held, at=at):
        keep(held, tell=held.both)
    return is_new


def show_due_in(relationship_id: UUID, *, at: datetime) -> bool:
    """Do the same for whoever the two are."""
    seats = Seat.objects.filter(conversation=relationship_id).select_related("person")
    seat = seats.first()
    return seat is not None and show(relationship_id, by=seat.person, at=at)


def show_due(held: Held, *, at: datetime) -> bool:
    """Number what is due, before anything else is numbered; return whether there was any."""
    if not is_due(held, at=at):
        return False
    waits = Message.objects.filter(conversation=held.conversation, waits_until__isnull=False)
    by = _shown_by(held, at=at)
    due = list(waits.filter(waits_until__lte=by).order_by("waits_until", "change", "pk"))
    for row in due:
        number(held, row, at=row.waits_until or at)
        row.waits_until = None
    Message.objects.bulk_update(due, _NUMBERED)
    note_next(held)
    return bool(due)


def number(held: Held, row: Message, *, at: datetime) -> None:
    """Give a message the next number, which is its place for both."""
    conversation = held.conversation
    conversation.last_number += 1
    row.number, row.shown_at = conversation.last_number, at
    conversation.last_shown_at = at
    touch(held, row)


def touch(held: Held, row: Message) -> None:
    """Note that both can see something new of this message."""
    held.conversation.last_change += 1
    row.change = held.conversation.last_change


def note_next(held: Held) -> None:
    """Note for which morning something waits next."""
    waits = Message.objects.filter(conversation=held.conversation, waits_until__isnull=False)
    mornings = waits.order_by("waits_until").values_list("waits_until", flat=True)
    held.conversation.next_shown_at = mornings.first()


def keep(held: Held, *, tell: Iterable[Seat]) -> None:
    """Store how far it has come, and tell the open pages of these, once that is stored."""
    now, seat = held.conversation, held.seat
    Conversation.objects.filter(pk=now.pk).update(
        last_number=now.last_number,
        last_change=now.last_change,
        last_shown_at=now.last_shown_at,
        next_shown_at=now.next_shown_at,
    )
    Seat.objects.filter(pk=seat.pk).update(
        own_changes=seat.own_changes,
        draft_sealed=seat.draft_sealed,
        draft_version=seat.draft_version,
    )
    for one in tell:
        head = now.last_change + one.own_changes
        live.wake([one.person_id], about=now.pk, number=head)


def note_seen(reached: Reached, *, number: int) -> None:
    """Note for this person alone how far they have opened it; never shown to the other."""
    if number > reached.seat.seen_number:
        mine = Seat.objects.filter(pk=reached.seat.pk, seen_number__lt=number)
        mine.update(seen_number=number)


def _shown_by(reached: Reached, *, at: datetime) -> datetime:
    relationship = reached.relationship
    paused = [party.paused_at for party in relationship.parties.all()]
    return waiting.shown_by(at, stopped=[relationship.ended_at, *paused])
