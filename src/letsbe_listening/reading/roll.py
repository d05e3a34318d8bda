"""Who speaks in one transcript: names are taken as told, and doubts become questions."""

import unicodedata

from letsbe_listening.reading import limits
from letsbe_listening.reading.prefixes import is_doubtful, likely_name, parted
from letsbe_listening.reading.source import Source
from letsbe_listening.refused import SpeakerUnclear, shown
from letsbe_listening.speakers import closest, folded

SETTLE = "say who speaks by giving `speakers`"


class Roll:
    """The names of one transcript, as the reader meets them.

    `speakers` are the names that count; with none given, those that the transcript tells. A
    format that marks its speakers calls `marked`, one that writes `Name: text` calls
    `before_colon`.
    Each reader calls `check` at the end, when all names are known.
    """

    def __init__(self, source: Source, speakers: tuple[str, ...] = ()) -> None:
        self._source = source
        self._given = frozenset(map(folded, speakers))
        self._given_small = frozenset(map(str.casefold, self._given))
        self._times: dict[str, int] = {}
        self._first_line: dict[str, int] = {}
        self._others: dict[str, int] = {}
        self._is_marked = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._times)

    def marked(self, told: str, line: int) -> str:
        """Return the name that a format gives in a place of its own."""
        self._is_marked = True
        if (
            len(told) > 4 * limits.LONGEST_NAME
            or len(name := folded(told)) > limits.LONGEST_NAME
        ):
            most = f"a name of at most {limits.LONGEST_NAME} characters"
            raise self._source.refused(line, most, here=told)
        if not any(map(_is_seen, name)):
            raise self.unclear(line, "the name of who says this")
        if self._given and name not in self._given:
            raise self._not_given(name, line)
        return self._noted(name, line)

    def before_colon(self, said: str, line: int) -> tuple[str | None, str]:
        """Return the name a line begins with, or None, and the words that are left."""
        parts = parted(said)
        if parts is None:
            return None, said
        head, words = parts
        name = self._given_before(head, line) if self._given else likely_name(head)
        if name is None:
            return None, said
        # "Sam:hello" may be a name, "https://..." is none: that is known only at the end.
        if not self._given and words[:1].strip() and said[len(head)] == ":":
            self._set_aside(name, line)
            return None, said
        return self._noted(name, line), words

    def _given_before(self, head: str, line: int) -> str | None:
        name = folded(head)
        if name in self._given:
            return name
        if name.casefold() in self._given_small:
            raise self._not_given(name, line)
        if likely_name(head):
            self._set_aside(name, line)
        return None

    def _set_aside(self, name: str, line: int) -> None:
        if len(self._others) < limits.MOST_SPEAKERS:
            self._others.setdefault(name, line)

    def _noted(self, name: str, line: int) -> str:
        times = self._times.get(name, 0)
        if not times:
            if len(self._times) == limits.MOST_SPEAKERS:
                most = f"at most {limits.MOST_SPEAKERS} people who speak; {SETTLE}"
                raise self.unclear(line, most, here=name)
            self._first_line[name] = line
        self._times[name] = times + 1
        return name

    def unclear(
        self, line: int | None, expected: str, *, here: str | None = None
    ) -> SpeakerUnclear:
        return self._source.unclear(line, expected, names=self.names, here=here)

    def _not_given(self, name: str, line: int) -> SpeakerUnclear:
        near = closest(name, self._given)
        one_of = "one of the names that were given: " + ", ".join(
            map(shown, sorted(self._given))
        )
        return self._source.unclear(line, one_of, here=name, closest=near)

    def check(self) -> None:
        """Ask, if the names of the whole transcript leave open who is who."""
        for name in sorted(self._given - set(self._times)):
            near = closest(name, self._others)
            found = (*self._times, *self._others)
            raise self._source.unclear(
                None, f"'{shown(name)}' among those who speak", names=found, closest=near
            )
        if self._given:
            return
        self._check_capitals()
        if not self._is_marked:
            self._check_doubts()

    def _check_capitals(self) -> None:
        small: dict[str, str] = {}
        for name in self._times:
            other = small.setdefault(name.casefold(), name)
            if other != name:
                same = f"one spelling of '{shown(other)}', or two people; {SETTLE}"
                raise self.unclear(self._first_line[name], same, here=name)

    def _check_doubts(self) -> None:
        for name, line in self._others.items():
            if name in self._times:
                blank = "a blank after the colon that follows a name"
                raise self.unclear(line, blank, here=f"{name}:")
        for name, times in self._times.items():
            if is_doubtful(name, times=times, names=len(self._times)):
                somebody = f"somebody who speaks before the colon; {SETTLE}"
                raise self.unclear(self._first_line[name], somebody, here=f"{name}:")


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "ZC"
