"""The ear: both sets of heads, for talks with punctuation and for those without."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from letsbe_listening.around import Around
from letsbe_listening.heads import Heads, Scorer
from letsbe_listening.pieces import Said, said

WEIGHTS = Path(__file__).parent / "weights"
ARRAYS, VOCABULARY = "heads.npz", "vocabulary.json"
FORMS = ("written", "bare")
_MARK = re.compile(r"[.?!\u2026]+")
_WORD = re.compile(r"\w+")
_PUNCTUATION = re.compile(r"[^\w\s'\u2019\u02bc]+")
# With fewer end marks than one in so many words a talk has lost its punctuation.
_WORDS_A_MARK = 40
_FEWEST_WORDS = 20


@dataclass(frozen=True)
class Ear:
    """Hears turns; `written` for text with its punctuation, `bare` for raw captions."""

    written: Scorer
    bare: Scorer

    def scorer(self, *, is_bare: bool) -> Scorer:
        return self.bare if is_bare else self.written


def is_bare(texts: Iterable[str]) -> bool:
    """Say whether a talk has lost its punctuation, as raw captions have.

    >>> is_bare(["so how was your week i thought about you when it rained on thursday"] * 3)
    True
    >>> is_bare(["So how was your week? I thought about you when it rained on Thursday."] * 3)
    False
    """
    marks = words = 0
    for text in texts:
        marks += len(_MARK.findall(text))
        words += len(_WORD.findall(text))
    return words >= _FEWEST_WORDS and marks * _WORDS_A_MARK < words


def made_ready(text: str, around: Around, *, is_bare: bool) -> Said:
    """Return a turn as the heads for its form look at it."""
    if not is_bare:
        return said(text, around)
    after = None if around.after is None else without_marks(around.after)
    earlier = tuple(without_marks(one) for one in around.earlier)
    bare = Around(without_marks(around.before), earlier, after)
    return said(without_marks(text), bare)


def without_marks(text: str) -> str:
    """Return a text as a captioner without punctuation would give it; places stay the same."""
    return _PUNCTUATION.sub(lambda found: " " * len(found[0]), text)


@cache
def shipped() -> Ear:
    """Return the ear that comes with the package."""
    return load(WEIGHTS)


def load(folder: Path) -> Ear:
    known = json.loads((folder / VOCABULARY).read_text("utf-8"))
    with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
        written, bare = (_heads(known, arrays, form) for form in FORMS)
    return Ear(Scorer(written), Scorer(bare))


def _heads(known: Mapping[str, list[str]], arrays: Mapping[str, Any], form: str) -> Heads:
    ids = {name: {piece: at for at, piece in enumerate(known[name])} for name in known}
    numbers = {
        field.name: arrays[f"{form}_{field.name}"]
        for field in fields(Heads)
        if not field.name.endswith("_ids")
    }
    return Heads(gram_ids=ids["grams"], surface_ids=ids["surface"], **numbers)
