"""Why two people are proposed to each other, or not; and why somebody has nobody yet."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from letsbe_matching.hindrances import Hindrance, hindrances, tellable
from letsbe_matching.people import Peer, Person, Supporter
from letsbe_matching.proposal import PersonUnknown, Proposal
from letsbe_matching.reasons import Reason, in_one_line, reasons
from letsbe_matching.search import Search
from letsbe_matching.suits import score
from letsbe_matching.weights import Part

# Fewer people than this are not counted out: one could know them.
FEWEST_COUNTED = 5


@dataclass(frozen=True)
class Explanation:
    """What two people are to each other. Private hindrances are in none of it.

    `for_peer` and `for_supporter` are the named parts of what each is for the other; `score`
    is their harmonic mean.
    """

    peer: Peer
    supporter: Supporter
    words: str
    reasons: tuple[Reason, ...]
    hindrances: tuple[Hindrance, ...]
    for_peer: dict[Part, int]
    for_supporter: dict[Part, int]
    score: int


class NotYet(StrEnum):
    """Why somebody has nobody yet, told without anything that was said in private."""

    NO_PLACE = "no supporter has a place"
    # True whatever it is that was asked, and by whom: nothing private is told by it.
    NOT_MET = "nobody this time for whom everything that was asked is met"
    FULL = (
        "everyone who would fit is full, with people who have waited longer or for whom it "
        "matters at least as much"
    )
    NOBODY_FITS = "nobody here fits yet"


@dataclass(frozen=True)
class WhyNotYet:
    """Why a peer has nobody yet; `otherwise` counts who would fit but for one thing."""

    peer: Peer
    reason: NotYet
    otherwise: dict[Hindrance, int]

    @property
    def words(self) -> str:
        if self.reason is not NotYet.NOBODY_FITS or not self.otherwise:
            return self.reason.value
        return f"{self.reason.value}: " + "; ".join(
            f"but for this, {count} people would fit: {name}"
            for name, count in self.otherwise.items()
        )


def explain(proposal: Proposal, one: str, other: str) -> Explanation:
    """Return why two people, by their ids in either order, are proposed to each other or not.

    Raises PersonUnknown.

    >>> from datetime import date
    >>> from letsbe_matching import Peer, Supporter, Way, hours, propose
    >>> both = {"languages": {"Welsh"}, "ways": {Way.PHONE}, "hours": hours("Tue 18-20")}
    >>> ann = Peer(id="Ann", since=date(2026, 1, 5), **both)
    >>> proposal = propose([ann, Supporter(id="Ben", capacity=1, **both)])
    >>> explain(proposal, "Ben", "Ann").words.split(": ")[0]
    'Ann and Ben are proposed to each other'
    """
    peer, supporter = _two(proposal, one, other)
    crowd = proposal.crowd
    against = tellable(hindrances(peer, supporter, crowd.weights))
    sides = crowd.sides(peer, supporter)
    common = reasons(peer, supporter, crowd.rare)
    words = _said(proposal, peer, supporter, against, common)
    return Explanation(peer, supporter, words, common, against, *sides, score(*sides))


def _two(proposal: Proposal, one: str, other: str) -> tuple[Peer, Supporter]:
    found: list[Person] = [
        person for person in proposal.crowd.everyone if person.id in {one, other}
    ]
    match found:
        case [Peer() as peer, Supporter() as supporter]:
            return peer, supporter
    raise PersonUnknown(f"{one} and {other} are not a peer and a supporter who are there")


def _said(
    proposal: Proposal,
    peer: Peer,
    supporter: Supporter,
    against: tuple[Hindrance, ...],
    common: tuple[Reason, ...],
) -> str:
    both, stands = f"{peer.id} and {supporter.id}", "; ".join(against)
    pair = proposal.by_peer.get(peer.id)
    if pair is not None and pair.supporter == supporter:
        if not pair.is_kept:
            return f"{both} are proposed to each other: {in_one_line(common)}."
        return f"{both} are together already, and stay." + (
            f" A proposal would not bring them together: {stands}." if against else ""
        )
    if against:
        return f"{both} are not proposed to each other: {stands}."
    # One sentence whether somebody would rather not or not, so that it cannot be told from it.
    if proposal.load[supporter.id] >= supporter.capacity:
        why = f"the places of {supporter.id} are taken"
    else:
        why = "nothing that may be told stands between them"
    return f"{both} are not proposed to each other: {why}; for everyone together that is best."


def why_not_yet(proposal: Proposal) -> tuple[WhyNotYet, ...]:
    """Return for everyone who waits why there is nobody yet, and who would fit otherwise.

    Counts under five are left out. Who would rather not is not looked at: it is never told.

    >>> from datetime import date
    >>> from letsbe_matching import Peer, Supporter, Way, hours, propose
    >>> both = {"languages": {"Welsh"}, "ways": {Way.PHONE}, "hours": hours("Tue 18-20")}
    >>> ann = Peer(id="Ann", since=date(2026, 1, 5), **both)
    >>> away = both | {"hours": hours("Sat 9-11")}
    >>> others = [Supporter(id=f"S{at}", capacity=1, **away) for at in range(6)]
    >>> why_not_yet(propose([ann, *others]))[0].otherwise
    {<Hindrance.HOURS: 'they have no hour of the week in common'>: 6}
    """
    taken = set(proposal.by_peer)
    crowd = proposal.crowd.without(taken)
    looked = Search(crowd)
    load, everyone = proposal.load, crowd.supporters
    has_room = np.array([one.capacity > 0 for one in everyone], dtype=np.bool_)
    is_free = np.array([load[one.id] < one.capacity for one in everyone], dtype=np.bool_)
    found = []
    for at, peer in enumerate(crowd.peers):
        stands = looked.standing(at)
        fits = has_room & ~np.logical_or.reduce(list(stands.values()))
        otherwise = {
            name: count
            for name, marks in stands.items()
            if (count := _only(marks, stands, name, has_room)) >= FEWEST_COUNTED
        }
        if not has_room.any():
            why = NotYet.NO_PLACE
        elif (fits & is_free).any():
            why = NotYet.NOT_MET
        else:
            why = NotYet.FULL if fits.any() else NotYet.NOBODY_FITS
        found.append(WhyNotYet(peer, why, otherwise))
    return tuple(found)


def _only(
    marks: np.ndarray, stands: dict[Hindrance, np.ndarray], name: Hindrance, room: np.ndarray
) -> int:
    others = [other for each, other in stands.items() if each is not name]
    return int((room & marks & ~np.logical_or.reduce(others)).sum())
