"""Pairs that could as well be the other way round: where a coordinator's knowledge decides."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from letsbe.introductions.rules.matching import ForPeer

# Of the two scores together: less than this, and it hardly matters which way round.
_HARDLY = 20
MOST_TOLD = 12


@dataclass(frozen=True, kw_only=True)
class Swap:
    """Two peers who could change their supporters, and what the two scores would lose."""

    one: UUID
    other: UUID
    costs: int


def swaps(peers: Sequence[ForPeer]) -> list[Swap]:
    """Return where two could change and little would be lost, the least first.

    Looked for on the short lists: whoever is not on somebody's list suits them less.
    """
    paired = [one for one in peers if not one.is_pinned]
    with_whom: dict[UUID, list[ForPeer]] = defaultdict(list)
    for supporter, one in ((one.supporter, one) for one in paired if one.supporter):
        with_whom[supporter].append(one)
    found = {
        frozenset((swap.one, swap.other)): swap
        for one in chain.from_iterable(with_whom.values())
        for swap in _of(one, with_whom)
    }
    return sorted(found.values(), key=lambda s: (s.costs, str(s.one), str(s.other)))[:MOST_TOLD]


def _of(one: ForPeer, with_whom: Mapping[UUID, Sequence[ForPeer]]) -> Iterator[Swap]:
    for shown in one.short:
        if shown.supporter == one.supporter:
            continue
        for other in with_whom.get(shown.supporter, ()):
            theirs = next((s for s in other.short if s.supporter == one.supporter), None)
            now = one.score + other.score
            if theirs is None or _HARDLY * (now - shown.score - theirs.score) > now:
                continue
            first, second = sorted((one.peer, other.peer), key=str)
            yield Swap(one=first, other=second, costs=now - shown.score - theirs.score)
