"""A meeting that Ada and Bo have held in the furnished house, and one ahead."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from letsbe.meetings.actions import (
    arranging,
    funding_fields,
    held,
    held_check_ins,
    held_funding,
)
from letsbe.meetings.rules.check_ins import CheckIn
from letsbe.meetings.rules.funding import Seen
from letsbe.meetings.rules.held import Told
from letsbe.people.models import Person


@dataclass(frozen=True, kw_only=True)
class HeldMeeting:
    """The ids of what there is to see of meetings on their day."""

    meeting_id: UUID
    ahead_id: UUID


def hold_meeting(relationship_id: UUID, who: dict[str, Person], *, at: datetime) -> HeldMeeting:
    """Let the two meet once, look back alone, write a note for whoever pays, and meet again."""
    ada, bo = who["ada"], who["bo"]
    begun = _agreed(relationship_id, at + timedelta(minutes=30), ada, bo, at=at)
    ahead = _agreed(relationship_id, at + timedelta(days=5), ada, bo, at=at)
    later = at + timedelta(hours=1)
    held.hope(ahead, "To walk.", seen=0, by=ada, at=later)
    held.save_note(begun, "We walk on Tuesdays.", seen=0, by=bo, at=later)
    held.tell(begun, Told.MET, by=ada, at=later)
    said = CheckIn()
    held_check_ins.look_back(begun, said, line="Good.", seen=0, by=ada, at=later)
    funding_fields.write_fields(["Place"], seen=0, by=who["dana"], at=later)
    first = Seen(version=1, position=0, number=0)
    held_funding.write_line(begun, "The canal.", seen=first, by=bo, at=later)
    return HeldMeeting(meeting_id=begun, ahead_id=ahead)


def _agreed(
    relationship_id: UUID, starts_at: datetime, ada: Person, bo: Person, *, at: datetime
) -> UUID:
    row = arranging.suggest(relationship_id, starts_at, 50, "By the canal.", by=bo, at=at)
    arranging.accept(row.pk, by=ada, seen=row.number, at=at)
    pk: UUID = row.pk
    return pk
