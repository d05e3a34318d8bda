"""The two as a page names them: who reads, who the other is, each with their voice."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.relationships.models import Party
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two, as a page names them."""

    id: UUID
    name: str
    voice: str
    is_you: bool


@dataclass(frozen=True, kw_only=True)
class Sides:
    """The two, seen by one of them; listed in the order of their voices, drawn by lot."""

    me: Side
    other: Side
    both: tuple[Side, Side]

    def of(self, person_id: UUID | None) -> Side | None:
        return next((side for side in self.both if side.id == person_id), None)


def sides_of(parties: Sequence[Party], ring: KeyRing, person: Person) -> Sides:
    """Return the two as this one of them reads it; the ring has been asked for both."""
    first, second = (
        Side(
            id=party.person_id,
            name=people.card(party.person, ring).name,
            voice=party.voice,
            is_you=party.person_id == person.pk,
        )
        for party in parties
    )
    me, other = (first, second) if first.is_you else (second, first)
    return Sides(me=me, other=other, both=(first, second))
