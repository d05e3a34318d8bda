"""The second goal: the smallest greatest regret, with as many served as can be."""

from functools import partial

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.max_flow import SimpleMaxFlow

from letsbe_matching.arcs import Arcs, Pairs
from letsbe_matching.bits import Ints
from letsbe_matching.network import Network, solved


def least_regret(arcs: Arcs, network: Network, places: Ints) -> int:
    """Return how far at most somebody's pair has to be from their own best.

    Halves the distance to what `places` do, again and again. Every "no" is shown by a cut of
    the network, and the pairs that lead over it, if there are any, are taken in and tried.
    """
    pairs = arcs.pairs
    low, high = 0, int(pairs.regrets[places[pairs.rows] == pairs.columns].max(initial=0))
    while low < high:
        middle = (low + high) // 2
        found = _greatest_within(arcs, network, middle)
        if found is None:
            low = middle + 1
        else:
            high = found
    return high


def _greatest_within(arcs: Arcs, network: Network, regret: int) -> int | None:
    """Return the greatest regret of a choice with no more than that; None if there is none."""
    peers = len(network.ranks)
    while True:
        pairs = arcs.pairs
        chosen = np.flatnonzero(network.could(pairs, regret))
        flow = SimpleMaxFlow()
        tails, heads, most = network.fixed()
        flow.add_arcs_with_capacity(tails, heads, most)
        ours = flow.add_arcs_with_capacity(
            pairs.rows[chosen], pairs.columns[chosen] + peers, np.ones_like(chosen)
        )
        solved(flow.solve(network.source, network.sink), flow.OPTIMAL)
        if flow.optimal_flow() == network.served.sum():
            used = chosen[flow.flows(ours) > 0]
            return int(pairs.regrets[used].max(initial=0))
        if not arcs.add(partial(_over, regret, flow.get_source_side_min_cut(), peers)):
            return None


def _over(regret: int, cut: list[int], peers: int, every: Pairs) -> NDArray[np.bool_]:
    """Return which pairs lead out of a cut: from a peer inside to a place that is outside."""
    inside = np.zeros(max([0, *cut, peers + int(every.columns.max(initial=0))]) + 1, np.bool_)
    inside[cut] = True
    leads_out = inside[every.rows] & ~inside[every.columns + peers]
    return leads_out & (every.regrets <= regret)
