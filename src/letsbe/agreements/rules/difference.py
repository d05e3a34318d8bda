"""What changed between two wordings, word by word, to be shown inside the sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from enum import StrEnum
from itertools import pairwise

# Longer texts are shown whole: marking every other word helps nobody to read.
MOST_PAIRS = 30_000
# With less in common than this a marked sentence is harder to read than a new one.
LEAST_SHARED = 0.4
FEWEST_WORDS = 2


class Run(StrEnum):
    SAME = "same"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Stretch:
    """Some neighbouring words that are the same, new, or gone."""

    run: Run
    words: str


def difference(earlier: str, later: str) -> tuple[Stretch, ...]:
    """Return the later text in stretches, with what is gone in between, in reading order."""
    before, after = _pieces(earlier), _pieces(later)
    if len(before) * len(after) > MOST_PAIRS:
        return (Stretch(Run.NEW, later),)
    shared = _shared(before, after)
    if sum(match.size for match in shared) < LEAST_SHARED * len(after):
        return (Stretch(Run.NEW, later),)
    return tuple(_stretches(before, after, shared))


def _shared(before: list[str], after: list[str]) -> list[Match]:
    """Return what both have in common: how they begin and end, and what is worth keeping."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    middle = (before[start : len(before) - end], after[start : len(after) - end])
    matches = [Match(0, 0, start)]
    # Two neighbouring words in common are the least that is worth keeping.
    if not _neighbours(middle[0]).isdisjoint(_neighbours(middle[1])):
        found = SequenceMatcher(str.isspace, *middle, autojunk=False).get_matching_blocks()
        matches += [
            Match(start + m.a, start + m.b, m.size)
            for m in found
            if _has_some_words(middle[1][m.b : m.b + m.size])
        ]
    matches.append(Match(len(before) - end, len(after) - end, end))
    return [match for match in matches if match.size]


def _alike(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    shorter = min(len(one), len(other))
    return next((count for count, (a, b) in pairs if a != b), shorter)


def _has_some_words(pieces: list[str]) -> bool:
    """A single shared word between changes only breaks the sentence up."""
    return len(_words(pieces)) >= FEWEST_WORDS


def _neighbours(pieces: list[str]) -> set[tuple[str, str]]:
    return set(pairwise(_words(pieces)))


def _words(pieces: list[str]) -> list[str]:
    return [piece for piece in pieces if piece[0].isalnum()]


def _stretches(before: list[str], after: list[str], shared: list[Match]) -> Iterator[Stretch]:
    i = j = 0
    for match in [*shared, Match(len(before), len(after), 0)]:
        changes = ((Run.GONE, before[i : match.a]), (Run.NEW, after[j : match.b]))
        same = (Run.SAME, after[match.b : match.b + match.size])
        for run, pieces in (*changes, same):
            if pieces:
                yield Stretch(run, "".join(pieces))
        i, j = match.a + match.size, match.b + match.size


def _pieces(text: str) -> list[str]:
    return re.findall(r"\w+(?:['\u2019]\w+)*|\s+|[^\w\s]", text)


def as_read(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return what is shown: gone words only where nothing new stands in their place."""
    after = [*stretches, None][1:]
    return tuple(
        stretch
        for stretch, follows in zip(stretches, after, strict=True)
        if stretch.run is not Run.GONE or follows is None or follows.run is not Run.NEW
    )
