"""A pair in one whole number: sorted, they stand peer by peer, the best score first."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from letsbe_matching.bits import Ints

_COLUMN_BITS, _SCORE_BITS = 24, 16
_COLUMN = (1 << _COLUMN_BITS) - 1
_TOP = (1 << _SCORE_BITS) - 1
Keys = Ints


@dataclass(frozen=True)
class Keying:
    """How pairs of so many peers and so many places become keys.

    There is room for 8 million peers, 16 million places and scores up to 65,535. Where scores
    are the same, each peer begins elsewhere in the row of places, so that people who are all
    alike do not all want the same few.
    """

    peers: int
    places: int

    def keyed(self, rows: Ints, columns: Ints, scores: NDArray[np.int32]) -> Keys:
        """Return a key for each pair.

        >>> keying = Keying(peers=2, places=8)
        >>> rows, columns = np.array([1, 0, 0]), np.array([2, 3, 5])
        >>> keys = np.sort(keying.keyed(rows, columns, np.array([7, 7, 9])))
        >>> row_of(keys).tolist(), keying.column_of(keys).tolist(), score_of(keys).tolist()
        ([0, 0, 1], [5, 3, 2], [9, 7, 7])
        """
        under = _TOP - scores.astype(np.int64)
        turned = (columns - self._begins(rows)) % max(1, self.places)
        return (rows << (_COLUMN_BITS + _SCORE_BITS)) | (under << _COLUMN_BITS) | turned

    def column_of(self, keys: Keys) -> Ints:
        return ((keys & _COLUMN) + self._begins(row_of(keys))) % max(1, self.places)

    def _begins(self, rows: Ints) -> Ints:
        return rows * self.places // max(1, self.peers)


def row_of(keys: Keys) -> Ints:
    return keys >> (_COLUMN_BITS + _SCORE_BITS)


def score_of(keys: Keys) -> Ints:
    return _TOP - ((keys >> _COLUMN_BITS) & _TOP)


def first_of_each(keys: Keys, most: int) -> Keys:
    """Return of each peer's sorted pairs the first ones."""
    rows = row_of(keys)
    return keys[np.arange(len(keys)) - np.searchsorted(rows, rows) < most]
