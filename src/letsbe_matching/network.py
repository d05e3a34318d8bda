"""The people as a network of flow: from a source through ranks, peers and places to a sink."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from letsbe_matching.arcs import Pairs
from letsbe_matching.bits import Ints
from letsbe_matching.served import NOBODY


@dataclass(frozen=True)
class Network:
    """Who must be served: of each rank as many as can be, by whoever of them.

    ranks: (peers,); served: (ranks,) how many of each rank; room: (places,); is_free: nobody
    has to be served, and `served` is everyone. Nodes: peers, then places, then ranks, then
    source and sink.
    """

    ranks: Ints
    served: Ints
    room: Ints
    is_free: bool = False

    @classmethod
    def of(cls, ranks: Ints, places: Ints, room: Ints) -> "Network":
        size = int(ranks.max(initial=-1)) + 1
        return cls(ranks, np.bincount(ranks[places != NOBODY], minlength=size), room)

    @classmethod
    def free(cls, peers: int, room: Ints) -> "Network":
        """Return a network in which nobody has to be served."""
        one = np.ones(min(peers, 1), dtype=np.int64)
        return cls(np.zeros(peers, dtype=np.int64), peers * one, room, is_free=True)

    @property
    def source(self) -> int:
        return len(self.ranks) + len(self.room) + len(self.served)

    @property
    def sink(self) -> int:
        return self.source + 1

    def fixed(self) -> tuple[Ints, Ints, Ints]:
        """Return tails, heads and capacities of all but the pairs."""
        peers, places = len(self.ranks), len(self.room)
        ranks = peers + places + np.arange(len(self.served))
        tails = [np.full(len(ranks), self.source), peers + places + self.ranks]
        heads = [ranks, np.arange(peers)]
        most = [self.served, np.ones(peers, dtype=np.int64)]
        past = [self.served.sum()] if self.is_free else []
        return (
            np.concatenate([*tails, peers + np.arange(places), [self.source] * len(past)]),
            np.concatenate([*heads, np.full(places, self.sink), [self.sink] * len(past)]),
            np.concatenate([*most, self.room, past]).astype(np.int64),
        )

    def could(self, pairs: Pairs, regret: int | None) -> NDArray[np.bool_]:
        """Return which pairs may be chosen: those near enough, of a rank that is served."""
        near = (self.served > 0)[self.ranks[pairs.rows]]
        return near if regret is None else near & (pairs.regrets <= regret)


def solved(status: object, wanted: object) -> None:
    """Refuse to go on from a flow that the solver gave up: there would be no proof.

    >>> solved("optimal", "optimal")
    """
    if status != wanted:
        raise RuntimeError(f"the flow was not solved: {status}")
