"""The words that carried a decision: always a verbatim part of the turn."""

from itertools import pairwise

from letsbe_listening import grams
from letsbe_listening.heads import Heads
from letsbe_listening.pieces import LETTERS_TENTHS, TENTHS
from letsbe_listening.words import Sentence

# A sentence up to this many words is quoted whole; of a longer one, the part that spoke.
_QUOTED_WHOLE = 12
_FEWEST = 4


def quote(text: str, sentence: Sentence, heads: Heads, column: int) -> str:
    """Return the part of a turn's text that spoke loudest for one label."""
    words = sentence.words
    if len(words) <= _QUOTED_WHOLE:
        return text[sentence.start : sentence.end]
    first, last = _loudest(_loudness(sentence, heads, column))
    while last - first + 1 < _FEWEST:
        first, last = (first - 1, last) if first else (first, last + 1)
    end = sentence.end if last == len(words) - 1 else words[last].end
    return text[words[first].start : end]


def _loudness(sentence: Sentence, heads: Heads, column: int) -> list[int]:
    """Return, in tenths of a step, what each word says for the label, alone and in pairs."""
    spelt = [word.spelt for word in sentence.words]
    loud = [_alone(word, heads, column) for word in spelt]
    for at, pair in enumerate(pairwise(spelt)):
        weight = _weight(" ".join(pair), heads, column) * TENTHS // 2
        loud[at] += weight
        loud[at + 1] += weight
    return loud


def _alone(word: str, heads: Heads, column: int) -> int:
    letters = sum(_weight(piece, heads, column) for piece in grams.of_letters(word))
    return TENTHS * _weight(word, heads, column) + LETTERS_TENTHS * letters


def _weight(piece: str, heads: Heads, column: int) -> int:
    at = heads.gram_ids.get(piece)
    return 0 if at is None else int(heads.grams[at, column])


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
