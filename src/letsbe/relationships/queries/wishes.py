"""Reading wishes for a change: one's own whole, and for coordinators who wished, and when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.people.queries import Card
from letsbe.relationships import access
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import wishes


@dataclass(frozen=True, kw_only=True)
class MyWish:
    """How one's own wish stands; nothing of this is ever shown to the other."""

    wished_at: datetime | None
    talked_at: datetime | None
    talked_by: Card | None
    is_heard_by_somebody: bool


@dataclass(frozen=True, kw_only=True)
class WaitingWish:
    """A wish as a coordinator reads it: who, in which relationship, since when."""

    id: UUID
    card: Card
    cards: tuple[Card, Card]
    wished_at: datetime


def my_wish(relationship: Relationship, person: Person, *, at: datetime) -> MyWish:
    last = access.wishes_of(person, relationship).filter(taken_back_at=None).first()
    hearers = wishes.hearers_of(people.coordinators(), people=relationship.bond.people)
    is_open = last is not None and last.talked_at is None
    talked_at = last.talked_at if last else None
    is_told = talked_at is not None and wishes.is_told_still(talked_at, at=at)
    by = last.talked_by_id if last and is_told else None
    return MyWish(
        wished_at=last.wished_at if last and is_open else None,
        talked_at=talked_at if is_told else None,
        talked_by=people.cards([by])[by] if by else None,
        is_heard_by_somebody=bool(hearers),
    )


def waiting_for(coordinator: Person) -> list[WaitingWish]:
    rows = list(access.wishes_for_coordinator(coordinator))
    names = people.cards({p.person_id for row in rows for p in row.relationship.parties.all()})
    shown = []
    for row in rows:
        first, second = row.relationship.parties.all()
        shown.append(
            WaitingWish(
                id=row.pk,
                card=names[row.person_id],
                cards=(names[first.person_id], names[second.person_id]),
                wished_at=row.wished_at,
            )
        )
    return shown
