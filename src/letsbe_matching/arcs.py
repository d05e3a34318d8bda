"""The pairs that are looked at: the best of each peer, and whatever a proof asks for."""

from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from letsbe_matching.bits import Ints
from letsbe_matching.keys import Keying, Keys, first_of_each, row_of, score_of
from letsbe_matching.search import Found

# How many of a peer's pairs that a proof asks for come in at once.
_ADDED = 16


class Pairs:
    """Sorted pairs with their rows, columns and scores, and each peer's own best."""

    def __init__(self, keys: Keys, keying: Keying, best: Ints) -> None:
        self.keys = keys
        self.rows, self.scores = row_of(keys), score_of(keys)
        self.columns = keying.column_of(keys)
        # How far each pair is from the peer's own best.
        self.regrets = best[self.rows] - self.scores
        self.counts = np.bincount(self.rows, minlength=len(best))

    @cached_property
    def lists(self) -> list[list[int]]:
        """Each peer's places, best first."""
        flat, ends = self.columns.tolist(), np.cumsum(self.counts).tolist()
        return [flat[first:end] for first, end in zip([0, *ends], ends, strict=False)]


class Arcs:
    """The pairs along which is solved, and all that could be, to prove against."""

    def __init__(self, found: Found, keying: Keying) -> None:
        first = first_of_each(found.best, 1)
        self.keying = keying
        self.best = np.zeros(keying.peers, dtype=np.int64)
        self.best[row_of(first)] = score_of(first)
        self.every = None if found.every is None else Pairs(found.every, keying, self.best)
        self.pairs = Pairs(found.best, keying, self.best)

    def add(self, wants: Callable[[Pairs], NDArray[np.bool_]]) -> bool:
        """Take in the best of each peer's pairs of `every` that a proof wants; say if any."""
        if self.every is None:
            return False
        wanted = wants(self.every)
        self.take_in(first_of_each(self.every.keys[wanted], _ADDED))
        return bool(wanted.any())

    def take_in(self, keys: Keys) -> None:
        """Take in pairs; some may be there already."""
        if len(keys):
            every = np.sort(np.concatenate([self.pairs.keys, keys]))
            new = np.append(True, every[1:] != every[:-1])
            self.pairs = Pairs(every[new], self.keying, self.best)
