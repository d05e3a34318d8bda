"""Steadiness, for the two alone: what their dates say, quietly; nothing is counted up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from letsbe.relationships.rules.absences import Span

A_WEEK = 7
A_YEAR = 365


class Steady(StrEnum):
    """What there is to say."""

    JUST_BEGUN = "just_begun"
    SAME_TWO = "same_two"
    SAME_TWO_YEARS = "same_two_years"
    WAS_TWO = "was_two"
    WAS_TWO_YEARS = "was_two_years"
    WENT_ON = "went_on"
    COVERED = "covered"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One quiet line; `how_many` weeks or whole years, where it is about time."""

    said: Steady
    how_many: int = 0


@dataclass(frozen=True, kw_only=True)
class Dates:
    """What is known of two people in time."""

    began: date
    today: date
    ended: date | None = None
    # When somebody lifted their pause; how long it was is told to nobody.
    lifted: Sequence[date] = ()
    away: Sequence[Span] = ()
    covered: Sequence[Span] = ()


def lines(dates: Dates) -> tuple[Line, ...]:
    """Return one line about time and at most one more; a pause is not taken off anything."""
    days = ((dates.ended or dates.today) - dates.began).days
    if days < A_WEEK:
        return () if dates.ended else (Line(said=Steady.JUST_BEGUN),)
    return _time(days, has_ended=dates.ended is not None) + _meanwhile(dates)


def _time(days: int, *, has_ended: bool) -> tuple[Line, ...]:
    if days >= 2 * A_YEAR:
        said = Steady.WAS_TWO_YEARS if has_ended else Steady.SAME_TWO_YEARS
        return (Line(said=said, how_many=days // A_YEAR),)
    said = Steady.WAS_TWO if has_ended else Steady.SAME_TWO
    return (Line(said=said, how_many=days // A_WEEK),)


def _meanwhile(dates: Dates) -> tuple[Line, ...]:
    if any(away.meets(cover) for away in dates.away for cover in dates.covered):
        return (Line(said=Steady.COVERED),)
    return (Line(said=Steady.WENT_ON),) if dates.lifted else ()
