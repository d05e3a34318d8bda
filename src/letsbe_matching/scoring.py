"""Scores of many pairs at once, in whole numbers; `suits` says the same of one pair."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from letsbe_matching.bits import Bits, Ints, Side, bitmap, shared, side, sides, summed
from letsbe_matching.crowd import Both, Crowd
from letsbe_matching.suits import ENOUGH_HOURS, FULL
from letsbe_matching.weights import Part

Counts = NDArray[np.int32]


@dataclass(frozen=True)
class _Term:
    """What two people share, as a part of what one or both of them have.

    `layers`: what one bit is worth, and both sides' bits; `of_peers` and `of_supporters`: what
    all that each of them has is worth, None where it counts nothing for that side.
    """

    weight: int
    layers: tuple[tuple[int, Bits, Bits], ...]
    of_peers: Counts | None = None
    of_supporters: Counts | None = None

    def there(self, rows: Ints, columns: Ints) -> Counts:
        found = np.zeros(len(rows), dtype=np.int32)
        for worth, peers, supporters in self.layers:
            found += worth * shared(peers, supporters, rows, columns)
        return FULL * found


class Scoring:
    """A crowd's bits, made ready to score pairs of its rows and columns."""

    def __init__(self, crowd: Crowd, hours: Both) -> None:
        weights = crowd.weights
        self._hours = weights[Part.HOURS].number
        self._week = hours.peers.bits(), hours.supporters.bits()
        made = (
            _experiences(crowd, weights[Part.EXPERIENCES].number),
            _interests(crowd, weights[Part.INTERESTS].number),
            *_wishes(crowd, weights[Part.WISHES].number),
        )
        self._terms = [term for term in made if term.weight]

    def scores(self, rows: Ints, columns: Ints) -> Counts:
        """Return the score of each pair of a peer's row and a supporter's column."""
        for_peers, for_supporters = self.sides(rows, columns)
        whole = np.maximum(for_peers + for_supporters, 1)
        return np.asarray(2 * for_peers * for_supporters // whole)

    def sides(self, rows: Ints, columns: Ints) -> tuple[Counts, Counts]:
        """Return what each pair is for the peer, and what it is for the supporter."""
        for_peers = self._for_hours(rows, columns)
        for_supporters = for_peers.copy()
        for term in self._terms:
            there = term.there(rows, columns)
            if term.of_peers is not None:
                for_peers += term.weight * (there // term.of_peers[rows])
            if term.of_supporters is not None:
                for_supporters += term.weight * (there // term.of_supporters[columns])
        return for_peers, for_supporters

    def _for_hours(self, rows: Ints, columns: Ints) -> Counts:
        if not self._hours:
            return np.zeros(len(rows), dtype=np.int32)
        common = shared(*self._week, rows, columns)
        return self._hours * (FULL * np.minimum(common, ENOUGH_HOURS) // ENOUGH_HOURS)


def _experiences(crowd: Crowd, weight: int) -> _Term:
    """Return what is shared, each experience once for each power of two in what it is worth."""
    numbers = {name: at for at, name in enumerate(crowd.rare)}
    peers = side([one.experiences for one in crowd.peers], numbers)
    supporters = side([one.experiences for one in crowd.supporters], numbers)
    worth = np.array(list(crowd.rare.values()), dtype=np.int64)
    ours, theirs = peers.bits(), supporters.bits()
    layers = [
        (1 << power, ours & bitmap(worth >> power & 1), theirs)
        for power in range(int(worth.max(initial=0)).bit_length())
    ]
    return _Term(
        weight,
        tuple(layers),
        np.maximum(summed(peers, worth), 1),
        np.maximum(summed(supporters, worth), 1),
    )


def _interests(crowd: Crowd, weight: int) -> _Term:
    peers = [one.interests for one in crowd.peers]
    supporters = [one.interests for one in crowd.supporters]
    return _Term(
        weight, (_layer(sides(peers, supporters)),), _totals(peers), _totals(supporters)
    )


def _wishes(crowd: Crowd, weight: int) -> tuple[_Term, _Term]:
    asked = [one.wishes for one in crowd.peers], [one.wishes for one in crowd.supporters]
    told = [one.about for one in crowd.peers], [one.about for one in crowd.supporters]
    return (
        _Term(weight, (_layer(sides(asked[0], told[1])),), of_peers=_totals(asked[0])),
        _Term(weight, (_layer(sides(told[0], asked[1])),), of_supporters=_totals(asked[1])),
    )


def _layer(names: tuple[Side, Side]) -> tuple[int, Bits, Bits]:
    return 1, names[0].bits(), names[1].bits()


def _totals(sets: Sequence[AbstractSet[str]]) -> Counts:
    """Return how many names each set has, at least 1, so that it can divide."""
    return np.maximum(np.fromiter(map(len, sets), dtype=np.int32, count=len(sets)), 1)
