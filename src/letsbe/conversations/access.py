"""Who may reach a conversation: the two it is between, and nobody by guessing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from letsbe.agreements.access import agreement_for_party
from letsbe.conversations.models import Conversation, Message, Seat
from letsbe.lib.prepared import Prepared
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship

_OF_TALK = [field.attname for field in Conversation._meta.concrete_fields]  # noqa: SLF001
_OF_SEAT = [field.attname for field in Seat._meta.concrete_fields]  # noqa: SLF001


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A conversation as one of the two reached it, with their own seat in it."""

    relationship: Relationship
    conversation: Conversation
    seat: Seat

    @property
    def head(self) -> int:
        """Return a number that grows with everything this person can see."""
        return self.conversation.last_change + self.seat.own_changes


@dataclass(frozen=True, kw_only=True)
class Held(Reached):
    """The same, held still until a deed is done, with the other's seat."""

    other: Seat

    @property
    def both(self) -> tuple[Seat, Seat]:
        return self.seat, self.other


_SEAT = Prepared(
    lambda relationship, person: Seat.objects.filter(
        conversation=relationship, person=person
    ).values_list(*(f"conversation__{name}" for name in _OF_TALK), *_OF_SEAT)
)
_SEATS = Prepared(
    lambda relationship: (
        Seat.objects.select_for_update()
        .filter(conversation=relationship)
        .values_list(*(f"conversation__{name}" for name in _OF_TALK), *_OF_SEAT)
    )
)


def conversation_for_party(person: Person, relationship_id: UUID) -> Reached:
    """Return a conversation, begun or not; 404 for everybody but the two."""
    relationship = _relationship(person, relationship_id)
    rows = _SEAT.rows(relationship_id, person.pk)
    if not rows:
        empty = Conversation(relationship=relationship)
        seat = Seat(conversation=empty, person=person)
        return Reached(relationship=relationship, conversation=empty, seat=seat)
    conversation, seat = _opened(rows[0])
    return Reached(relationship=relationship, conversation=conversation, seat=seat)


def held_for_party(person: Person, relationship_id: UUID) -> Held:
    """Return the same held until the deed is done, begun now unless it was."""
    relationships.hold(relationship_id)
    relationship = _relationship(person, relationship_id)
    rows = _SEATS.rows(relationship_id)
    if not rows:
        _begin(relationship)
        rows = _SEATS.rows(relationship_id)
    seats = {}
    for row in rows:
        conversation, seat = _opened(row)
        seats[seat.person_id] = seat
    mine = seats.pop(person.pk)
    (other,) = seats.values()
    return Held(relationship=relationship, conversation=conversation, seat=mine, other=other)


def message_of_author(person: Person, relationship_id: UUID, message_id: UUID) -> Message:
    """Return one's own message, also when it was removed or taken back; nobody else's."""
    relationships.relationship_for_party(person, relationship_id)
    mine = Message.objects.filter(conversation=relationship_id, author=person)
    return get_object_or_404(mine, pk=message_id)


def conversations_of(person: Person) -> QuerySet[Seat]:
    """Return one's own seats in all conversations that have begun."""
    return Seat.objects.filter(person=person).select_related("conversation")


def _relationship(person: Person, relationship_id: UUID) -> Relationship:
    # Every relationship has its table from the beginning; reached in one query with the two.
    return agreement_for_party(person, relationship_id).relationship


def _opened(row: tuple[Any, ...]) -> tuple[Conversation, Seat]:
    end = len(_OF_TALK)
    conversation = Conversation.from_db("default", _OF_TALK, row[:end])
    return conversation, Seat.from_db("default", _OF_SEAT, row[end:])


def _begin(relationship: Relationship) -> None:
    row = Conversation(relationship=relationship)
    row.save(force_insert=True)
    parties = relationship.parties.all()
    Seat.objects.bulk_create(
        Seat(conversation=row, person_id=party.person_id) for party in parties
    )
