"""Finding words in words, whatever their case and accents; nothing is kept of the search."""

import re
import unicodedata
from dataclasses import dataclass

AROUND = 60
MOST_CHARACTERS = 100
_SPACE = re.compile(r"\s+")
_MARKS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, kw_only=True)
class Excerpt:
    """A found place with a little of what stands around it."""

    before: str
    found: str
    after: str


def folded(words: str) -> str:
    """Return words as they are compared: without case, accents and lengths of white space."""
    is_plain = words.isascii()
    # Most messages are plain letters with single spaces: a search goes through thousands.
    if not is_plain or "\n" in words or "\t" in words or "  " in words:
        words = _SPACE.sub(" ", words)
    if is_plain:
        return words.lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", words.casefold()))


def excerpt(words: str, wanted: str) -> Excerpt | None:
    """Return where folded words are found first, in the letters they were written in."""
    if not wanted:
        return None
    line = _SPACE.sub(" ", words)
    places: list[int] = []
    pieces = []
    for place, character in enumerate(line):
        piece = folded(character)
        pieces.append(piece)
        places += [place] * len(piece)
    start = "".join(pieces).find(wanted)
    if start < 0:
        return None
    first, last = places[start], places[start + len(wanted) - 1] + 1
    # An accent that follows its letter belongs to what was found.
    while last < len(line) and not folded(line[last]):
        last += 1
    return Excerpt(
        before=_cut(line[:first], is_before=True),
        found=line[first:last],
        after=_cut(line[last:], is_before=False),
    )


def _cut(words: str, *, is_before: bool) -> str:
    if len(words) <= AROUND:
        return words
    return f"…{words[-AROUND:]}" if is_before else f"{words[:AROUND]}…"
