"""A pair in one whole number: sorted, they stand peer by peer, the best score first."""

import numpy as np
from numpy.typing import NDArray

from letsbe_matching.bits import Ints

_COLUMN_BITS, _SCORE_BITS = 24, 16
_COLUMN = (1 << _COLUMN_BITS) - 1
_TOP = (1 << _SCORE_BITS) - 1
# As many peers, and as many supporters, as a key has room for.
MOST_PEERS = 1 << (63 - _COLUMN_BITS - _SCORE_BITS)
MOST_SUPPORTERS = 1 << _COLUMN_BITS
Keys = Ints


def keyed(rows: Ints, columns: Ints, scores: NDArray[np.int32]) -> Keys:
    """Return a key for each pair; where scores are the same, the crowd's order decides.

    >>> keys = keyed(np.array([1, 0, 0]), np.array([2, 3, 4]), np.array([7, 7, 9], np.int32))
    >>> [part.tolist() for part in (row_of(np.sort(keys)), column_of(np.sort(keys)))]
    [[0, 0, 1], [4, 3, 2]]
    """
    under = _TOP - scores.astype(np.int64)
    return (rows << (_COLUMN_BITS + _SCORE_BITS)) | (under << _COLUMN_BITS) | columns


def row_of(keys: Keys) -> Ints:
    return keys >> (_COLUMN_BITS + _SCORE_BITS)


def column_of(keys: Keys) -> Ints:
    return keys & _COLUMN


def score_of(keys: Keys) -> Ints:
    return _TOP - ((keys >> _COLUMN_BITS) & _TOP)


def first_of_each(keys: Keys, most: int) -> Keys:
    """Return of each peer's sorted pairs the first ones."""
    rows = row_of(keys)
    return keys[np.arange(len(keys)) - np.searchsorted(rows, rows) < most]
