"""The words that carried a decision: always a verbatim part of the turn."""

from itertools import pairwise

from letsbe_listening.heads import Scorer
from letsbe_listening.pieces import TENTHS
from letsbe_listening.words import Sentence

# A sentence up to this many words is quoted whole; of a longer one, the part that spoke.
_QUOTED_WHOLE = 12
_FEWEST = 4


def quote(text: str, sentence: Sentence, scorer: Scorer, column: int) -> str:
    """Return the part of a turn's text that spoke loudest for one label."""
    words = sentence.words
    if len(words) <= _QUOTED_WHOLE:
        return text[sentence.start : sentence.end]
    first, last = _loudest(_loudness(sentence, scorer, column))
    while last - first + 1 < _FEWEST:
        first, last = (first - 1, last) if first else (first, last + 1)
    end = sentence.end if last == len(words) - 1 else sentence.spans[last][1]
    return text[sentence.spans[first][0] : end]


def _loudness(sentence: Sentence, scorer: Scorer, column: int) -> list[int]:
    """Return, in tenths of a step, what each word says for the label, alone and in pairs."""
    loud = [scorer.loudness(word, column) for word in sentence.words]
    for at, pair in enumerate(pairwise(sentence.words)):
        weight = scorer.weight(" ".join(pair), column) * TENTHS // 2
        loud[at] += weight
        loud[at + 1] += weight
    return loud


def _loudest(loud: list[int]) -> tuple[int, int]:
    """Return the first and last place of the stretch with the greatest sum (Kadane's way)."""
    best = first = last = 0
    top: int | None = None
    running = 0
    for at, value in enumerate(loud):
        if running <= 0:
            running, first = 0, at
        running += value
        if top is None or running > top:
            top, best, last = running, first, at
    return best, last
