"""Reads JSON: a list with `speaker`, `text`, and perhaps `start` and `end` for each caption."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NoReturn

from letsbe_listening.reading import limits, times
from letsbe_listening.reading.roll import Roll
from letsbe_listening.reading.source import Source, unreadable
from letsbe_listening.talk import Turn

_ENTRY = '{"speaker": ..., "text": ...}'
_LIST = f"a list: [{_ENTRY}, ...]"
_BLANK = re.compile(r"[ \t\n]*")


def captions(source: Source, roll: Roll) -> Iterator[Turn]:
    """Yield what each entry of the list says and who says it.

    An entry is `{"speaker": ..., "text": ..., "start": seconds, "end": seconds}`; the times may
    be missing or null, other keys are passed over, a key that stands there twice is
    refused. The
    list is read entry by entry, so that only a window of it is held. Raises TalkRefused and
    SpeakerUnclear with the line in which the entry begins.
    """
    window = _Window(source)
    for line, entry in _entries(window):
        speaker, text = entry.get("speaker"), entry.get("text")
        if not isinstance(speaker, str) or not isinstance(text, str):
            raise source.refused(line, f"speaker and text in quotes: {_ENTRY}")
        if fault := unreadable(speaker) or unreadable(text):
            raise source.refused(line, fault[1])
        start, end = (_time(entry.get(key), line, source=source) for key in ("start", "end"))
        if late := times.fault(start, end):
            raise source.refused(line, late, here=f"{entry['start']}, {entry['end']}")
        if text.strip():
            name = roll.marked(speaker, line)
            yield Turn(name, text, times.seconds(start), times.seconds(end))


def _time(told: object, line: int, *, source: Source) -> int | None:
    if told is None:
        return None
    moment = times.rounded(told) if isinstance(told, Decimal) else None
    if moment is None:
        raise source.refused(line, "a time as a number of seconds from the beginning")
    return moment


class _Window:
    """The part of a JSON text that is being read: at least one entry ahead, never all of it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.line = 1
        self._chunks = source.chunks()
        self._text = ""
        self._at = 0
        self._is_whole = False

    def _fill(self) -> None:
        ahead = len(self._text) - self._at
        if self._is_whole or ahead >= limits.LONGEST_LINE:
            return
        parts = [self._text[self._at :]]
        while ahead < 4 * limits.LONGEST_LINE and not self._is_whole:
            part = next(self._chunks, None)
            self._is_whole = part is None
            parts.append(part or "")
            ahead += len(parts[-1])
        self._text, self._at = "".join(parts), 0

    def _pass(self, end: int) -> None:
        self.line += self._text.count("\n", self._at, end)
        self._at = end

    def sign(self) -> str:
        """Return the next sign that is not blank, or nothing at the end."""
        while True:
            self._fill()
            blank = _BLANK.match(self._text, self._at)
            self._pass(blank.end() if blank else self._at)
            if self._at < len(self._text) or self._is_whole:
                return self._text[self._at : self._at + 1]

    def take(self, signs: str, *, expected: str) -> str:
        """Return the next sign and pass it, if it is one of those; otherwise refuse it."""
        sign = self.sign()
        if not sign or sign not in signs:
            here = self._text[self._at : self._at + 99] or "the end of the file"
            raise self.source.refused(self.line, expected, here=here)
        self._pass(self._at + 1)
        return sign

    def entry(self) -> dict[str, object]:
        """Return the entry that begins here, and pass it."""
        self._fill()
        here = self._text[self._at : self._at + 99]
        most = f"an entry {_ENTRY} of at most {limits.LONGEST_LINE:,} characters"
        try:
            entry, end = _DECODER.raw_decode(self._text, self._at)
        except json.JSONDecodeError as fault:
            line = self.line + self._text.count("\n", self._at, fault.pos)
            raise self.source.refused(line, f"{most} ({fault.msg})", here=here) from None
        except (RecursionError, ArithmeticError, _NotTold) as fault:
            raise self.source.refused(self.line, f"{most} ({_why(fault)})", here=here) from None
        if not isinstance(entry, dict) or end - self._at > limits.LONGEST_LINE:
            raise self.source.refused(self.line, most, here=here)
        self._pass(end)
        return entry


def _entries(window: _Window) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield each entry with the line it begins in."""
    if not window.sign():
        return
    window.take("[", expected=_LIST)
    next_sign = window.sign()
    if next_sign == "]":
        window.take("]", expected=_LIST)
    while next_sign != "]":
        window.sign()
        line = window.line
        yield line, window.entry()
        next_sign = window.take(",]", expected="a comma or ] after an entry")
    if window.sign():
        window.take("", expected="nothing after the list")


class _NotTold(Exception):
    """JSON that Python reads although it says nothing for sure: NaN, or a key given twice."""


def _why(fault: Exception) -> str:
    if isinstance(fault, RecursionError):
        return "nested too deep"
    # What Decimal says of a number beyond its measure is no sentence.
    return str(fault) if isinstance(fault, _NotTold) else "a number beyond all measure"


def _refuse_constant(told: str) -> NoReturn:
    raise _NotTold(f"{told} is no number")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    entry = dict(pairs)
    if len(entry) < len(pairs):
        raise _NotTold("a key stands there twice")
    return entry


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once,
    parse_int=Decimal,
    parse_float=Decimal,
    parse_constant=_refuse_constant,
)
