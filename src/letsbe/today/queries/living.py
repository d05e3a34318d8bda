"""What living it brings to a day: messages, meetings, steering back; and when the two meet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.conversations.queries import waiting as conversations
from letsbe.meetings.queries import calendar, waiting_held
from letsbe.meetings.queries import waiting as meetings
from letsbe.people.models import Person
from letsbe.steering.queries import nudges
from letsbe.steering.queries import waiting as steering


@dataclass(frozen=True, kw_only=True)
class Living:
    """What waits in the rooms where it is lived; `names` says with whom, by relationship."""

    names: dict[UUID, str]
    messages: list[conversations.NewWords]
    times: list[meetings.WaitingTime]
    held: list[waiting_held.WaitingHeld]
    steerings: list[steering.WaitingSteering]
    nudges: list[nudges.Nudge]
    coming: list[calendar.Coming]

    @property
    def yours(self) -> int:
        """Return how much of it waits for this person; a nudge is not a question."""
        times = sum(time.is_mine for time in self.times)
        steerings = sum(one.is_yours for one in self.steerings)
        return len(self.messages) + times + len(self.held) + steerings

    @property
    def next_meeting(self) -> calendar.Coming | None:
        awake = (one for one in self.coming if not one.is_resting)
        return min(awake, key=lambda one: one.starts_at, default=None)

    def is_waiting_elsewhere(self, relationship_id: UUID) -> bool:
        """Say whether something here waits for the other one of these two."""
        times = any(not t.is_mine for t in self.times if t.relationship_id == relationship_id)
        return times or any(
            not one.is_yours for one in self.steerings if one.relationship_id == relationship_id
        )


def living(person: Person, names: dict[UUID, str], *, at: datetime) -> Living:
    return Living(
        names=names,
        messages=conversations.waiting_of(person, at=at),
        times=meetings.waiting_of(person, at=at),
        held=waiting_held.waiting_of(person, at=at),
        steerings=steering.waiting_of(person, at=at),
        nudges=nudges.nudges_of(person, at=at),
        coming=calendar.coming(person, at=at),
    )
