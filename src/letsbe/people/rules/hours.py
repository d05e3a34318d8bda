"""A week of hours as bits: as it is written in a table, and as it is ticked in a grid."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_

from letsbe.people.rules.portraits import HOURS_A_WEEK

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
HOURS_A_DAY = 24
ALL_HOURS = (1 << HOURS_A_WEEK) - 1
# From getting up to the night before it: what a thumb can hit on a phone.
PARTS_OF_DAY = ((6, 9), (9, 12), (12, 15), (15, 18), (18, 21), (21, 24), (0, 6))
_LONG = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST_DAY = 2
_TO = re.compile(r"\s*(?:[-\u2010-\u2015]|\bto\b)\s*", re.IGNORECASE)
_PART = re.compile(r"(\D+?)\s+(\d.*)")
_SPAN = re.compile(r"(\d{1,2})(?:[:.]00)?-(\d{1,2})(?:[:.]00)?")
Span = tuple[int, int]


class HoursUnclear(ValueError):
    """Hours that were not written like `Mon 18-21; Sat-Sun 9-12`; holds what was unclear."""


class Filling(StrEnum):
    """How much of a cell of the grid is told."""

    NONE = "none"
    SOME = "some"
    WHOLE = "whole"


class Quick(StrEnum):
    """Many cells ticked by one press."""

    WEEKDAY_EVENINGS = "weekday_evenings"
    WEEKDAY_DAYTIMES = "weekday_daytimes"
    WEEKENDS = "weekends"
    NO_HOURS = "no_hours"


@dataclass(frozen=True)
class Cell:
    """A part of one day in the grid."""

    day: int
    begin: int
    end: int

    @property
    def name(self) -> str:
        return f"{self.day}-{self.begin}"

    @property
    def bits(self) -> int:
        return _run(self.day, self.begin, self.end)

    def filling(self, hours: int) -> Filling:
        told = hours & self.bits
        if not told:
            return Filling.NONE
        return Filling.WHOLE if told == self.bits else Filling.SOME


GRID = tuple(
    tuple(Cell(day, begin, end) for day in range(len(DAYS))) for begin, end in PARTS_OF_DAY
)
CELLS = {cell.name: cell for row in GRID for cell in row}
_DAYTIME = range(9, 18)
_EVENING = range(18, 24)


def quickly(hours: int, quick: Quick) -> int:
    """Return hours with all that one press adds; only "none" takes anything away."""
    if quick is Quick.NO_HOURS:
        return 0
    if quick is Quick.WEEKENDS:
        return hours | _many(range(5, 7), range(9, 21))
    span = _EVENING if quick is Quick.WEEKDAY_EVENINGS else _DAYTIME
    return hours | _many(range(5), span)


def ticked(now: int, *, seen: int, cells: Mapping[str, Filling]) -> int:
    """Return `now` with each cell changed that somebody changed, looking at `seen`.

    A cell left as it was keeps what it holds, also hours finer than a cell.
    """
    for name, cell in CELLS.items():
        wanted = cells.get(name, Filling.NONE)
        if wanted is cell.filling(seen):
            continue
        now &= ~cell.bits
        if wanted is Filling.WHOLE:
            now |= cell.bits
        elif wanted is Filling.SOME:
            now |= seen & cell.bits
    return now


def read(written: str) -> int:
    """Return the bits of a week written like `Mon 18-21; Tue, Thu 9-12 14-16`.

    A day by two of its letters or more, a range of days, or `daily`; whole hours of 24; a
    span over midnight goes on into the next day. Raises HoursUnclear.
    """
    found = 0
    for part in filter(None, map(str.strip, re.split(r"[;\n]", written))):
        days, spans = _told(part)
        for begin, end in spans:
            found |= reduce(or_, (_run(day, begin, end) for day in days))
    return found


def written(hours: int) -> str:
    """Return a week as read() reads it: days with the same hours stand together."""
    return "; ".join(
        f"{_days_written(days)} {' '.join(f'{begin}-{end}' for begin, end in spans)}"
        for days, spans in by_days(hours)
    )


def by_days(hours: int) -> list[tuple[tuple[int, ...], tuple[Span, ...]]]:
    """Return days that follow each other with the same hours, together with those hours."""
    found: list[tuple[tuple[int, ...], tuple[Span, ...]]] = []
    for day in range(len(DAYS)):
        spans = spans_on(hours, day)
        if not spans:
            continue
        if found and found[-1][0][-1] == day - 1 and found[-1][1] == spans:
            found[-1] = ((*found[-1][0], day), spans)
        else:
            found.append(((day,), spans))
    return found


def spans_on(hours: int, day: int) -> tuple[Span, ...]:
    """Return the hours of one day, as (begin, end), from the earliest on."""
    spans: list[Span] = []
    for hour in range(HOURS_A_DAY):
        if not hours >> (day * HOURS_A_DAY + hour) & 1:
            continue
        if spans and spans[-1][1] == hour:
            spans[-1] = (spans[-1][0], hour + 1)
        else:
            spans.append((hour, hour + 1))
    return tuple(spans)


def from_hex(typed: str) -> int:
    """Return the hours a page carried; what is no week at all is no hours."""
    try:
        return int(typed, 16) & ALL_HOURS if len(typed) <= HOURS_A_WEEK // 4 else 0
    except ValueError:
        return 0


def _many(days: Iterable[int], hours: range) -> int:
    return reduce(or_, (_run(day, hours.start, hours.stop) for day in days))


def _run(day: int, begin: int, end: int) -> int:
    """Return these hours of a day; what lies beyond Sunday's midnight is on Monday."""
    bits = ((1 << (end - begin)) - 1) << (day * HOURS_A_DAY + begin)
    return bits & ALL_HOURS | bits >> HOURS_A_WEEK


def _told(part: str) -> tuple[list[int], list[Span]]:
    told = _PART.fullmatch(_TO.sub("-", part))
    if told is None:
        raise HoursUnclear(part)
    named = (name.strip(" ,:") for name in told[1].split(","))
    days = [day for name in named if name for day in _days(name, part)]
    spans = [_span(span, part) for span in re.split(r"[\s,]+", told[2].strip(" ,"))]
    if not days:
        raise HoursUnclear(part)
    return days, spans


def _days(named: str, part: str) -> list[int]:
    if named.lower() in {"daily", "every day"}:
        return list(range(len(DAYS)))
    first, _sign, last = named.partition("-")
    begin = _day(first, part)
    end = _day(last, part) if last else begin
    return [(begin + step) % len(DAYS) for step in range((end - begin) % len(DAYS) + 1)]


def _day(name: str, part: str) -> int:
    fits = [at for at, day in enumerate(_LONG) if day.startswith(name.lower())]
    if len(name) < _SHORTEST_DAY or len(fits) != 1:
        raise HoursUnclear(part)
    return fits[0]


def _span(span: str, part: str) -> Span:
    told = _SPAN.fullmatch(span)
    begin, end = (int(told[1]), int(told[2])) if told else (0, 0)
    if begin == end or begin >= HOURS_A_DAY or end > HOURS_A_DAY:
        raise HoursUnclear(part)
    return begin, end if end > begin else end + HOURS_A_DAY


def _days_written(days: tuple[int, ...]) -> str:
    first, last = DAYS[days[0]], DAYS[days[-1]]
    return first if len(days) == 1 else f"{first}-{last}"
