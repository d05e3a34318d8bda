"""The third goal: the greatest total, by minimum-cost flow; with prices that prove it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from letsbe_matching.arcs import Arcs, Pairs
from letsbe_matching.bits import Ints
from letsbe_matching.network import Network, solved
from letsbe_matching.served import NOBODY

# A pair that was proposed before counts a fiftieth more: enough that proposals do not flicker.
STICKY = 50
# So many raises of prices are quicker than solving again; they may find that it has to be.
_FEW = 40


class Explained(NamedTuple):
    """What a place costs (places,), and what each peer gains at these prices (peers,)."""

    prices: Ints
    gains: Ints


@dataclass(frozen=True)
class Priced:
    """Who is with whom, and the proof that no other choice has a greater total.

    of: (peers,) the place or NOBODY; prices: (places,), in what pairs are worth, `scale` times
    their score; rounds: how often the flow was solved.

    The proof is linear programming's duality: no pair is worth more than its place costs and
    its peer gains; only full places cost anything; and of the peers of one rank, those who
    have no place would gain least.
    """

    of: Ints
    prices: Ints
    rounds: int


@dataclass(frozen=True)
class Choice:
    """Of which pairs a total is wanted: of a network, near enough, and what each is worth.

    before: (peers,) the place that was proposed before, or NOBODY.
    """

    network: Network
    regret: int | None
    before: Ints

    @cached_property
    def scale(self) -> int:
        """How many times its score a pair is worth."""
        return STICKY if (self.before != NOBODY).any() else 1

    def values(self, pairs: Pairs) -> Ints:
        if self.scale == 1:
            return pairs.scores
        again = self.before[pairs.rows] == pairs.columns
        return self.scale * pairs.scores + np.where(again, pairs.scores, 0)


def greatest_total(arcs: Arcs, choice: Choice) -> Priced:
    """Return the choice with the greatest total.

    Solves along the arcs, then looks through all pairs for one that the prices do not
    explain; takes those in and solves again, until there is none.
    """
    # After as many raises as there are places and ranks, the prices of a best choice stand.
    enough = len(choice.network.room) + len(choice.network.served) + 1
    of, rounds, most = _solved(arcs.pairs, choice), 1, enough
    while True:
        explained = _explained(arcs.pairs, choice, of, most)
        if explained is None:
            of, rounds, most = _solved(arcs.pairs, choice), rounds + 1, enough
        elif arcs.add(_unexplained(choice, explained)):
            most = _FEW
        else:
            return Priced(of, explained.prices, rounds)


def _solved(pairs: Pairs, choice: Choice) -> Ints:
    """Return each peer's place in a flow of greatest worth."""
    network = choice.network
    chosen = np.flatnonzero(network.could(pairs, choice.regret))
    tails, heads, most = network.fixed()
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, most, np.zeros_like(most))
    ours = flow.add_arcs_with_capacity_and_unit_cost(
        pairs.rows[chosen],
        pairs.columns[chosen] + len(network.ranks),
        np.ones_like(chosen),
        -choice.values(pairs)[chosen],
    )
    sent = network.served.sum()
    flow.set_nodes_supplies([network.source, network.sink], [sent, -sent])
    solved(flow.solve(), flow.OPTIMAL)
    used = chosen[flow.flows(ours) > 0]
    of = np.full(len(network.ranks), NOBODY, dtype=np.int64)
    of[pairs.rows[used]] = pairs.columns[used]
    return of


def _explained(pairs: Pairs, choice: Choice, of: Ints, most: int) -> Explained | None:
    """Return the lowest prices that explain a choice, and each peer's gain at them.

    A place costs what the others would lose at most without it. Starts from nothing and
    raises. None after `most` raises, where a place with room would have a price, or where
    somebody who need not be served would lose: then there may be a better choice.
    """
    network = choice.network
    chosen = np.flatnonzero(network.could(pairs, choice.regret))
    rows, columns, values = pairs.rows[chosen], pairs.columns[chosen], choice.values(pairs)
    values = values[chosen]
    gaining = _Gains(network, of, rows, columns, values)
    order = np.argsort(columns, kind="stable")
    row, value = rows[order], values[order]
    asked, starts = np.unique(columns[order], return_index=True)
    taken = np.bincount(of[of != NOBODY], minlength=len(network.room))
    has_room = (taken < network.room)[asked]
    prices = np.zeros(len(network.room), dtype=np.int64)
    gains = gaining.at(prices)
    for _ in range(most + 1):
        wanted = np.maximum.reduceat(value - gains[row], starts) if len(asked) else asked
        if (wanted <= prices[asked]).all():
            return Explained(prices, gains)
        if (wanted[has_room] > 0).any() or (network.is_free and (gains < 0).any()):
            return None
        prices[asked] = np.maximum(prices[asked], wanted)
        gains = gaining.at(prices)
    return None


class _Gains:
    """What peers gain by a choice: those without a place as much as the least of their rank."""

    def __init__(
        self, network: Network, of: Ints, rows: Ints, columns: Ints, values: Ints
    ) -> None:
        mine = of[rows] == columns
        self._served = rows[mine]
        self._places, self._values = columns[mine], values[mine]
        self._rank = network.ranks[self._served]
        self._unserved = np.flatnonzero(of == NOBODY)
        self._their_rank = network.ranks[self._unserved]
        # Nobody who need not be served gains less than nothing: then they would not be.
        most = 0 if network.is_free else np.iinfo(np.int64).max // 2
        self._least = np.full(len(network.served), most)

    def at(self, prices: Ints) -> Ints:
        """Return each peer's gain at these prices."""
        gains = np.zeros(len(self._served) + len(self._unserved), dtype=np.int64)
        gains[self._served] = self._values - prices[self._places]
        least = self._least.copy()
        np.minimum.at(least, self._rank, gains[self._served])
        gains[self._unserved] = least[self._their_rank]
        return gains


def _unexplained(choice: Choice, explained: Explained) -> Callable[[Pairs], NDArray[np.bool_]]:
    """Return the question which pairs are worth more than they cost and are gained by."""
    prices, gains = explained

    def over(every: Pairs) -> NDArray[np.bool_]:
        is_over = choice.values(every) > prices[every.columns] + gains[every.rows]
        return is_over & choice.network.could(every, choice.regret)

    return over
