"""Who writes from which relationship: what every page of a handover begins with."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from letsbe.handovers import queries
from letsbe.handovers.models import Handover
from letsbe.handovers.queries import NextOne, Opened
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.people.queries import Card
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship


@dataclass(frozen=True, kw_only=True)
class Writing:
    """One person and what they have written from one relationship, if anything yet."""

    person: Person
    relationship: Relationship
    former: Card
    # The colour that the writer's words carry in that relationship.
    voice: str
    opened: Opened | None
    # To whom it is given now; None while nobody reads it.
    reader: Card | None

    @property
    def row(self) -> Handover | None:
        return self.opened.row if self.opened else None

    @property
    def next_ones(self) -> list[NextOne]:
        return queries.next_ones(self.person, self.former.id)

    @property
    def context(self) -> dict[str, object]:
        """Return what every page of it is handed."""
        return {
            "relationship_id": self.relationship.pk,
            "former": self.former,
            "voice": self.voice,
            "opened": self.opened,
            "reader": self.reader,
        }


def writing(request: HttpRequest, relationship_id: UUID) -> Writing:
    """Return who asks and what they have written from here; 404 for all but the two."""
    person = people.signed_in(request)
    relationship = relationships.relationship_for_party(person, relationship_id)
    opened = queries.opened_from(person, relationship_id)
    former = queries.other_party(relationship, person.pk).person_id
    reader = None
    if opened and opened.is_given and opened.row.to:
        reader = queries.other_party(opened.row.to, person.pk).person_id
    cards = people_queries.cards([pk for pk in (former, reader) if pk])
    return Writing(
        person=person,
        relationship=relationship,
        former=cards[former],
        voice=queries.own_party(relationship, person.pk).voice,
        opened=opened,
        reader=cards[reader] if reader else None,
    )
