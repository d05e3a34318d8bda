"""The pairs that exist already: they stay, and what stands against one is said."""

from collections import Counter
from collections.abc import Iterable

from letsbe_matching.crowd import Crowd
from letsbe_matching.hindrances import hindrances, tellable
from letsbe_matching.proposal import Pair


class KeepRefused(ValueError):
    """A pair to keep that names nobody who is there, or a peer who is kept twice."""


def kept_pairs(crowd: Crowd, keep: Iterable[tuple[str, str]]) -> tuple[Pair, ...]:
    """Return the pairs to keep, in the order of the crowd; raises KeepRefused."""
    peers = {one.id: one for one in crowd.peers}
    supporters = {one.id: one for one in crowd.supporters}
    chosen: dict[str, str] = {}
    for peer, supporter in keep:
        if peer not in peers or supporter not in supporters:
            raise KeepRefused(
                f"a pair to keep is a peer and a supporter, not {peer} and {supporter}"
            )
        if chosen.setdefault(peer, supporter) != supporter:
            raise KeepRefused(f"{peer} cannot be kept with two supporters")
    pairs = []
    for one in crowd.peers:
        if one.id in chosen:
            other = supporters[chosen[one.id]]
            against = tellable(hindrances(one, other, crowd.weights))
            value = crowd.score(one, other)
            pairs.append(Pair(one, other, value, is_kept=True, broken=against))
    return tuple(pairs)


def still_open(crowd: Crowd, kept: Iterable[Pair]) -> tuple[Crowd, list[int]]:
    """Return those who look, those with a place that is free, and how many each of them has."""
    kept = list(kept)
    meets = Counter(pair.supporter.id for pair in kept)
    room = {one.id: one.capacity - meets[one.id] for one in crowd.supporters}
    gone = {pair.peer.id for pair in kept} | {name for name, free in room.items() if free <= 0}
    rest = crowd.without(gone)
    return rest, [room[one.id] for one in rest.supporters]
