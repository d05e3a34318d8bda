"""Sets as bits, and postings: for each name, the bitmap of all who have it."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
Ints = NDArray[np.int64]
WORD = 64
Names = Sequence[Collection[Hashable]]


@dataclass(frozen=True)
class Side:
    """Which of some numbered names each row has: `ids`, one row after the other.

    starts: (rows + 1,) where each row begins; count: how many names there are.
    """

    starts: Ints
    ids: Ints
    count: int

    @property
    def rows(self) -> Ints:
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def bits(self) -> Bits:
        """Return the names of each row as bits: (rows, words)."""
        return _set_bits(self.rows, self.ids, len(self.starts) - 1, self.count)

    def postings(self) -> Bits:
        """Return for each name the bitmap of the rows that have it, and one that is empty.

        Shape (count + 1, words for the rows); the last is for those who have nothing.
        """
        return _set_bits(self.ids, self.rows, self.count + 1, len(self.starts) - 1)


def words_for(count: int) -> int:
    return max(1, -(-count // WORD))


def sides(one: Names, other: Names) -> tuple[Side, Side]:
    """Return two sides, of the names that are on both: no other can be shared.

    >>> sides([{"a"}, {"a", "b"}], [{"a", "c"}])[0].starts.tolist()
    [0, 1, 2]
    """
    numbers = {name: at for at, name in enumerate(shared_names(one, other))}
    return side(one, numbers), side(other, numbers)


def shared_names(one: Names, other: Names) -> set[Any]:
    return set(chain.from_iterable(one)).intersection(chain.from_iterable(other))


def side(names: Names, numbers: Mapping[Any, int]) -> Side:
    """Return a side of the names that have a number."""
    lengths = np.fromiter(map(len, names), dtype=np.int64, count=len(names))
    told = map(numbers.get, chain.from_iterable(names), repeat(-1))
    ids = np.fromiter(told, dtype=np.int64, count=int(lengths.sum()))
    kept = np.concatenate([[0], np.cumsum(ids >= 0)])
    ends = np.concatenate([[0], np.cumsum(lengths)])
    return Side(kept[ends], ids[ids >= 0], len(numbers))


def of_numbers(values: Iterable[int], count: int) -> Side:
    """Return a side of whole numbers, by the bits that are set in them."""
    width = words_for(count)
    told = b"".join(value.to_bytes(width * 8, "little") for value in values)
    table = unpacked(
        np.frombuffer(told, dtype="<u8").astype(np.uint64).reshape(-1, width), count
    )
    ends = np.cumsum(table.sum(axis=1, dtype=np.int64))
    return Side(np.concatenate([[0], ends]).astype(np.int64), np.nonzero(table)[1], count)


def unpacked(bits: Bits, count: int) -> NDArray[np.uint8]:
    """Return each bit as a number, 0 or 1: (rows, count)."""
    return np.unpackbits(
        np.ascontiguousarray(bits).view(np.uint8), axis=1, count=count, bitorder="little"
    )


def bitmap(marks: Ints) -> Bits:
    """Return marks, 0 or 1, as one row of bits."""
    return _set_bits(np.zeros(int(marks.sum()), np.int64), np.flatnonzero(marks), 1, len(marks))


def _set_bits(rows: Ints, columns: Ints, height: int, width: int) -> Bits:
    found = np.zeros((height, words_for(width)), dtype=np.uint64)
    word, bit = np.divmod(columns, WORD)
    np.bitwise_or.at(found, (rows, word), np.uint64(1) << bit.astype(np.uint64))
    return found


class Reach:
    """Who shares at least one name with whom, by postings, a block of rows at a time."""

    def __init__(self, own: Side, others: Side) -> None:
        self.is_any = bool(others.count)
        self._postings = others.postings()
        # A row that has no name asks the empty posting.
        bare = np.flatnonzero(np.diff(own.starts) == 0)
        self._names = np.insert(own.ids, own.starts[bare], own.count)
        self._starts = own.starts + np.searchsorted(bare, np.arange(len(own.starts)))

    def bitmaps(self, first: int, end: int) -> Bits:
        """Return for each row from `first` to `end` the bitmap of those it shares with."""
        starts = self._starts[first : end + 1]
        names = self._names[starts[0] : starts[-1]]
        return np.bitwise_or.reduceat(
            self._postings[names], starts[:-1] - starts[0], axis=0, dtype=np.uint64
        )


def shared(one: Bits, other: Bits, rows: Ints, columns: Ints) -> NDArray[np.int32]:
    """Return how many bits each pair of rows shares."""
    found = np.zeros(len(rows), dtype=np.int32)
    for word in range(one.shape[1]):
        found += np.bitwise_count(one[rows, word] & other[columns, word])
    return found
