"""What is done once a day: whether it is due, whichever way the clock was moved."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

# A process that does not come back within this time is taken for gone.
LONGEST = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Done:
    """When it was done last, and until when somebody is at it."""

    on: date | None
    taken_until: datetime | None


def is_due(last: Done, *, today: date, at: datetime) -> bool:
    """Say whether it is to be done now: not yet done today, and nobody is at it.

    What stands more than a day in the future was written by a wrong clock.
    """
    is_done = last.on is not None and today <= last.on <= today + timedelta(days=1)
    is_taken = last.taken_until is not None and at < last.taken_until <= at + LONGEST
    return not is_done and not is_taken
