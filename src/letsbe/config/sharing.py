"""A house on PostgreSQL: what its databases must keep to, and one opening at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connections

# What each database must say of itself, and what it means to whoever reads the refusal.
WANTED = {
    "fsync": ({"on"}, "what was answered as stored could be lost in a power cut"),
    "full_page_writes": ({"on"}, "a power cut could leave half a page behind"),
    "synchronous_commit": (
        {"on", "remote_apply"},
        "what was answered as stored could be lost in a power cut",
    ),
    "server_encoding": ({"UTF8"}, "not every word could be kept"),
}
# Any number, the same in every process that opens this house.
_OPENING = 0x6C65747362
_WITHOUT_HURRY = "SET statement_timeout = 0; SET lock_timeout = 0"


def setting_refused(database: str) -> str | None:
    """Say why a database does not keep what it is given as we promise, or None."""
    with connections[database].cursor() as cursor:
        for name, (wanted, otherwise) in WANTED.items():
            cursor.execute(f"SHOW {name}")
            found = cursor.fetchone()[0]
            if found not in wanted:
                return (
                    f"The database {database} says {name}={found} instead of "
                    f"{sorted(wanted)[0]}: {otherwise}."
                )
    return None


@contextmanager
def alone_at_opening() -> Iterator[None]:
    """Let processes that start at once bring the tables up to date one after the other."""
    if not settings.IS_SHARED:
        yield
        return
    try:
        for database in ("keys", "default"):
            with connections[database].cursor() as cursor:
                cursor.execute(_WITHOUT_HURRY)
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_OPENING])
        yield
    finally:
        # Ends the lock, and the patience that pages must not have.
        connections.close_all()
