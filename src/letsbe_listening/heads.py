"""Ten heads, one for each label: from turns to how sure it is that an act is there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from letsbe_listening import grams
from letsbe_listening.labels import LABELS
from letsbe_listening.pieces import LETTERS_TENTHS, TENTHS, Said
from letsbe_listening.surface import surface
from letsbe_listening.words import Sentence

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
# Turns looked at together: enough to be quick, few enough to stay small.
AT_ONCE = 256
_WORDS_REMEMBERED = 20_000


@dataclass(frozen=True, kw_only=True)
class Heads:
    """The weights of all heads for one form of text, and how scores become probabilities.

    Shapes: `grams` (pieces, 10), whole numbers of `step` (10,); `surface` (features, 10);
    all others (10,). The probability of an act in a turn is
    sigmoid(whole * score of the turn + best * highest score of a sentence + shift);
    from `unsure`, `likely` and `sure` on the verdict is called so.
    """

    gram_ids: Mapping[str, int]
    surface_ids: Mapping[str, int]
    grams: NDArray[np.int8]
    step: Floats
    surface: Floats
    bias: Floats
    whole: Floats
    best: Floats
    shift: Floats
    unsure: Floats
    likely: Floats
    sure: Floats

    def probabilities(self, scores: "Scores") -> Floats:
        """Return how likely each act is in each turn: (turns, 10)."""
        lifted = self.whole * scores.turns + self.best * scores.best + self.shift
        return np.asarray(1 / (1 + np.exp(-lifted)))


class Scores(NamedTuple):
    """What the heads say of some turns before it is made a probability.

    turns: (turns, 10) of each turn as a whole; best: (turns, 10) the highest of its
    sentences; which: (turns, 10) the number of that sentence.
    """

    turns: Floats
    best: Floats
    which: Whole


class Scorer:
    """Scores turns by some heads; remembers the pieces of words it has met."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads
        remember = lru_cache(_WORDS_REMEMBERED)
        self._letters: Callable[[str], list[int]] = remember(self._letters_of)

    def scores(self, turns: Sequence[Said]) -> Scores:
        """Return the scores of all turns, in time that grows with their words."""
        parts = [self._some(turns[at : at + AT_ONCE]) for at in range(0, len(turns), AT_ONCE)]
        if not parts:
            nothing = np.zeros((0, len(LABELS)))
            return Scores(nothing, nothing, nothing.astype(np.int64))
        return Scores(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def weight(self, piece: str, column: int) -> int:
        """Return what a piece of words weighs for one label, in steps; 0 if not known."""
        at = self.heads.gram_ids.get(piece)
        return 0 if at is None else int(self.heads.grams[at, column])

    def loudness(self, word: str, column: int) -> int:
        """Return what a word alone says for one label, with its letters, in tenths."""
        letters = self._letters(word)[column]
        return TENTHS * self.weight(word, column) + LETTERS_TENTHS * letters

    def _some(self, turns: Sequence[Said]) -> Scores:
        sentences = [sentence for turn in turns for sentence in turn.sentences]
        starts = _starts(len(turn.sentences) for turn in turns)
        sums = self._sums(sentences)
        measures = np.array([turn.measure for turn in turns])[:, None]
        tenth = self.heads.step / TENTHS
        whole = segments(sums, starts) * measures * tenth + self._surface(turns)
        best, which = whole.copy(), np.zeros(whole.shape, dtype=np.int64)
        several = [at for at, turn in enumerate(turns) if len(turn.sentences) > 1]
        if several:
            apart = [part for at in several for part in turns[at].apart]
            rows = np.concatenate([np.arange(starts[at], starts[at + 1]) for at in several])
            alone = np.array([part.measure for part in apart])[:, None]
            scores = sums[rows] * alone * tenth + self._surface(apart)
            for at, first, end in _spans(several, starts):
                which[at] = scores[first:end].argmax(axis=0)
                best[at] = scores[first:end].max(axis=0)
        return Scores(whole + self.heads.bias, best + self.heads.bias, which)

    def _sums(self, sentences: Sequence[Sentence]) -> Whole:
        """Return the summed weights of each sentence's pieces, in tenths of a step."""
        by_words = [self._grams_in(sentence) for sentence in sentences]
        # In whole tenths: they add up to the same whatever else is scored beside them.
        return TENTHS * self._gathered(by_words) + LETTERS_TENTHS * self._spelt(sentences)

    def _gathered(self, ids: list[list[int]]) -> Whole:
        flat = np.fromiter((i for some in ids for i in some), dtype=np.int64)
        return segments(self.heads.grams[flat], _starts(len(some) for some in ids))

    def _grams_in(self, sentence: Sentence) -> list[int]:
        known = self.heads.gram_ids
        pieces = grams.of_words(sentence) + grams.of_kinds(sentence)
        return [known[piece] for piece in pieces if piece in known]

    def _spelt(self, sentences: Sequence[Sentence]) -> Whole:
        """Return what the letters of each sentence weigh; each word is looked up once."""
        words = [word for sentence in sentences for word in sentence.words]
        places = {word: at for at, word in enumerate(dict.fromkeys(words))}
        table = np.array([self._letters(word) for word in places], dtype=np.int64)
        rows = table.reshape(-1, len(LABELS))[[places[word] for word in words]]
        return segments(rows, _starts(len(sentence.words) for sentence in sentences))

    def _letters_of(self, word: str) -> list[int]:
        known = self.heads.gram_ids
        ids = [known[piece] for piece in grams.of_letters(word) if piece in known]
        weights: list[int] = self.heads.grams[ids].sum(axis=0, dtype=np.int64).tolist()
        return weights

    def _surface(self, turns: Sequence[Said]) -> Floats:
        known = self.heads.surface_ids
        rows, columns, found = [], [], []
        for row, turn in enumerate(turns):
            for name, value in surface(turn.sentences, turn.around).items():
                if name in known:
                    rows.append(row)
                    columns.append(known[name])
                    found.append(value)
        values = np.zeros((len(turns), len(known)))
        values[rows, columns] = found
        return np.asarray(values @ self.heads.surface)


def _starts(counts: Iterator[int] | Sequence[int]) -> Whole:
    return np.concatenate([[0], np.cumsum(np.fromiter(counts, dtype=np.int64))]).astype(
        np.int64
    )


def segments(rows: NDArray[np.int8] | Whole, starts: Whole) -> Whole:
    """Return the sums of rows from each start to the next; nothing sums to zero."""
    below = np.zeros((len(rows) + 1, len(LABELS)), dtype=np.int64)
    np.cumsum(rows, axis=0, out=below[1:])
    return np.asarray(below[starts[1:]] - below[starts[:-1]])


def _spans(several: list[int], starts: Whole) -> Iterator[tuple[int, int, int]]:
    first = 0
    for at in several:
        end = first + int(starts[at + 1] - starts[at])
        yield at, first, end
        first = end
