"""In which conversations something is new for somebody since they last opened it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from letsbe.conversations.models import Conversation, Message, Seat
from letsbe.people.models import Person


@dataclass(frozen=True, kw_only=True)
class NewWords:
    """A conversation with something new; known to this person alone, never to the other."""

    relationship_id: UUID


def waiting_of(person: Person, *, at: datetime) -> list[NewWords]:
    """Return where the other has written since; nothing of this person's waits for them."""
    here = {"conversation": OuterRef("conversation")}
    theirs = Message.objects.filter(**here, removed_at=None).exclude(author=person)
    numbered = theirs.filter(number__gt=OuterRef("seen_number"))
    due = theirs.filter(waits_until__lte=at)
    paused = Conversation.objects.filter(
        pk=OuterRef("conversation"), relationship__parties__paused_at__isnull=False
    )
    rests = Q(conversation__relationship__ended_at__isnull=False) | Exists(paused)
    rows = (
        Seat.objects.filter(person=person)
        .filter(Exists(numbered) | (Exists(due) & ~rests))
        .order_by("-conversation__last_shown_at", "pk")
        .values_list("conversation_id", flat=True)
    )
    return [NewWords(relationship_id=pk) for pk in rows]
