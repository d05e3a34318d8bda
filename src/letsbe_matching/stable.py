"""The other way to propose: no two who would both rather be with each other."""

from collections.abc import Sequence
from heapq import heappush, heapreplace

import numpy as np

from letsbe_matching.bits import Ints
from letsbe_matching.search import Search
from letsbe_matching.served import NOBODY


def settled(looked: Search, room: Sequence[int]) -> tuple[Ints, int]:
    """Return each peer's place, or NOBODY, and how many pairs were looked at.

    Deferred acceptance: each peer asks their own best first, each supporter holds the best who
    asked. Source: Gale and Shapley, 1962. Both sides judge by their own score; where it is the
    same, the order of the crowd decides.
    """
    wanted, worth = _preferences(looked)
    held: list[list[tuple[int, int]]] = [[] for _ in room]
    asking = list(range(len(wanted) - 1, -1, -1))
    while asking:
        peer = asking.pop()
        while wanted[peer]:
            place = wanted[peer].pop()
            # The least wanted on top: the lower worth, then the later in the crowd's order.
            offer = (worth[peer][place], -peer)
            if len(held[place]) < room[place]:
                heappush(held[place], offer)
                break
            if held[place] and offer > held[place][0]:
                asking.append(-heapreplace(held[place], offer)[1])
                break
    of = np.full(len(wanted), NOBODY, dtype=np.int64)
    for place, offers in enumerate(held):
        for _, peer in offers:
            of[-peer] = place
    return of, sum(map(len, worth))


def _preferences(looked: Search) -> tuple[list[list[int]], list[dict[int, int]]]:
    """Return whom each peer would ask, the best last, and what each is for those asked."""
    wanted: list[list[int]] = []
    worth: list[dict[int, int]] = []
    for first, end in looked.blocks():
        rows, columns = looked.pairs(first, end)
        for_peers, for_supporters = looked.scoring.sides(rows + first, columns)
        order = np.lexsort((-columns, for_peers, rows))
        ends = np.cumsum(np.bincount(rows, minlength=end - first))[:-1]
        columns, theirs = columns[order], for_supporters[order]
        wanted += [part.tolist() for part in np.split(columns, ends)]
        worth += [
            dict(zip(part.tolist(), value.tolist(), strict=True))
            for part, value in zip(np.split(columns, ends), np.split(theirs, ends), strict=True)
        ]
    return wanted or [[] for _ in range(looked.peers)], worth
