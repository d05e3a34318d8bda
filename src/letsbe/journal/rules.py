"""How an entry is written down for its chain, and where a chain can be broken."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

Fact = str | int
START = b"\x00" * 32
OPENED = "journal.strand_opened"


class Fault(StrEnum):
    ALTERED = "altered"
    MISSING = "missing"
    CUT = "cut"
    STRAND_MISSING = "strand_missing"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Where a strand no longer is what was written."""

    strand: UUID
    number: int
    fault: Fault


@dataclass(frozen=True, kw_only=True)
class Written:
    """An entry as values: what the chain covers."""

    strand: UUID
    number: int
    deed: str
    by: UUID | None
    about: UUID | None
    facts: Mapping[str, Fact]
    at: datetime


def as_bytes(entry: Written) -> bytes:
    """Return the one spelling of an entry, the same on every database."""
    return json.dumps(
        [
            str(entry.strand),
            entry.number,
            entry.deed,
            str(entry.by or ""),
            str(entry.about or ""),
            dict(entry.facts),
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        ],
        sort_keys=True,
        ensure_ascii=True,
    ).encode()


def head_as_bytes(strand: UUID, *, length: int) -> bytes:
    return f"{strand}|{length}".encode()
