"""Whose turn it is in all of a person's steerings: no word opened, a constant few queries."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from letsbe.people.models import Person
from letsbe.steering import access
from letsbe.steering.queries import as_course
from letsbe.steering.rules.course import YOURS, Turn, turn


@dataclass(frozen=True, kw_only=True)
class WaitingSteering:
    """What waits in one relationship, for this person or for the other."""

    relationship_id: UUID
    turn: Turn

    @property
    def is_yours(self) -> bool:
        return self.turn in YOURS


def waiting_of(person: Person, *, at: datetime) -> list[WaitingSteering]:
    """Return what is this person's turn, and what waits for the other."""
    today = timezone.localdate(at)
    found = [
        WaitingSteering(
            relationship_id=row.relationship_id,
            turn=turn(as_course(row.relationship, row, today=today), of=person.pk),
        )
        for row in access.open_of(person)
    ]
    return [one for one in found if one.turn is not Turn.NOBODYS]
