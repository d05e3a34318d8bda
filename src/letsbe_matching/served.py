"""Most people served, those who wait longest first; and what shows that it cannot be more."""

from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from letsbe_matching.arcs import Arcs, Pairs
from letsbe_matching.bits import Ints

NOBODY = -1


def most_served(arcs: Arcs, ranks: Ints, room: Ints) -> Ints:
    """Return each peer's place, or NOBODY: most are served, those of the highest ranks first.

    `ranks` say how far in front each peer stands. Nobody more could be served along any pair
    of `arcs.every`: whoever is left was looked for until no way led further, and a pair that
    leads out of there is taken in and tried.
    """
    serving = Serving(arcs.pairs.lists, ranks.tolist(), room.tolist())
    while True:
        serving.run()
        if not arcs.add(serving.ways_out):
            return np.array(serving.of, dtype=np.int64)
        serving.go_on_along(arcs.pairs.lists)


class Serving:
    """Who is with whom while it is worked out, along `arcs`: each peer's places, best first.

    `shut_peers` and `shut_places` mark, by the rank of who looked, those from whom only shut
    places can be reached, all of them full with people of that rank or higher.
    """

    def __init__(
        self, arcs: Sequence[Sequence[int]], ranks: Sequence[int], room: Iterable[int]
    ) -> None:
        self.ranks = ranks
        self.free = list(room)
        self.of = [NOBODY] * len(ranks)
        self.at: list[set[int]] = [set() for _ in self.free]
        self.go_on_along(arcs)

    def go_on_along(self, arcs: Sequence[Sequence[int]]) -> None:
        self.arcs = arcs
        self.shut_peers = [NOBODY] * len(self.ranks)
        self.shut_places = [NOBODY] * len(self.free)

    def ways_out(self, pairs: Pairs) -> NDArray[np.bool_]:
        """Return which pairs lead from whom is shut in to a place that is not: with none of
        them, nobody more can be served."""
        peers, places = np.array(self.shut_peers), np.array(self.shut_places)
        return np.asarray(peers[pairs.rows] > places[pairs.columns])

    def run(self) -> None:
        """Serve as many of the waiting as can be, those of the highest ranks first.

        A matroid's greedy choice: no other choice serves more of any rank without serving
        fewer of a higher one. Source: Edmonds, Matroids and the greedy algorithm, 1971.
        """
        waiting = [
            (-self.ranks[peer], peer) for peer, place in enumerate(self.of) if place == NOBODY
        ]
        heapify(waiting)
        while waiting:
            moved = self._seat(heappop(waiting)[1])
            if moved != NOBODY:
                heappush(waiting, (-self.ranks[moved], moved))

    def _seat(self, peer: int) -> int:
        """Find a place if there is a way to one; return who of a lower rank lost theirs."""
        arcs, at, free, shut = self.arcs, self.at, self.free, self.shut_places
        came: dict[int, int] = {}
        queue = [peer]
        for here in queue:
            for place in arcs[here]:
                if place in came or shut[place] != NOBODY:
                    continue
                came[place] = here
                if free[place]:
                    self._shift(peer, place, came)
                    return NOBODY
                queue += at[place]
        lower = min(queue, key=self.ranks.__getitem__)
        if self.ranks[lower] == self.ranks[peer]:
            self._shut(self.ranks[peer], queue, came)
            return NOBODY
        place = self.of[lower]
        self._leave(lower)
        self._shift(peer, place, came)
        return lower

    def _shut(self, rank: int, peers: Iterable[int], places: Collection[int]) -> None:
        for peer in peers:
            self.shut_peers[peer] = rank
        for place in places:
            self.shut_places[place] = rank

    def _shift(self, peer: int, place: int, came: dict[int, int]) -> None:
        """Move everyone along the way that was found, the last first."""
        while True:
            mover = came[place]
            before = self.of[mover]
            self._leave(mover)
            self.of[mover] = place
            self.at[place].add(mover)
            self.free[place] -= 1
            if mover == peer:
                return
            place = before

    def _leave(self, peer: int) -> None:
        place = self.of[peer]
        if place != NOBODY:
            self.at[place].discard(peer)
            self.free[place] += 1
            self.of[peer] = NOBODY
