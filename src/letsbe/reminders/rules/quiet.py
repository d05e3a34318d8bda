"""When a reminder may come: not in somebody's quiet hours, by their own clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """From which hour until which hour nothing comes; the same hour twice: never quiet."""

    USUAL_FROM: ClassVar[int] = 21
    USUAL_UNTIL: ClassVar[int] = 8

    begins: int = USUAL_FROM
    ends: int = USUAL_UNTIL

    def is_in(self, there: datetime) -> bool:
        if self.begins <= self.ends:
            return self.begins <= there.hour < self.ends
        return there.hour >= self.begins or there.hour < self.ends

    def over_at(self, there: datetime) -> datetime:
        """Return when the quiet hours that hold at this moment are over."""
        is_tomorrow = there.hour >= self.ends
        on = there.date() + timedelta(days=int(is_tomorrow))
        # In the hour that comes twice it is the one that is still to come.
        ends = time(self.ends, fold=there.fold)
        return datetime.combine(on, ends, tzinfo=there.tzinfo).astimezone(UTC)


def wait_until(
    quiet: Quiet, *, zone: ZoneInfo, until: datetime, may_be_at_night: bool, at: datetime
) -> datetime | None:
    """Return until when it has to wait, or None: it may go now.

    Only before a meeting that begins before these hours are over may it come in them.
    """
    there = at.astimezone(zone)
    if not quiet.is_in(there):
        return None
    over = quiet.over_at(there)
    return None if may_be_at_night and until <= over else over
