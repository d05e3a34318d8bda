"""What changed between two wordings, word by word, to be shown inside the sentence."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Longer texts are shown whole: marking every other word helps nobody to read.
MOST_WORDS = 400
MOST_CHANGED = 0.6


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
    if len(before) + len(after) > 2 * MOST_WORDS:
        return (Stretch(Run.NEW, later),)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < 1 - MOST_CHANGED:
        return (Stretch(Run.NEW, later),)
    stretches: list[Stretch] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            stretches.append(Stretch(Run.SAME, "".join(after[j1:j2])))
            continue
        if i2 > i1:
            stretches.append(Stretch(Run.GONE, "".join(before[i1:i2])))
        if j2 > j1:
            stretches.append(Stretch(Run.NEW, "".join(after[j1:j2])))
    return tuple(stretches)


def _pieces(text: str) -> list[str]:
    return re.findall(r"\w+(?:['\u2019]\w+)*|\s+|[^\w\s]", text)
