"""Once a day: whom to tell by mail that it may be a good moment to look how they are doing."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from letsbe.relationships import access as relationships
from letsbe.reminders import actions as reminders
from letsbe.steering.queries.nudges import nudges_in

# A mail that comes weeks later would be about something else.
STAYS_DUE = timedelta(days=3)
AT_A_TIME = 200


def look_for_drift(*, at: datetime) -> None:
    """Have everybody who is nudged today told once for each occasion, without content."""
    today = timezone.localdate(at)
    rows = list(relationships.living())
    for start in range(0, len(rows), AT_A_TIME):
        with transaction.atomic():
            some = rows[start : start + AT_A_TIME]
            for person, nudge in nudges_in(some, today=today, at=at):
                for one in nudge.occasions:
                    key = f"nudge:{nudge.relationship_id}:{one.key}"
                    reminders.remind(
                        [person],
                        key,
                        due_at=at,
                        until=at + STAYS_DUE,
                        between=nudge.relationship_id,
                    )
