"""A week of 168 hours as bits: written, read, and said in words."""

import re

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS_A_DAY = 24
HOURS_A_WEEK = HOURS_A_DAY * len(DAYS)
# When a part of the day begins, the next one ends it; nights before six belong to their date.
_PARTS = ((0, "nights"), (6, "mornings"), (12, "afternoons"), (17, "evenings"), (22, "nights"))
_SPAN = re.compile(r"(\d{1,2})(?::00)?-(\d{1,2})(?::00)?")
_TO = re.compile(r"\s*(?:-|\u2013|\bto\b)\s*")
_SHORTEST_DAY = 2


class HoursUnclear(ValueError):
    """Hours that were not written as `Mon 18-21; Sat-Sun 9-12`."""


def hours(written: str) -> int:
    """Return the bits of a week written as `Mon 18-21; Tue, Thu 9-12 14-16`.

    A day by at least two of its letters, or a range of days; whole hours of 24; a span over
    midnight goes into the next day. Raises HoursUnclear, with what was not understood.

    >>> hours("Mon 0-2") == 0b11
    True
    >>> hours("Sun 23-1") == 1 << 167 | 1
    True
    >>> in_words(hours("Tue-Thu 18-21; Saturday 9-11"))
    'Tuesday, Wednesday and Thursday evenings, Saturday mornings'
    """
    found = 0
    for part in filter(None, map(str.strip, written.split(";"))):
        days, spans = _told(part)
        for begin, end in spans:
            for day in days:
                found |= _bits(day * HOURS_A_DAY + begin, day * HOURS_A_DAY + end)
    return found


def _told(part: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the days and the spans of hours of a part; the first digit ends the days."""
    told = re.fullmatch(r"(\D+?)\s+(\d.*)", _TO.sub("-", part))
    if told is None:
        raise HoursUnclear(part)
    days = [day for named in told[1].split(",") for day in _days(named.strip(), part)]
    return days, [_span(span, part) for span in re.split(r"[ ,]+", told[2])]


def _days(named: str, part: str) -> list[int]:
    first, _, last = named.partition("-")
    begin = _day(first, part)
    end = _day(last, part) if last else begin
    return [(begin + step) % len(DAYS) for step in range((end - begin) % len(DAYS) + 1)]


def _day(name: str, part: str) -> int:
    fits = [at for at, day in enumerate(DAYS) if day.lower().startswith(name.lower())]
    if len(name) < _SHORTEST_DAY or len(fits) != 1:
        raise HoursUnclear(part)
    return fits[0]


def _span(written: str, part: str) -> tuple[int, int]:
    told = _SPAN.fullmatch(written)
    begin, end = (int(told[1]), int(told[2])) if told else (0, 0)
    if begin == end or begin >= HOURS_A_DAY or end > HOURS_A_DAY:
        raise HoursUnclear(part)
    return begin, end if end > begin else end + HOURS_A_DAY


def _bits(begin: int, end: int) -> int:
    return sum(1 << (hour % HOURS_A_WEEK) for hour in range(begin, end))


def in_words(bits: int) -> str:
    """Return when in a week that is: days that share a part of the day stand together.

    >>> in_words(0), in_words((1 << 168) - 1)
    ('', 'any time')
    """
    if bits == (1 << HOURS_A_WEEK) - 1:
        return "any time"
    parts_of = {
        day: tuple(dict.fromkeys(_part(hour) for hour in _hours_on(bits, at)))
        for at, day in enumerate(DAYS)
    }
    said = []
    for part in dict.fromkeys(part for parts in parts_of.values() for part in parts):
        days = [day for day, parts in parts_of.items() if part in parts]
        said.append(f"{listed(days)} {part}")
    return ", ".join(said)


def _hours_on(bits: int, day: int) -> list[int]:
    return [hour for hour in range(HOURS_A_DAY) if bits >> (day * HOURS_A_DAY + hour) & 1]


def _part(hour: int) -> str:
    return [name for begin, name in _PARTS if begin <= hour][-1]


def listed(words: list[str]) -> str:
    """Return words as a person lists them.

    >>> listed(["tea"]), listed(["tea", "cake", "talk"])
    ('tea', 'tea, cake and talk')
    """
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
