"""A coordinator joins when one of the two asks, and is shown only what that one shows."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from letsbe.steering.rules.course import Course
from letsbe.steering.rules.deeds import refuse_any
from letsbe.steering.rules.refusals import Refusal

MOST_LINES = 12


class Showing(StrEnum):
    """What kind of one's own words is shown."""

    NOTICE = "notice"
    WISH = "wish"
    STEP = "step"


@dataclass(frozen=True)
class Own:
    """One piece of somebody's own words that they could show: where it stands."""

    kind: Showing
    source: UUID


def refuse_showing(
    now: Course,
    chosen: Set[Own],
    *,
    by: UUID,
    own: Mapping[Own, str | None],
    hearers: Set[UUID],
) -> Refusal | None:
    """Return why a coordinator cannot be asked with this; `own`: one's own words, opened."""
    if why := refuse_any(now, by=by):
        return why
    if not hearers:
        return Refusal.NOBODY_TO_ASK
    if not chosen <= own.keys():
        return Refusal.NOT_YOURS_TO_SHOW
    return Refusal.CANNOT_BE_SHOWN if any(own[one] is None for one in chosen) else None


def refuse_line(*, is_open: bool, lines: int) -> Refusal | None:
    """Return why a coordinator cannot write a line to both."""
    if not is_open:
        return Refusal.NOT_ASKED
    return Refusal.ENOUGH_LINES if lines >= MOST_LINES else None
