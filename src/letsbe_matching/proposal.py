"""A proposal for everyone at once: who with whom, who not yet, and the proof of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from letsbe_matching.crowd import Crowd
from letsbe_matching.hindrances import Hindrance
from letsbe_matching.people import Peer, Supporter


class PersonUnknown(ValueError):
    """Somebody asked about who is not there, or two who are not a peer and a supporter."""


class Pair(NamedTuple):
    """Two people, proposed to each other or, `is_kept`, together already.

    `broken`: what would keep them from being proposed and may be told; only a kept pair can
    have any.
    """

    peer: Peer
    supporter: Supporter
    score: int
    is_kept: bool = False
    broken: tuple[Hindrance, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """What was proven, so that it can be checked and asked about later.

    `pairs`: how many pairs the proof looked at; `is_over_all`: they are all that could be, not
    only the best of each peer. `served`: people with a new pair; `greatest_regret`: how far at
    most anyone's pair scores under their own best (None where it was not asked); `total`: the
    sum of the new pairs' scores; `rounds`: how often the flow was solved, 0 if it was not.
    """

    pairs: int
    is_over_all: bool
    served: int
    greatest_regret: int | None
    total: int
    rounds: int


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Pairs for everyone at once, in an order that only names and the salt decide.

    `certificate` is of what `propose` made; whoever came or left since is not in it.
    `prices`: what the place of each supporter who has one to give costs in score; 0 where not
    all of them are taken.
    """

    pairs: tuple[Pair, ...]
    waiting: tuple[Peer, ...]
    prices: Mapping[str, int]
    certificate: Certificate
    crowd: Crowd
    is_stable: bool = False

    @cached_property
    def by_peer(self) -> Mapping[str, Pair]:
        return {pair.peer.id: pair for pair in self.pairs}

    @cached_property
    def load(self) -> Mapping[str, int]:
        """How many each supporter meets or would meet, everyone named."""
        meets = Counter(pair.supporter.id for pair in self.pairs)
        return {one.id: meets[one.id] for one in self.crowd.supporters}

    @property
    def never_shown(self) -> tuple[Supporter, ...]:
        """Those with room who are proposed to nobody."""
        return tuple(
            one for one in self.crowd.supporters if one.capacity and not self.load[one.id]
        )
