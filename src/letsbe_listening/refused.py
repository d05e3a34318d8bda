"""Why a transcript was not read: the file, the line, and what was expected there."""

MOST_SHOWN = 60
MOST_NAMES_SHOWN = 8


def shown(text: str) -> str:
    """Return the beginning of a text as it can be shown in one line.

    At most 60 characters; what cannot be seen (control characters, marks that turn the
    direction of writing, lone surrogates) is written as an escape.

    >>> shown("a" + chr(7) + "b" + chr(0x202E))
    'a\\\\x07b\\\\u202e'
    >>> len(shown("word " * 100))
    60
    """
    seen = "".join(map(_visible, text[: MOST_SHOWN + 1]))
    return seen if len(seen) <= MOST_SHOWN else seen[: MOST_SHOWN - 3] + "..."


def _visible(letter: str) -> str:
    return letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")


class TalkRefused(ValueError):
    """A transcript that is not read, since nobody could say for sure what it holds.

    `file` is its name, `line` counts from 1 or is None when it is about the whole file,
    `expected` says what would have been read; `here` is what stands there instead, if known.

    >>> str(TalkRefused("talk.vtt", 14, "a time like 00:01:02.500", here="00:01:xx"))
    "talk.vtt, line 14: expected a time like 00:01:02.500; here is '00:01:xx'"
    """

    def __init__(
        self, file: str, line: int | None, expected: str, *, here: str | None = None
    ) -> None:
        self.file = file
        self.line = line
        self.expected = expected
        self.here = here
        where = shown(file) if line is None else f"{shown(file)}, line {line}"
        instead = "" if here is None else f"; here is '{shown(here)}'"
        super().__init__(f"{where}: expected {expected}{instead}")


class SpeakerUnclear(TalkRefused):
    """It is not clear who is who; `names` are the names that were found, to choose from.

    `closest` is a name spelled much like the one that was asked for, if there is one: a
    question to ask, never an answer taken.

    >>> str(SpeakerUnclear("talk.vtt", 3, "a name before the first words", names=()))
    'talk.vtt, line 3: expected a name before the first words'
    >>> print(SpeakerUnclear("a.txt", None, "Sam among them", names=("Samm",), closest="Samm"))
    a.txt: expected Sam among them; the names found are: Samm; is 'Samm' meant?
    """

    def __init__(
        self,
        file: str,
        line: int | None,
        expected: str,
        *,
        names: tuple[str, ...],
        here: str | None = None,
        closest: str | None = None,
    ) -> None:
        super().__init__(file, line, expected, here=here)
        self.names = names
        self.closest = closest
        said = str(self)
        if names:
            listed = ", ".join(map(shown, names[:MOST_NAMES_SHOWN]))
            more = len(names) - MOST_NAMES_SHOWN
            said += f"; the names found are: {listed}" + (f" and {more} more" * (more > 0))
        if closest is not None:
            said += f"; is '{shown(closest)}' meant?"
        self.args = (said,)
