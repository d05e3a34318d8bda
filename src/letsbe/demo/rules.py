"""Where a demo may be walked around in, and when in the past something took place."""

import ipaddress
import re
from datetime import datetime, timedelta

# A proxy in front says here whom it speaks for; then the one asking is somewhere else.
FORWARDED = frozenset({"HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP"})
_MINUTES = re.compile(r"(\d{1,3}) min")
_DAYS = re.compile(r"(\d{1,3}) ([01]\d|2[0-3]):([0-5]\d)")


def is_on_this_machine(address: str, *, is_forwarded: bool) -> bool:
    """Say whether a request began on this very machine; what was passed on did not."""
    if is_forwarded:
        return False
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def moment(ago: str, *, before: datetime) -> datetime:
    """Return when "18 10:05" (days ago, at a time of day) or "47 min" (ago) was."""
    if minutes := _MINUTES.fullmatch(ago):
        return before - timedelta(minutes=int(minutes[1]))
    if days := _DAYS.fullmatch(ago):
        day = before - timedelta(days=int(days[1]))
        return day.replace(hour=int(days[2]), minute=int(days[3]), second=0, microsecond=0)
    raise ValueError(f"{ago!r} is neither like 18 10:05 nor like 47 min")
