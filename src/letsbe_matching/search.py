"""Finds who might suit whom by bitmaps of what must be shared: so few pairs are scored."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from letsbe_matching.bits import WORD, Bits, Ints, Reach, unpacked, words_for
from letsbe_matching.crowd import Crowd, both, musts
from letsbe_matching.hindrances import Hindrance
from letsbe_matching.keys import Keying, Keys, first_of_each
from letsbe_matching.scoring import Scoring

# Bitmaps looked at together: enough to be quick, few enough to stay small.
_WORDS_AT_ONCE = 40_000
BEST = 32
# In a small crowd more than these: all in all so many pairs are solved along at first.
ARCS = 300_000
# Up to here all pairs that could be are held, and the optimum over them is proven.
MOST_HELD = 30_000_000
_SAMPLE = 200
_NOTHING = np.zeros(0, dtype=np.int64)


class Found(NamedTuple):
    """Sorted keys: each peer's best pairs, and all pairs if they are few enough to hold."""

    best: Keys
    every: Keys | None


class Search:
    """Everyone's bitmaps, made once; looks through peers a block at a time."""

    def __init__(self, crowd: Crowd) -> None:
        self.supporters = len(crowd.supporters)
        self.peers = len(crowd.peers)
        asked = list(musts(crowd))
        self._musts = [(name, Reach(*must)) for name, must in asked]
        hours = dict(asked)[Hindrance.HOURS]
        self._ties = Reach(*both(crowd, lambda one: one.ties))
        self._apart = _apart(crowd)
        self.keying = Keying(self.peers, self.supporters)
        self.scoring = Scoring(crowd, hours)

    def fitting(self, first: int, end: int) -> Bits:
        """Return for each peer from `first` to `end` the bitmap of those who could be met."""
        found = self._musts[0][1].bitmaps(first, end)
        for _, must in self._musts[1:]:
            found &= must.bitmaps(first, end)
        if self._ties.is_any:
            found &= ~self._ties.bitmaps(first, end)
        peers, supporters = self._apart
        here = slice(*np.searchsorted(peers, [first, end]))
        word, bit = np.divmod(supporters[here], WORD)
        mask = ~(np.uint64(1) << bit.astype(np.uint64))
        np.bitwise_and.at(found, (peers[here] - first, word), mask)
        return found

    def pairs(self, first: int, end: int) -> tuple[Ints, Ints]:
        """Return the rows (from 0) and the columns of all who could be met."""
        marks = unpacked(self.fitting(first, end), self.supporters).view(np.bool_)
        rows, columns = np.divmod(np.flatnonzero(marks), max(1, self.supporters))
        return rows, columns

    def standing(self, peer: int) -> dict[Hindrance, NDArray[np.bool_]]:
        """Return for each thing that is asked between whom and a peer it stands: marks."""
        found: dict[Hindrance, NDArray[np.bool_]] = {}
        for name, must in self._musts:
            stands = unpacked(must.bitmaps(peer, peer + 1), self.supporters)[0] == 0
            found[name] = found.get(name, stands) | stands
        if Hindrance.AREA in found:
            found[Hindrance.AREA] &= ~found[Hindrance.WAY]
        return found

    def fits(self, peer: int, place: int) -> bool:
        return bool(unpacked(self.fitting(peer, peer + 1), self.supporters)[0, place])

    def blocks(self) -> Iterator[tuple[int, int]]:
        if self.supporters:
            size = max(1, _WORDS_AT_ONCE // words_for(self.supporters))
            for first in range(0, self.peers, size):
                yield first, min(first + size, self.peers)

    def can_hold_all(self) -> bool:
        """Say whether all pairs are few enough, by a sample of the peers."""
        if self.peers * self.supporters <= MOST_HELD:
            return True
        step = max(1, self.peers // _SAMPLE)
        sample = range(0, self.peers, step)
        fits = sum(int(np.bitwise_count(self.fitting(at, at + 1)).sum()) for at in sample)
        return fits * step <= MOST_HELD


def search(looked: Search) -> Found:
    """Return for each peer the best who could be met, and all of them if they can be held.

    Blocks of peers are looked through by as many threads as there are processors: numpy lets
    them run beside each other. What is found does not depend on it.
    """
    holds = looked.can_hold_all()
    most = max(BEST, ARCS // max(1, looked.peers))

    def block(span: tuple[int, int]) -> tuple[Keys, Keys]:
        rows, columns = looked.pairs(*span)
        rows = rows + span[0]
        keys = np.sort(looked.keying.keyed(rows, columns, looked.scoring.scores(rows, columns)))
        return first_of_each(keys, most), keys if holds else _NOTHING

    blocks = list(looked.blocks())
    if len(blocks) > 1:
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            found = list(threads.map(block, blocks))
    else:
        found = [block(span) for span in blocks]
    best, every = zip((_NOTHING, _NOTHING), *found, strict=True)
    return Found(np.concatenate(best), np.concatenate(every) if holds else None)


def _apart(crowd: Crowd) -> tuple[Ints, Ints]:
    """Return the pairs of whom one would rather not, in the order of the peers."""
    peers = {one.id: at for at, one in enumerate(crowd.peers)}
    supporters = {one.id: at for at, one in enumerate(crowd.supporters)}
    found = [
        (at, supporters[name])
        for at, one in enumerate(crowd.peers)
        for name in one.not_with
        if name in supporters
    ]
    found += [
        (peers[name], at)
        for at, one in enumerate(crowd.supporters)
        for name in one.not_with
        if name in peers
    ]
    table = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]
