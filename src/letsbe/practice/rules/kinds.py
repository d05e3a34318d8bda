"""What somebody can practise, and for how long each counts."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

# A drill is made for two minutes; nobody is timed over it.
DRILL_MINUTES = 2
# A tab left open over night counts as an hour and a half, and no more.
LONGEST_MINUTES = 90


class Kind(StrEnum):
    DRILL = "drill"
    ALONE = "alone"
    TOGETHER = "together"
    TRANSCRIPT = "transcript"

    @property
    def has_own_key(self) -> bool:
        """Say whether each such practice is sealed under a key of its own."""
        return self in {Kind.ALONE, Kind.TRANSCRIPT}


def minutes_between(began_at: datetime, ended_at: datetime) -> int:
    """Return the minutes of one practice, begun minutes counting whole, up to 90."""
    whole, rest = divmod(max(ended_at - began_at, timedelta()), timedelta(minutes=1))
    return min(whole + bool(rest), LONGEST_MINUTES)


def minutes_of_seconds(seconds: float) -> int:
    """Return the minutes of a talk that lasted so long by its own times, up to 90."""
    return min(max(0, -(-int(seconds) // 60)), LONGEST_MINUTES)


def hours_and_minutes(minutes: Iterable[int]) -> tuple[int, int]:
    """Return a sum of minutes as hours and the minutes beside them."""
    return divmod(sum(minutes), 60)
