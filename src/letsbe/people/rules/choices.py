"""The programme's words to choose from: read one a line, and what is wrong with a line."""

from collections.abc import Sequence
from enum import StrEnum

from letsbe.lib import text
from letsbe.people.rules.portraits import LONGEST_LISTED, folded

MOST_CHOICES = 60


class ChoiceFault(StrEnum):
    TOO_MANY_LINES = "too_many_lines"
    LINE_TOO_LONG = "line_too_long"
    LINE_TWICE = "line_twice"
    HOLDS_SEMICOLON = "holds_semicolon"


def choices_in(typed: str) -> tuple[str, ...]:
    """Return the words of a text, one a line; empty lines say nothing."""
    return tuple(line for line in map(text.line, text.words(typed).split("\n")) if line)


def faults_of_choices(lines: Sequence[str]) -> list[tuple[ChoiceFault, str]]:
    """Return every fault with the words it is about: all of them can be mended at once."""
    found: list[tuple[ChoiceFault, str]] = []
    if len(lines) > MOST_CHOICES:
        found.append((ChoiceFault.TOO_MANY_LINES, str(len(lines))))
    seen: set[str] = set()
    for line in lines:
        if len(line) > LONGEST_LISTED:
            found.append((ChoiceFault.LINE_TOO_LONG, line))
        if ";" in line:
            found.append((ChoiceFault.HOLDS_SEMICOLON, line))
        if folded(line) in seen:
            found.append((ChoiceFault.LINE_TWICE, line))
        seen.add(folded(line))
    return found
