"""Once a day: whom to tell by mail that it may be a good moment to look how they are doing."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from letsbe.relationships import access as relationships
from letsbe.reminders import actions as reminders
from letsbe.steering.queries.drift import beginning_of
from letsbe.steering.queries.nudges import Nudge, nudges_in

# Meetings are noticed a week after the last that went by. A mail that comes much later
# would be about something else.
STAYS_DUE = timedelta(weeks=2)
AT_A_TIME = 200


def look_for_drift(*, at: datetime) -> None:
    """Have everybody who is nudged today told once for each occasion, without content."""
    rows = list(relationships.living())
    for start in range(0, len(rows), AT_A_TIME):
        with transaction.atomic():
            some = rows[start : start + AT_A_TIME]
            for person, nudge in nudges_in(some, at=at):
                _tell(person, nudge, at=at)


def _tell(person: UUID, nudge: Nudge, *, at: datetime) -> None:
    """Have one reminded of what is there, due since it is: said each day, nothing moves."""
    for one in nudge.occasions:
        due_at = beginning_of(one.since)
        if at < due_at + STAYS_DUE:
            reminders.remind(
                [person],
                f"nudge:{nudge.relationship_id}:{one.key}",
                due_at=due_at,
                until=due_at + STAYS_DUE,
                between=nudge.relationship_id,
            )
