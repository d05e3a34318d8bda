"""What letsbe itself keeps of an agreement: quiet hours, a rhythm, where the two write."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Channel(StrEnum):
    """Where the two write to each other between meetings."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"


@dataclass(frozen=True, kw_only=True)
class QuietHours:
    """From one time of day until another, past midnight or not; each in one's own zone."""

    begins: time
    ends: time

    def until(self, at: datetime, *, zone: ZoneInfo) -> datetime | None:
        """Return when the quiet that holds at this moment ends, or None outside of it."""
        here = at.astimezone(zone)
        crosses = self.ends <= self.begins
        now = here.time()
        is_quiet = (
            now >= self.begins or now < self.ends if crosses else self.begins <= now < self.ends
        )
        if not is_quiet:
            return None
        day = here.date() + timedelta(days=1 if crosses and now >= self.begins else 0)
        return datetime.combine(day, self.ends, tzinfo=zone)


@dataclass(frozen=True, kw_only=True)
class AgreedRhythm:
    """A time of the week, every so many weeks, as the clock says in one zone."""

    weekday: int
    begins: time
    zone: str
    every_weeks: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What the version in force says that letsbe keeps; None where it says nothing."""

    quiet: QuietHours | None = None
    rhythm: AgreedRhythm | None = None
    channel: Channel | None = None
