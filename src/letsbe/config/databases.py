"""Where the two databases are, and how each is asked to keep what it is given."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

HOUSE, KEYS = NAMES = "DATABASE_URL", "KEYS_DATABASE_URL"
USUAL_PORT = 5432
_SCHEMES = {"postgresql", "postgres"}
_OPTIONS = {"host", "sslmode", "sslrootcert", "sslcert", "sslkey"}
_LIKE = "write one like postgresql://letsbe:password@db.example.org/letsbe"
# A server that hangs is noticed; who waits for somebody else's deed is told to try again.
_TIMEOUTS = {
    "lock_timeout": "10s",
    "statement_timeout": "20s",
    "idle_in_transaction_session_timeout": "60s",
}


def faults(given: Mapping[str, str]) -> dict[str, str | None]:
    """Say what is wrong with the two addresses; never an address, which holds a password."""
    found = {name: url_fault(given[name]) for name in NAMES}
    for name, other in ((HOUSE, KEYS), (KEYS, HOUSE)):
        if given[other] and not given[name]:
            found[name] = f"is missing, while {other} is set: a house has both or neither"
    if given[HOUSE] and not any(found.values()) and _same(given[HOUSE], given[KEYS]):
        found[KEYS] = f"is the database of {HOUSE}: keys need a database of their own"
    return found


def url_fault(url: str) -> str | None:
    if not url:
        return None
    try:
        parts = urlsplit(url)
        is_whole = parts.port != 0 and bool(_name(parts)) and "/" not in _name(parts)
    except ValueError:
        return f"this is not an address of a database; {_LIKE}"
    if parts.scheme not in _SCHEMES or not is_whole or parts.fragment:
        return f"this is not an address of a database; {_LIKE}"
    if unknown := sorted(parse_qs(parts.query, keep_blank_values=True).keys() - _OPTIONS):
        known = ", ".join(sorted(_OPTIONS))
        return f"{', '.join(unknown)} is not known after the ?; known are {known}"
    return None


def postgresql(url: str) -> dict[str, Any]:
    """Return Django's settings for an address without faults."""
    parts = urlsplit(url)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _name(parts),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": None,
        # A connection that was lost is noticed before a page is made with it.
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"DEPENDENCIES": []},
        "OPTIONS": {
            "connect_timeout": 5,
            # What was answered as stored is on the disk, whatever the server's own setting.
            "options": " ".join(
                f"-c {name}={value}"
                for name, value in {**_TIMEOUTS, "synchronous_commit": "on"}.items()
            ),
            **options,
        },
    }


def sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": path.with_suffix(".test.sqlite3"), "DEPENDENCIES": []},
        "OPTIONS": {
            # FULL: what was answered as stored survives a power cut (decision 0003).
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }


def _name(parts: SplitResult) -> str:
    return unquote(parts.path.removeprefix("/"))


def _same(one: str, other: str) -> bool:
    first, second = postgresql(one), postgresql(other)
    is_there = first["HOST"] == second["HOST"] and _port(first) == _port(second)
    return is_there and first["NAME"] == second["NAME"]


def _port(found: Mapping[str, Any]) -> str:
    return str(found["PORT"] or USUAL_PORT)
