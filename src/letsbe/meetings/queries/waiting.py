"""Whose turn it is with times and rhythms: no word opened, a constant few queries."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from letsbe.meetings import access
from letsbe.meetings.models import Rhythm
from letsbe.meetings.queries.values import arranged, rhythms
from letsbe.meetings.rules import arranging
from letsbe.people.models import Person


class Waits(StrEnum):
    """What waits for a yes."""

    MEETING = "meeting"
    MOVE = "move"
    RHYTHM = "rhythm"


@dataclass(frozen=True, kw_only=True)
class WaitingTime:
    """A suggestion that waits for one of the two; `is_mine`: for the person who asks."""

    relationship_id: UUID
    what: Waits
    is_mine: bool


def waiting_of(person: Person, *, at: datetime) -> list[WaitingTime]:
    """Return every suggestion that waits for this person or for the other."""
    return [*_times(person, at=at), *_rhythms(person)]


def _times(person: Person, *, at: datetime) -> list[WaitingTime]:
    found = []
    open_now = access.meetings_of(person).filter(cancelled_at=None, starts_at__gt=at)
    for row in access.with_a_suggestion(open_now):
        now = arranged(row)
        whose = arranging.waits_for(now, at=at)
        if whose:
            found.append(
                WaitingTime(
                    relationship_id=row.relationship_id,
                    what=Waits.MOVE if now.is_agreed else Waits.MEETING,
                    is_mine=whose == person.pk,
                )
            )
    return found


def _rhythms(person: Person) -> list[WaitingTime]:
    offered = access.rhythms_of(person).filter(agreed_at=None, closed_at=None)
    whose = [(row, _whose(row)) for row in offered]
    return [
        WaitingTime(
            relationship_id=row.relationship_id,
            what=Waits.RHYTHM,
            is_mine=waits_for == person.pk,
        )
        for row, waits_for in whose
        if waits_for
    ]


def _whose(row: Rhythm) -> UUID | None:
    return rhythms(row.relationship, [row]).waits_for
