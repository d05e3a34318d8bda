"""Copies the two databases of a house, also while it runs, and leaves sessions out."""

import sqlite3
import sys
from pathlib import Path


def copy(kept: Path, into: str) -> None:
    """Write a whole copy; refuse where a file is already."""
    database = sqlite3.connect(f"{kept.resolve().as_uri()}?mode=ro", uri=True)
    database.execute("VACUUM INTO ?", [into])


if __name__ == "__main__":
    data_dir, house_copy, keys_copy = sys.argv[1:]
    # The house first: every word in its copy then has its key in the other.
    copy(Path(data_dir) / "house.sqlite3", house_copy)
    # Keys of sessions open the house for twelve hours: they belong in no copy.
    without_sessions = sqlite3.connect(house_copy, isolation_level=None)
    without_sessions.executescript("DELETE FROM django_session; VACUUM;")
    copy(Path(data_dir) / "keys" / "keys.sqlite3", keys_copy)
