"""Times in whole milliseconds, so that every format tells the same one, or none."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from letsbe_listening.reading.limits import LONGEST_TALK_IN_MILLISECONDS

# Hours are optional in WebVTT only; more than two digits of hours are allowed in both.
_VTT = r"(?:([0-9]{1,6}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})"
_SRT = r"([0-9]{1,6}):([0-5]?[0-9]):([0-5]?[0-9])[,.]([0-9]{3})"
VTT_TIMES = re.compile(rf"[ \t\f]*{_VTT}[ \t\f]*-->[ \t\f]*{_VTT}(?:[ \t\f].*)?")
SRT_TIMES = re.compile(rf"[ \t]*{_SRT}[ \t]*-->[ \t]*{_SRT}(?:[ \t].*)?")
_CLOCK = re.compile(r"(?:([0-9]{1,6}):)?([0-5]?[0-9]):([0-5]?[0-9](?:\.[0-9]{1,9})?)")
_SECONDS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,20})?")


def spanned(times: "re.Match[str]") -> tuple[int, int]:
    """Return start and end of a line of times that matched, in milliseconds.

    >>> spanned(VTT_TIMES.fullmatch("00:01.500 --> 01:00:02.000 align:left"))
    (1500, 3602000)
    """
    hour, minute, second, thousandth, *end = times.groups()
    return (_summed(hour, minute, second, thousandth), _summed(*end))


def _summed(hour: str | None, minute: str, second: str, thousandth: str) -> int:
    seconds = (int(hour or 0) * 60 + int(minute)) * 60 + int(second)
    return seconds * 1000 + int(thousandth)


def told(written: str) -> int | None:
    """Return the milliseconds of `12.5`, `1:02` or `01:02:03.5`, or None if it is no time.

    >>> told("12.5"), told("1:02"), told("01:02:03.5"), told("soon")
    (12500, 62000, 3723500, None)
    """
    if _SECONDS.fullmatch(written):
        return rounded(Decimal(written))
    if clock := _CLOCK.fullmatch(written):
        hour, minute, second = clock.groups()
        return rounded(Decimal(second) + 60 * int(minute) + 3600 * int(hour or 0))
    return None


def rounded(seconds: Decimal) -> int | None:
    """Return seconds as milliseconds, or None when no talk has such a moment.

    >>> rounded(Decimal("0.0015")), rounded(Decimal("1e999")), rounded(Decimal("-1"))
    (2, None, None)
    """
    if not 0 <= seconds * 1000 <= LONGEST_TALK_IN_MILLISECONDS:
        return None
    return int((seconds * 1000).to_integral_value(rounding=ROUND_HALF_EVEN))


def fault(start: int | None, end: int | None) -> str | None:
    """Return what should have been expected of two times that cannot be true, or None.

    >>> fault(2000, 1000)
    'an end that is not before its start'
    >>> fault(1000, None)
    """
    if max(start or 0, end or 0) > LONGEST_TALK_IN_MILLISECONDS:
        hours = LONGEST_TALK_IN_MILLISECONDS // 3_600_000
        return f"times within {hours} hours from the beginning"
    if start is not None and end is not None and end < start:
        return "an end that is not before its start"
    return None


def seconds(milliseconds: int | None) -> float | None:
    """Return milliseconds as seconds: the nearest float there is, the same in every format."""
    return None if milliseconds is None else milliseconds / 1000
