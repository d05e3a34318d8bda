"""What the furnished house has of steering back: one closed, one open, a coordinator asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.people.models import Person
from letsbe.steering import access
from letsbe.steering.actions import joining, opening, writing
from letsbe.steering.models import Steering
from letsbe.steering.queries import current_round
from letsbe.steering.rules.course import Seen, Words
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.rules.opening import About


@dataclass(frozen=True, kw_only=True)
class Steered:
    """The ids of what there is to see."""

    closed_id: UUID
    joining_id: UUID


def steer(relationship_id: UUID, who: Mapping[str, Person], *, at: datetime) -> Steered:
    """Let both be back on course once; then let Ada open another, write, and ask Dana."""
    ada, bo, today = who["ada"], who["bo"], at.date()
    first = opening.open_one(
        relationship_id, About(words="Our evenings."), by=ada, today=today, at=at
    )
    seen = Seen(_round_of(first), first.mark)
    for person in (ada, bo):
        writing.press(
            relationship_id, CourseDeed.BACK, seen=seen, by=person, today=today, at=at
        )
    words = Words(notice="I wait by the phone.", wish="A word before.")
    opening.open_one(
        relationship_id, About(words="Calls."), words=words, by=ada, today=today, at=at
    )
    asked = joining.show(relationship_id, frozenset(), by=ada, today=today, at=at)
    return Steered(closed_id=first.pk, joining_id=asked.pk)


def open_round_of(person: Person, relationship_id: UUID) -> UUID:
    """Return the round that counts in what is open between two people."""
    row = access.open_in(access.relationship_for_party(person, relationship_id))
    assert row
    return _round_of(row)


def _round_of(row: Steering) -> UUID:
    return UUID(str(current_round(row).pk))
