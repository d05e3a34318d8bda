"""What each would like from a meeting: alone at first, then side by side before it begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from letsbe.meetings.rules.held import Held, refuse_any
from letsbe.meetings.rules.held_refusals import HeldRefusal


@dataclass(frozen=True, kw_only=True)
class Hope:
    """What one has said; no words means that they come without. `number` grows with each."""

    has_words: bool
    number: int


class Asking(StrEnum):
    """How the question stands for one of the two."""

    YOURS = "yours"
    THEIRS = "theirs"
    SHOWN = "shown"
    CLOSED = "closed"


Hopes = Mapping[UUID, Hope]


def refuse_hope(now: Held, hopes: Hopes, *, by: UUID, seen: int) -> HeldRefusal | None:
    """Return why this cannot be said now; `seen` is the number that was on the screen."""
    if why := refuse_any(now, by=by):
        return why
    if now.has_begun:
        return HeldRefusal.BEGUN
    mine = hopes.get(by)
    is_read = seen == (mine.number if mine else 0)
    return None if is_read else HeldRefusal.CHANGED_SINCE_READ


def are_shown(now: Held, hopes: Hopes) -> bool:
    """Say whether both see both: each has said something, or the meeting has begun."""
    takes_place = now.is_agreed and not now.is_cancelled
    return now.people <= hopes.keys() or (now.has_begun and takes_place)


def asking(now: Held, hopes: Hopes, *, of: UUID) -> Asking:
    """Return how it stands for one; whoever has said nothing learns nothing of the other."""
    if are_shown(now, hopes):
        return Asking.SHOWN
    if refuse_any(now, by=of):
        return Asking.CLOSED
    return Asking.THEIRS if of in hopes else Asking.YOURS


def may_read(now: Held, hopes: Hopes, author: UUID, *, by: UUID) -> bool:
    """One's own always; the other's once both are shown."""
    return by in now.people and (author == by or are_shown(now, hopes))
