"""One person comes or goes: nobody who has somebody is moved."""

from collections.abc import Iterable
from dataclasses import replace

from letsbe_matching.hindrances import hindrances
from letsbe_matching.people import Peer, Supporter
from letsbe_matching.proposal import Pair, PersonUnknown, Proposal


class AlreadyThere(ValueError):
    """A newcomer with the id of somebody who is there."""


def place(newcomer: Peer | Supporter, proposal: Proposal) -> Proposal:
    """Return the proposal with one person more; every pair in it stays.

    A peer gets, of all places that are free, the one with the best score. A supporter's places
    go to those who wait, the longest first. Raises AlreadyThere.

    >>> from datetime import date
    >>> from letsbe_matching import Way, hours, propose
    >>> about = {"languages": {"Welsh"}, "ways": {Way.PHONE}, "hours": hours("Tue 18-20")}
    >>> alone = propose([Peer(id="Ann", since=date(2026, 1, 5), **about)])
    >>> ben = Supporter(id="Ben", capacity=1, **about)
    >>> [pair.supporter.id for pair in place(ben, alone).pairs]
    ['Ben']
    """
    crowd = proposal.crowd
    if any(one.id == newcomer.id for one in crowd.everyone):
        raise AlreadyThere(f"{newcomer.id} is there already")
    rare = {name: crowd.rare.get(name, 1) for name in newcomer.experiences} | dict(crowd.rare)
    if isinstance(newcomer, Peer):
        crowd = replace(crowd, peers=(*crowd.peers, newcomer), rare=rare)
        return _filled(replace(proposal, crowd=crowd), [newcomer], crowd.supporters)
    crowd = replace(crowd, supporters=(*crowd.supporters, newcomer), rare=rare)
    prices = {**proposal.prices, newcomer.id: 0}
    return _filled(replace(proposal, crowd=crowd, prices=prices), proposal.waiting, [newcomer])


def leave(person: str, proposal: Proposal) -> Proposal:
    """Return the proposal without somebody, by id; every other pair stays.

    Whoever they were with is placed again where there is room, and a place that becomes free
    goes to those who wait, the longest first. Raises PersonUnknown.

    >>> from datetime import date
    >>> from letsbe_matching import Peer, Supporter, Way, hours, propose
    >>> both = {"languages": {"Welsh"}, "ways": {Way.PHONE}, "hours": hours("Tue 18-20")}
    >>> ann = Peer(id="Ann", since=date(2026, 1, 5), **both)
    >>> proposal = propose([ann, Supporter(id="Ben", capacity=1, **both)])
    >>> [one.id for one in leave("Ben", proposal).waiting]
    ['Ann']
    """
    crowd = proposal.crowd
    gone = next((one for one in crowd.everyone if one.id == person), None)
    if gone is None:
        raise PersonUnknown(f"{person} is not there")
    pairs = tuple(pair for pair in proposal.pairs if gone not in (pair.peer, pair.supporter))
    lost = [pair for pair in proposal.pairs if gone in (pair.peer, pair.supporter)]
    crowd = replace(
        crowd,
        peers=tuple(one for one in crowd.peers if one is not gone),
        supporters=tuple(one for one in crowd.supporters if one is not gone),
    )
    left = replace(proposal, pairs=pairs, crowd=crowd)
    if isinstance(gone, Supporter):
        prices = {name: price for name, price in proposal.prices.items() if name != person}
        again = [pair.peer for pair in lost]
        return _filled(replace(left, prices=prices), again, crowd.supporters)
    return _filled(left, proposal.waiting, [pair.supporter for pair in lost])


def _filled(
    proposal: Proposal, looking: Iterable[Peer], offering: Iterable[Supporter]
) -> Proposal:
    """Give free places to those who look, the longest waiting first."""
    crowd, load = proposal.crowd, dict(proposal.load)
    offering, found = list(offering), []
    for peer in sorted(looking, key=lambda one: one.since):
        fits = [
            Pair(peer, one, crowd.score(peer, one))
            for one in offering
            if load[one.id] < one.capacity
            if not hindrances(peer, one, crowd.weights)
        ]
        if fits:
            best = max(fits, key=lambda pair: pair.score)
            load[best.supporter.id] += 1
            found.append(best)
    pairs = (*proposal.pairs, *found)
    served = {pair.peer.id for pair in pairs}
    waiting = tuple(one for one in crowd.peers if one.id not in served)
    return replace(proposal, pairs=pairs, waiting=waiting)
