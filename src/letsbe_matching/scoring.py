"""Scores of many pairs at once, in whole numbers; `suits` says the same of one pair."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from letsbe_matching.bits import Bits, Ints, Side, bitmap, shared, shared_names, side, sides
from letsbe_matching.crowd import Both, Crowd
from letsbe_matching.suits import ENOUGH_HOURS, FULL, worth
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
        for one, peers, supporters in self.layers:
            found += one * shared(peers, supporters, rows, columns)
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
    peers = [one.experiences for one in crowd.peers]
    supporters = [one.experiences for one in crowd.supporters]
    # Those of the same worth stand together, so that a layer is in few words.
    names = sorted(shared_names(peers, supporters), key=lambda name: (crowd.rare[name], name))
    numbers = {name: at for at, name in enumerate(names)}
    worths = np.array([crowd.rare[name] for name in names], dtype=np.int64)
    ours, theirs = side(peers, numbers).bits(), side(supporters, numbers).bits()
    layers = []
    for power in range(int(worths.max(initial=0)).bit_length()):
        mask = bitmap(worths >> power & 1)
        used = np.flatnonzero(mask[0])
        layers.append((1 << power, (ours & mask)[:, used], theirs[:, used]))
    return _Term(
        weight,
        tuple(layers),
        _worths(peers, crowd.rare),
        _worths(supporters, crowd.rare),
    )


def _worths(sets: Sequence[AbstractSet[str]], rare: Mapping[str, int]) -> Counts:
    """Return what each set is worth, at least 1, so that it can divide."""
    told = (worth(some, rare) for some in sets)
    return np.maximum(np.fromiter(told, dtype=np.int32, count=len(sets)), 1)


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
