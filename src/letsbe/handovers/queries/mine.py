"""Everything of handovers that is somebody's: from each relationship, and given to them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.handovers import access
from letsbe.handovers.queries import is_given, other_party
from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.people.queries import Card
from letsbe.relationships import access as relationships


@dataclass(frozen=True, kw_only=True)
class FromOne:
    """One relationship of somebody, and what they have written from it."""

    relationship_id: UUID
    former: Card
    is_ended: bool
    has_begun: bool
    reader: Card | None


@dataclass(frozen=True, kw_only=True)
class GivenToMe:
    id: UUID
    writer: Card
    given_at: datetime | None
    is_read: bool


@dataclass(frozen=True, kw_only=True)
class Three:
    id: UUID
    writer: Card


@dataclass(frozen=True, kw_only=True)
class Mine:
    from_each: list[FromOne]
    given: list[GivenToMe]
    meetings: list[Three]


def mine(person: Person) -> Mine:
    """Return it all in a constant number of queries, whatever the number of relationships."""
    bonds = list(relationships.relationships_of(person))
    written = {row.relationship_id: row for row in access.handovers_of(person)}
    given = list(access.given_to(person))
    meetings = list(access.meetings_of(person).filter(closed_at=None))
    others = {bond.pk: other_party(bond, person.pk).person_id for bond in bonds}
    cards = people.cards(
        {*others.values(), *(g.writer_id for g in given), *(m.writer_id for m in meetings)}
    )
    from_each = []
    for bond in bonds:
        row = written.get(bond.pk)
        reader = cards[others[row.to_id]] if row and row.to_id and is_given(row) else None
        from_each.append(
            FromOne(
                relationship_id=bond.pk,
                former=cards[others[bond.pk]],
                is_ended=bond.ended_at is not None,
                has_begun=row is not None,
                reader=reader,
            )
        )
    return Mine(
        from_each=from_each,
        given=[
            GivenToMe(
                id=row.pk,
                writer=cards[row.writer_id],
                given_at=row.given_at,
                is_read=row.read_at is not None,
            )
            for row in given
        ],
        meetings=[Three(id=row.pk, writer=cards[row.writer_id]) for row in meetings],
    )
