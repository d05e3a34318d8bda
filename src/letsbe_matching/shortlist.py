"""Short lists of whom a peer might choose, so that not everyone is shown the same few."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from letsbe_matching.bits import Ints
from letsbe_matching.crowd import Crowd
from letsbe_matching.kept import still_open
from letsbe_matching.keys import Keying, Keys, row_of, score_of
from letsbe_matching.people import Supporter
from letsbe_matching.proposal import PersonUnknown, Proposal
from letsbe_matching.search import Search, search
from letsbe_matching.served import NOBODY

MOST_SHOWN = 5
# On how many peers' lists somebody with room is tried, those who suit best first.
_PEERS_ASKED = 32


@dataclass(frozen=True)
class Suggestion:
    """Somebody a peer might choose, with the pair's score and what their place costs in it."""

    supporter: Supporter
    score: int
    price: int


def shortlist(proposal: Proposal, peer: str) -> tuple[Suggestion, ...]:
    """Return up to five whom a peer, by id, might choose. Raises PersonUnknown.

    >>> from datetime import date
    >>> from letsbe_matching import Peer, Supporter, Way, hours, propose
    >>> both = {"languages": {"Welsh"}, "ways": {Way.PHONE}, "hours": hours("Tue 18-20")}
    >>> ann = Peer(id="Ann", since=date(2026, 1, 5), **both)
    >>> proposal = propose([ann, Supporter(id="Ben", capacity=1, **both)])
    >>> [one.supporter.id for one in shortlist(proposal, "Ann")]
    ['Ben']
    """
    found = shortlists(proposal).get(peer)
    if found is None:
        raise PersonUnknown(f"{peer} is no peer who is still looking")
    return found


def shortlists(proposal: Proposal) -> Mapping[str, tuple[Suggestion, ...]]:
    """Return the short list of each peer who is not together with somebody already.

    First who is proposed, then by score minus price: what is left of a pair's score when its
    place is paid for, so that lists spread. The peer's own best is always among them. Each
    supporter with room is on somebody's list, as far as lists are long enough.
    """
    crowd, _ = still_open(proposal.crowd, (pair for pair in proposal.pairs if pair.is_kept))
    places = {one.id: at for at, one in enumerate(crowd.supporters)}
    prices = np.array([proposal.prices[name] for name in places], dtype=np.int64)
    proposed = [
        places[proposal.by_peer[one.id].supporter.id] if one.id in proposal.by_peer else NOBODY
        for one in crowd.peers
    ]
    room = [at for one, at in places.items() if proposal.load[one] < _capacity(crowd, at)]
    looked = Search(crowd)
    keys = _shown_pairs(looked, _ints(proposed), _ints(room))
    table = _Table(keys, looked.keying, prices)
    lists = [table.list_of(at, place) for at, place in enumerate(proposed)]
    table.show_everyone(lists, room)
    return {
        peer.id: tuple(
            Suggestion(crowd.supporters[place], table.score(at, place), int(prices[place]))
            for place in lists[at]
        )
        for at, peer in enumerate(crowd.peers)
    }


def _ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _capacity(crowd: Crowd, place: int) -> int:
    return crowd.supporters[place].capacity


def _shown_pairs(looked: Search, proposed: Ints, room: Ints) -> Keys:
    """Return each peer's best pairs, those that are proposed, and the best of who has room."""
    best, every = search(looked)
    rows = np.flatnonzero(proposed != NOBODY)
    scores = looked.scoring.scores(rows, proposed[rows])
    told = [best, looked.keying.keyed(rows, proposed[rows], scores)]
    if every is not None and len(room):
        columns = looked.keying.column_of(every)
        theirs, columns = every[np.isin(columns, room)], columns[np.isin(columns, room)]
        order = np.lexsort((-score_of(theirs), columns))
        theirs, columns = theirs[order], columns[order]
        first = np.arange(len(theirs)) - np.searchsorted(columns, columns)
        told.append(theirs[first < _PEERS_ASKED])
    return np.unique(np.concatenate(told))


class _Table:
    """All pairs that may be shown, by peer and by place."""

    def __init__(self, keys: Keys, keying: Keying, prices: Ints) -> None:
        rows, columns, scores = row_of(keys), keying.column_of(keys), score_of(keys)
        left = scores - prices[columns]
        order = np.lexsort((columns, -left, rows))
        told = zip(rows.tolist(), columns.tolist(), strict=True)
        self._scores: dict[tuple[int, int], int] = dict(zip(told, scores.tolist(), strict=True))
        told = zip(rows[order].tolist(), columns[order].tolist(), strict=True)
        self._left: dict[tuple[int, int], int] = dict(
            zip(told, left[order].tolist(), strict=True)
        )
        self._by_peer: dict[int, list[int]] = defaultdict(list)
        self._by_place: dict[int, list[int]] = defaultdict(list)
        self._best: dict[int, int] = {}
        for peer, place in self._left:
            self._by_peer[peer].append(place)
            self._by_place[place].append(peer)
        for peer, place in self._scores:
            self._best.setdefault(peer, place)
        self._fixed: dict[int, set[int]] = {}

    def score(self, peer: int, place: int) -> int:
        return self._scores[peer, place]

    def list_of(self, peer: int, proposed: int) -> list[int]:
        """Return who is proposed, if anybody, then who leaves most; one's own best is in it."""
        places = self._by_peer[peer]
        first = [] if proposed == NOBODY else [proposed]
        best = [self._best[peer]] if places else []
        self._fixed[peer] = {*first, *best}
        chosen = list(dict.fromkeys([*first, *places]))[:MOST_SHOWN]
        if best and best[0] not in chosen:
            chosen[-1:] = best
        return chosen

    def show_everyone(self, lists: list[list[int]], room: Iterable[int]) -> None:
        """Put each with room who is on no list on the one where most is left of the score.

        They take the place of somebody who is on another list too; no list gives way twice
        while there is one that has not.
        """
        shown = Counter(place for some in lists for place in some)
        gave: Counter[int] = Counter()
        for place in room:
            if not shown[place]:
                self._show(lists, place, shown, gave)

    def _show(
        self, lists: list[list[int]], place: int, shown: Counter[int], gave: Counter[int]
    ) -> None:
        for peer in sorted(
            self._by_place[place], key=lambda one: (gave[one], -self._left[one, place], one)
        ):
            spare = [
                at
                for at, other in enumerate(lists[peer])
                if other not in self._fixed[peer] and shown[other] > 1
            ]
            if spare:
                shown[lists[peer].pop(spare[-1])] -= 1
                lists[peer].append(place)
                shown[place] += 1
                gave[peer] += 1
                return
