"""From people to a proposal: the goals in their order, each proven before the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from letsbe_matching.arcs import Arcs
from letsbe_matching.bits import Ints
from letsbe_matching.crowd import Crowd, crowd
from letsbe_matching.kept import kept_pairs, still_open
from letsbe_matching.network import Network
from letsbe_matching.people import Peer, Person
from letsbe_matching.proposal import Certificate, Pair, Proposal
from letsbe_matching.regret import least_regret
from letsbe_matching.search import Search, search
from letsbe_matching.served import NOBODY, most_served
from letsbe_matching.stable import settled
from letsbe_matching.total import Choice, greatest_total
from letsbe_matching.weights import Weights


class Aim(StrEnum):
    """What a proposal aims at.

    FAIR: most people are served, those who wait longest first; then nobody is far from their
    own best; then the greatest total. TOTAL: the greatest total and nothing else, to compare
    with. STABLE: no two would both rather be with each other.
    """

    FAIR = "fair"
    TOTAL = "total"
    STABLE = "stable"


def propose(
    people: Iterable[Person],
    *,
    weights: Weights | None = None,
    keep: Iterable[tuple[str, str]] = (),
    before: Iterable[tuple[str, str]] = (),
    salt: str = "",
    aim: Aim = Aim.FAIR,
) -> Proposal:
    """Return who might suit whom, for everyone at once.

    Pairs in `keep` (ids of peer and supporter) stay, whatever stands against them. Then, in
    this order: most people are served, those who wait longest first; the greatest regret is
    smallest; the total is greatest, where a pair that was proposed `before` counts a fiftieth
    more. Where nothing of this decides, the ids do, salted, and never the order of `people`.
    `aim` can be another, see Aim.

    Raises ValueError for an id that is there twice; KeepRefused for a pair to keep that names
    somebody who is not there, or a peer twice.

    >>> from datetime import date
    >>> from letsbe_matching import Peer, Supporter, Way, hours
    >>> both = {"languages": {"English"}, "ways": {Way.PHONE}, "hours": hours("Tue 18-20")}
    >>> ann = Peer(id="Ann", since=date(2026, 1, 5), experiences={"night shifts"}, **both)
    >>> ben = Supporter(id="Ben", capacity=1, experiences={"night shifts"}, **both)
    >>> [(pair.peer.id, pair.supporter.id) for pair in propose([ann, ben]).pairs]
    [('Ann', 'Ben')]
    """
    everyone = crowd(people, weights or Weights(), salt)
    kept = kept_pairs(everyone, keep)
    task = _Task(everyone, kept, *still_open(everyone, kept))
    if aim is Aim.STABLE:
        return task.stable()
    return task.best(dict(before), is_fair=aim is Aim.FAIR)


@dataclass(frozen=True)
class _Task:
    """A crowd, the pairs in it that stay, the rest of it, and how many places each has."""

    everyone: Crowd
    kept: tuple[Pair, ...]
    rest: Crowd
    room: list[int]

    def best(self, before: dict[str, str], *, is_fair: bool) -> Proposal:
        looked = Search(self.rest)
        arcs = Arcs(search(looked), looked.keying)
        places_before = _places_before(self.rest, looked, before, arcs)
        network, regret = self._fairest(arcs) if is_fair else (self._free(), None)
        choice = Choice(network, regret, places_before)
        priced = greatest_total(arcs, choice)
        rows = np.flatnonzero(priced.of != NOBODY)
        pairs = self._pairs(looked, rows, priced.of[rows])
        certificate = Certificate(
            pairs=len((arcs.every or arcs.pairs).keys),
            is_over_all=arcs.every is not None,
            served=len(pairs),
            greatest_regret=regret,
            total=sum(pair.score for pair in pairs),
            rounds=priced.rounds,
        )
        return self._told(pairs, (priced.prices // choice.scale).tolist(), certificate)

    def _fairest(self, arcs: Arcs) -> tuple[Network, int]:
        """Return who is to be served, and how far at most anybody is from their own best."""
        ranks, room = ranks_of(self.rest.peers), np.array(self.room, dtype=np.int64)
        places = most_served(arcs, ranks, room)
        network = Network.of(ranks, places, room)
        return network, least_regret(arcs, network, places)

    def _free(self) -> Network:
        return Network.free(len(self.rest.peers), np.array(self.room, dtype=np.int64))

    def stable(self) -> Proposal:
        looked = Search(self.rest)
        of, looked_at = settled(looked, self.room)
        rows = np.flatnonzero(of != NOBODY)
        pairs = self._pairs(looked, rows, of[rows])
        certificate = Certificate(
            pairs=looked_at,
            is_over_all=True,
            served=len(pairs),
            greatest_regret=None,
            total=sum(pair.score for pair in pairs),
            rounds=0,
        )
        return self._told(pairs, None, certificate)

    def _pairs(self, looked: Search, rows: Ints, places: Ints) -> list[Pair]:
        scores = looked.scoring.scores(rows, places).tolist()
        return [
            Pair(self.rest.peers[peer], self.rest.supporters[place], value)
            for peer, place, value in zip(rows.tolist(), places.tolist(), scores, strict=True)
        ]

    def _told(
        self, pairs: Sequence[Pair], prices: list[int] | None, certificate: Certificate
    ) -> Proposal:
        served = {pair.peer.id for pair in pairs}
        costs = prices or [0] * len(self.rest.supporters)
        return Proposal(
            pairs=(*self.kept, *pairs),
            waiting=tuple(one for one in self.rest.peers if one.id not in served),
            prices={
                one.id: price for one, price in zip(self.rest.supporters, costs, strict=True)
            },
            certificate=certificate,
            crowd=self.everyone,
            is_stable=prices is None,
        )


def ranks_of(peers: Sequence[Peer]) -> Ints:
    """Return how far in front each stands by their wait: 0 for those who came last."""
    days = np.fromiter((one.since.toordinal() for one in peers), dtype=np.int64)
    return np.unique(-days, return_inverse=True)[1]


def _places_before(rest: Crowd, looked: Search, before: dict[str, str], arcs: Arcs) -> Ints:
    """Return where each peer was proposed before, if that could be again; take that in."""
    found = np.full(len(rest.peers), NOBODY, dtype=np.int64)
    places = {one.id: at for at, one in enumerate(rest.supporters)}
    for at, one in enumerate(rest.peers if before else ()):
        place = places.get(before.get(one.id, ""), NOBODY)
        if place != NOBODY and looked.fits(at, place):
            found[at] = place
    rows = np.flatnonzero(found != NOBODY)
    scores = looked.scoring.scores(rows, found[rows])
    arcs.take_in(looked.keying.keyed(rows, found[rows], scores))
    return found
