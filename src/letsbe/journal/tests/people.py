"""The moment at which everything in these tests happens."""

from datetime import UTC, datetime

MONDAY = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
