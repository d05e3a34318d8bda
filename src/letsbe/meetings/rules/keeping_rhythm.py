"""Steadiness in meetings, for the two alone: weeks with a meeting in them, and quiet lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WEEKS = 12
A_WEEK = timedelta(days=7)
LATELY = timedelta(weeks=4)
# From how many meetings on it can be said that a rhythm is kept.
FEWEST = 3


class Kept(StrEnum):
    """What there is to say of two people's meetings."""

    NONE_YET = "none_yet"
    MET_ONCE = "met_once"
    MET_LATELY = "met_lately"
    AS_ARRANGED = "as_arranged"
    IT_HAS_BEEN_A_WHILE = "it_has_been_a_while"


@dataclass(frozen=True, kw_only=True)
class Week:
    """One week of the picture: the days on which the two met, and those that are ahead."""

    monday: date
    met: tuple[date, ...] = ()
    ahead: tuple[date, ...] = ()


def weeks(
    met: Sequence[date], ahead: Sequence[date], *, since: date, today: date
) -> tuple[Week, ...]:
    """Return the last twelve weeks since the two began, oldest first, and the one to come."""
    this = today - timedelta(days=today.weekday())
    mondays = [this + A_WEEK * number for number in range(1 - WEEKS, 2)]
    return tuple(
        Week(monday=monday, met=_within(met, monday), ahead=_within(ahead, monday))
        for monday in mondays
        if monday + A_WEEK > since
    )


def said(
    met: Sequence[date],
    kept: Sequence[bool],
    *,
    today: date,
    is_resting: bool = False,
    have_met_before: bool = False,
) -> Kept | None:
    """Return the one line there is.

    `kept`: of each agreed meeting that is over, oldest first, whether it was told as met: one
    of which nothing was said is not known to have been held. `have_met_before`: earlier than
    these days. Nothing is ever said of a meeting that was not held, and nothing of time going
    by while two people rest or have ended.
    """
    if not met and not have_met_before:
        return None if is_resting else Kept.NONE_YET
    if len(met) == 1 and not have_met_before:
        return Kept.MET_ONCE
    if not met or max(met) <= today - LATELY:
        return None if is_resting else Kept.IT_HAS_BEEN_A_WHILE
    last = kept[-FEWEST:]
    return Kept.AS_ARRANGED if len(last) == FEWEST and all(last) else Kept.MET_LATELY


def _within(days: Sequence[date], monday: date) -> tuple[date, ...]:
    return tuple(sorted({day for day in days if monday <= day < monday + A_WEEK}))
