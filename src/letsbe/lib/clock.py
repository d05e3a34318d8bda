"""The one clock of the house; everywhere else time is handed in."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(tz=UTC)
