"""What of handovers stands on somebody's day: to read, to answer, or able to be given."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.handovers import access
from letsbe.handovers.queries import other_party
from letsbe.handovers.queries.three import WaitingMeeting, waiting
from letsbe.handovers.rules import passing
from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.people.queries import Card


@dataclass(frozen=True, kw_only=True)
class ToRead:
    """Something that was given to me and that I have not read yet."""

    id: UUID
    writer: Card


@dataclass(frozen=True, kw_only=True)
class ToGive:
    """Something of mine that waits, now that somebody new is there."""

    relationship_id: UUID
    former: Card
    next_one: Card


@dataclass(frozen=True, kw_only=True)
class Day:
    """What of handovers concerns somebody today; `yours` is what waits for them."""

    to_read: list[ToRead]
    to_answer: list[WaitingMeeting]
    to_give: list[ToGive]

    @property
    def yours(self) -> int:
        return len(self.to_read) + len(self.to_answer)


def day(person: Person, *, at: datetime) -> Day:
    """Return a person's day of handovers in a constant number of queries."""
    given = list(access.given_to(person).filter(read_at=None))
    cards = people.cards([row.writer_id for row in given]) if given else {}
    return Day(
        to_read=[ToRead(id=row.pk, writer=cards[row.writer_id]) for row in given],
        to_answer=waiting(
            access.meetings_of(person).filter(closed_at=None), me=person.pk, at=at
        ),
        to_give=_to_give(person),
    )


def _to_give(person: Person) -> list[ToGive]:
    waits = list(access.waiting_of(person))
    if not waits:
        return []
    begun = list(access.next_ones(person))
    pairs = []
    for row in waits:
        former = other_party(row.relationship, person.pk).person_id
        for one in begun:
            is_next = passing.is_next(one.bond, writer=person.pk, former=former)
            if is_next and one.began_at >= row.waits_since:
                pairs.append((row, former, other_party(one, person.pk).person_id))
                break
    cards = people.cards({pk for _row, *both in pairs for pk in both}) if pairs else {}
    return [
        ToGive(relationship_id=row.relationship_id, former=cards[former], next_one=cards[new])
        for row, former, new in pairs
    ]
