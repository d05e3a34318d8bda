"""What changed between two wordings, word by word, to be shown inside the sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from enum import StrEnum

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
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    shared = [m for m in matcher.get_matching_blocks() if _is_worth_keeping(m, before, after)]
    if sum(m.size for m in shared) < LEAST_SHARED * len(after):
        return (Stretch(Run.NEW, later),)
    return tuple(_stretches(before, after, shared))


def _stretches(before: list[str], after: list[str], shared: list[Match]) -> Iterator[Stretch]:
    i = j = 0
    for match in [*shared, Match(len(before), len(after), 0)]:
        changes = ((Run.GONE, before[i : match.a]), (Run.NEW, after[j : match.b]))
        same = (Run.SAME, after[match.b : match.b + match.size])
        for run, pieces in (*changes, same):
            if pieces:
                yield Stretch(run, "".join(pieces))
        i, j = match.a + match.size, match.b + match.size


def _is_worth_keeping(match: Match, before: list[str], after: list[str]) -> bool:
    """A single shared word between changes only breaks the sentence up; ends always count."""
    is_at_an_end = (match.a == match.b == 0) or (
        match.a + match.size == len(before) and match.b + match.size == len(after)
    )
    words = [piece for piece in after[match.b : match.b + match.size] if piece[0].isalnum()]
    return match.size > 0 and (is_at_an_end or len(words) >= FEWEST_WORDS)


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
