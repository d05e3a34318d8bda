"""All of somebody's conversations: with whom, when the last message came, what is new."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.conversations import access
from letsbe.conversations.queries.waiting import waiting_of
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.queries import listed


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One conversation in a list; `is_new` is this person's own and nobody else's."""

    relationship_id: UUID
    other: str
    voice: str
    is_ended: bool
    last_at: datetime | None
    is_new: bool


def mine(person: Person, *, at: datetime) -> list[Listed]:
    """Return them all, those where something came last first; ended ones at the end."""
    bonds = listed(relationships.relationships_of(person))
    came = {
        seat.conversation_id: seat.conversation.last_shown_at
        for seat in access.conversations_of(person)
    }
    new = {one.relationship_id for one in waiting_of(person, at=at)}
    rows = []
    for bond in bonds:
        which = 0 if bond.cards[0].id != person.pk else 1
        rows.append(
            Listed(
                relationship_id=bond.id,
                other=bond.cards[which].name,
                voice=bond.voices[which],
                is_ended=bond.ended_at is not None,
                last_at=came.get(bond.id),
                is_new=bond.id in new,
            )
        )
    return sorted(rows, key=lambda row: (row.is_ended, -_seconds(row.last_at)))


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0
