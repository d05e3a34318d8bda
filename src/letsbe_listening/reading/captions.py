"""What WebVTT and SRT share: cues with times, and who speaks in each of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from letsbe_listening.reading import limits, times
from letsbe_listening.reading.roll import SETTLE, Roll
from letsbe_listening.reading.source import Source
from letsbe_listening.refused import SpeakerUnclear
from letsbe_listening.talk import Turn

# The name a format gives in a place of its own, if it does, and the words.
Piece = tuple[str | None, str]


@dataclass(slots=True)
class Cue:
    """One caption as it stands in the file; `line` is the line of its times."""

    line: int
    start: float | None
    end: float | None
    lines: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, said: str, *, source: Source) -> None:
        self.size += len(said) + 1
        if self.size > limits.LONGEST_LINE:
            most = f"a caption of at most {limits.LONGEST_LINE:,} characters"
            raise source.refused(self.line, most)
        self.lines.append(said)


def cue_at(line: int, written: str, *, source: Source, form: re.Pattern[str], like: str) -> Cue:
    """Return the cue that a line of times opens, or refuse the line."""
    match = form.fullmatch(written)
    if match is None:
        raise source.refused(line, f"a time like {like}", here=written)
    start, end = times.spanned(match)
    if fault := times.fault(start, end):
        raise source.refused(line, fault, here=written)
    return Cue(line, times.seconds(start), times.seconds(end))


def voices(cue: Cue, pieces: Iterable[Piece], roll: Roll) -> Iterator[Turn]:
    """Yield what is said in one cue of a file that marks its voices: every word needs one."""
    for told, words in pieces:
        if told is None:
            voice = "a voice like <v Name> around these words, as around others"
            raise roll.unclear(cue.line + 1, voice, here=words.strip())
        yield Turn(roll.marked(told, cue.line + 1), words, cue.start, cue.end)


class Named:
    """Reads cues in which `Name: text` says who speaks.

    Each line of a cue may begin with a name; a line without one goes on. A whole cue without a
    name goes on with the last speaker only in a file that names people when they change. In
    a file that repeats the name cue after cue, as Zoom's do, a cue without a name is one that
    nobody could be found for, so it is asked about.
    """

    def __init__(self, roll: Roll) -> None:
        self._roll = roll
        self._speaker: str | None = None
        self._named_before: str | None = None
        self._is_repeating = False
        self._nameless: Cue | None = None

    def captions(self, cue: Cue, said: str) -> Iterator[Turn]:
        """Yield what is said in one cue, whose lines of text are given without tags."""
        before, is_first = self._named_before, True
        for number, line in enumerate(said.split("\n"), start=cue.line + 1):
            if not line.strip():
                continue
            name, words = self._roll.before_colon(line, number)
            if is_first:
                self._note_opening(cue, name, before)
                is_first = False
            self._speaker = self._named_before = name or self._speaker
            if self._speaker is None:
                raise no_name_yet(self._roll, number, line)
            yield Turn(self._speaker, words, cue.start, cue.end)

    def _note_opening(self, cue: Cue, name: str | None, before: str | None) -> None:
        if name is None:
            self._nameless = self._nameless or cue
        elif name == before:
            self._is_repeating = True

    def check(self) -> None:
        if self._is_repeating and self._nameless is not None:
            whose = "a name before the words, since this file repeats names"
            first = self._nameless.lines[0]
            raise self._roll.unclear(self._nameless.line + 1, whose, here=first)


def no_name_yet(roll: Roll, line: int, here: str) -> SpeakerUnclear:
    """Return the question to ask when words come before any name."""
    return roll.unclear(line, f"`Name: text` where the words begin; or {SETTLE}", here=here)
