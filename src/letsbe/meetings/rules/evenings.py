"""The evening after a meeting, where somebody lives."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

EVENING = time(19)
# Time to get home, and to let it settle.
AT_LEAST = timedelta(hours=1)


def evening_after(ends_at: datetime, *, zone: ZoneInfo) -> datetime:
    """Return the first evening at least an hour after the end, as the clock says there."""
    here = (ends_at + AT_LEAST).astimezone(zone)
    day = here.date() if here.time() <= EVENING else here.date() + timedelta(days=1)
    return datetime.combine(day, EVENING, tzinfo=zone)
