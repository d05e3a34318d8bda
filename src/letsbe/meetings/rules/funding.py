"""A funding note: two people write its lines together, and both sign the exact text."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from uuid import UUID

from letsbe.meetings.rules.held import Held, Told, refuse_any
from letsbe.meetings.rules.held_refusals import HeldRefusal

FORM = "letsbe funding note 1"
MOST_FIELDS = 12


@dataclass(frozen=True, kw_only=True)
class Line:
    """What stands in one field; None where it cannot be shown. `number` grows with each."""

    words: str | None
    number: int


EMPTY = Line(words="", number=0)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A field as it stood on somebody's page: of which version, where, how often written."""

    version: int
    position: int
    number: int


@dataclass(frozen=True, kw_only=True)
class FundingNote:
    """A note as values, with the fields it was begun with."""

    meeting: UUID
    # The version of the fields, and what they are called.
    version: int
    fields: tuple[str, ...]
    lines: Mapping[int, Line] = field(default_factory=dict)
    # Who signed, and the digest of what they read.
    signed: Mapping[UUID, str] = field(default_factory=dict)
    is_declined: bool = False
    is_released: bool = False

    def line(self, position: int) -> Line:
        return self.lines.get(position, EMPTY)

    @property
    def is_empty(self) -> bool:
        return all(line.words == "" for line in self.lines.values())


def text(now: Held, note: FundingNote) -> str:
    """Return the one spelling of what is signed: who, when, how long, and every line."""
    return json.dumps(
        {
            "form": FORM,
            "meeting": str(note.meeting),
            "people": sorted(str(person) for person in now.people),
            "starts_at": now.starts_at.astimezone(UTC).isoformat(),
            "minutes": now.minutes,
            "lines": [
                [label, note.line(position).words] for position, label in enumerate(note.fields)
            ],
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def digest(now: Held, note: FundingNote) -> str:
    return hashlib.sha256(text(now, note).encode("utf-8", "surrogatepass")).hexdigest()


def valid_signatures(now: Held, note: FundingNote) -> frozenset[UUID]:
    """Return who has signed the text as it stands; an earlier text does not count."""
    current = digest(now, note)
    return frozenset(person for person, signed in note.signed.items() if signed == current)


def refuse_writing(now: Held, note: FundingNote, seen: Seen, *, by: UUID) -> HeldRefusal | None:
    """Return why a field cannot be written; the last one to write it is who it stands by."""
    if why := _refuse(now, note, by=by):
        return why
    return None if is_as_read(note, seen) else HeldRefusal.CHANGED_SINCE_READ


def is_as_read(note: FundingNote, seen: Seen) -> bool:
    """Say whether a field still is what somebody read: of the same version, as it stood."""
    is_there = 0 <= seen.position < len(note.fields)
    is_same = seen.version == note.version and seen.number == note.line(seen.position).number
    return is_there and is_same


def refuse_signing(now: Held, note: FundingNote, *, by: UUID, read: str) -> HeldRefusal | None:
    """Return why this person cannot sign what they read (its digest) now, or None."""
    if why := _refuse(now, note, by=by):
        return why
    if read != digest(now, note):
        return HeldRefusal.CHANGED_SINCE_READ
    if any(line.words is None for line in note.lines.values()):
        return HeldRefusal.CANNOT_BE_SHOWN
    if note.is_empty:
        return HeldRefusal.NOTHING_WRITTEN
    return HeldRefusal.SIGNED_ALREADY if by in valid_signatures(now, note) else None


def is_released_by(now: Held, note: FundingNote, *, by: UUID) -> bool:
    """Say whether a signature by this person is the second one."""
    return now.people <= valid_signatures(now, note) | {by}


def refuse_declining(now: Held, note: FundingNote, *, by: UUID) -> HeldRefusal | None:
    """Either can decline at any time, also while it rests and after the end."""
    if by not in now.people:
        return HeldRefusal.NOT_ONE_OF_THE_TWO
    return HeldRefusal.DECLINED if note.is_declined else None


def refuse_fields(labels: Sequence[str]) -> HeldRefusal | None:
    """Return why these labels cannot be the fields of a programme."""
    if not labels:
        return HeldRefusal.NO_FIELDS
    if len(labels) > MOST_FIELDS:
        return HeldRefusal.TOO_MANY_FIELDS
    is_twice = len({label.casefold() for label in labels}) < len(labels)
    return HeldRefusal.FIELD_TWICE if is_twice else None


def goes_out(now: Held, note: FundingNote) -> bool:
    """Say whether a biller may be handed a note: met, not declined, as both signed it."""
    if now.told is not Told.MET or note.is_declined or not note.is_released:
        return False
    return now.people <= valid_signatures(now, note)


def _refuse(now: Held, note: FundingNote, *, by: UUID) -> HeldRefusal | None:
    if why := refuse_any(now, by=by):
        return why
    if now.told is not Told.MET:
        return HeldRefusal.NOT_MET
    if note.is_declined:
        return HeldRefusal.DECLINED
    return HeldRefusal.RELEASED if note.is_released else None
