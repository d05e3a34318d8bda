"""How an entry is written down for its chain, and where a chain can be broken."""

import json
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
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


@dataclass(frozen=True)
class Happened:
    """What somebody did, before it is given its number on a strand."""

    deed: str
    _: KW_ONLY
    by: UUID | None
    about: UUID | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)


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


def written(one: Happened, *, strand: UUID, number: int, at: datetime) -> Written:
    return Written(
        strand=strand,
        number=number,
        deed=one.deed,
        by=one.by,
        about=one.about,
        facts=one.facts,
        at=at,
    )


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
