"""Once a day: whom to tell by mail that it may be a good moment to look how they are doing."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from letsbe.relationships import access as relationships
from letsbe.reminders import actions as reminders
from letsbe.steering.queries.nudges import KIND, nudges_in

# A mail that comes much later than it was noticed would be about something else.
STAYS_DUE = timedelta(weeks=2)
AT_A_TIME = 200


def look_for_drift(*, at: datetime) -> None:
    """Have everybody who is nudged today told once for each occasion, without content."""
    ids = list(relationships.living().values_list("pk", flat=True))
    for start in range(0, len(ids), AT_A_TIME):
        _tell(ids[start : start + AT_A_TIME], at=at)


@transaction.atomic
def _tell(ids: list[UUID], *, at: datetime) -> None:
    """Have what is noticed told once, from the day it was first seen; what is gone, never."""
    # Read here and not before: in the meantime two may have paused or ended.
    wanted = {
        (person, key): nudge.relationship_id
        for person, nudge in nudges_in(list(relationships.living().filter(pk__in=ids)), at=at)
        for key in nudge.reminder_keys
    }
    reminders.keep_only(wanted, between=ids, kind=KIND)
    for (person, key), between in wanted.items():
        reminders.remind(
            [person], key, due_at=at, until=at + STAYS_DUE, between=between, moves=False
        )
