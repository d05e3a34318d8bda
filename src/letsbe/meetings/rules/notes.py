"""The one note of a meeting: both write it, and nobody's words are lost."""

from dataclasses import dataclass
from uuid import UUID

from letsbe.meetings.rules.held import Held, refuse_any
from letsbe.meetings.rules.held_refusals import HeldRefusal


@dataclass(frozen=True, kw_only=True)
class Saved:
    """The note as one of the two saved it last."""

    author: UUID
    number: int
    can_be_shown: bool = True


def standing(saved: tuple[Saved, ...]) -> Saved | None:
    """Return the one that stands: the newest that can be read, or else the newest."""
    newest = sorted(saved, key=lambda one: one.number, reverse=True)
    return next((one for one in newest if one.can_be_shown), newest[0] if newest else None)


def newest_number(saved: tuple[Saved, ...]) -> int:
    return max((one.number for one in saved), default=0)


def refuse_saving(
    now: Held, saved: tuple[Saved, ...], *, by: UUID, seen: int
) -> HeldRefusal | None:
    """Return why the note cannot be saved; `seen` is the number that was on the screen."""
    if why := refuse_any(now, by=by):
        return why
    return None if seen == newest_number(saved) else HeldRefusal.CHANGED_SINCE_READ
