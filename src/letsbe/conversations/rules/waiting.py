"""Until when a message waits: the quiet hours of whoever will read it, and what stops it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from letsbe.agreements.rules.kept import QuietHours


def waits_until(quiet: QuietHours | None, *, at: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the morning of the reader until which it waits, or None if it is shown now."""
    until = quiet.until(at, zone=zone) if quiet else None
    if until is None:
        return None
    # In an hour that comes twice the morning may be the second of its name.
    named = (until.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return next((moment for moment in named if moment > at), None)


def shown_by(at: datetime, *, stopped: Iterable[datetime | None]) -> datetime:
    """Return up to which morning messages are shown at this moment.

    Whose morning comes in a pause waits until it is over; after the end it stays its author's.
    """
    return min([at, *(moment for moment in stopped if moment)])
