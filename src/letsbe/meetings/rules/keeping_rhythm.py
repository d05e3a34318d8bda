"""Steadiness in meetings, for the two alone: weeks with a meeting in them, and quiet lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WEEKS = 12
A_WEEK = timedelta(days=7)
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


def weeks(met: Sequence[date], ahead: Sequence[date], *, today: date) -> tuple[Week, ...]:
    """Return the last twelve weeks, oldest first, and the one to come."""
    this = today - timedelta(days=today.weekday())
    mondays = [this + A_WEEK * number for number in range(1 - WEEKS, 2)]
    return tuple(
        Week(monday=monday, met=_within(met, monday), ahead=_within(ahead, monday))
        for monday in mondays
    )


def said(
    met: Sequence[date], arranged: Sequence[date], *, today: date, is_ended: bool
) -> Kept | None:
    """Return the one line there is; `arranged` are the days of agreed meetings gone by.

    Nothing is ever said of a single meeting that was not held.
    """
    if not met:
        return None if is_ended else Kept.NONE_YET
    if len(met) == 1:
        return Kept.MET_ONCE
    last = sorted(arranged)[-FEWEST:]
    if len(last) == FEWEST and set(last) <= set(met):
        return Kept.AS_ARRANGED
    if is_ended or max(met) > today - A_WEEK * 4:
        return Kept.MET_LATELY
    return Kept.IT_HAS_BEEN_A_WHILE


def _within(days: Sequence[date], monday: date) -> tuple[date, ...]:
    return tuple(sorted({day for day in days if monday <= day < monday + A_WEEK}))
