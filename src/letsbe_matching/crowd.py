"""Everyone at once, in an order that their names and a salt give, not that of a file."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from letsbe_matching.bits import Side, of_numbers, sides
from letsbe_matching.hindrances import Hindrance
from letsbe_matching.people import Peer, Person, Supporter, Way
from letsbe_matching.suits import parts_for, rarity, score
from letsbe_matching.week import HOURS_A_WEEK
from letsbe_matching.weights import Part, Weights

Told = Callable[[Person], Collection[Hashable]]
_NOTHING: tuple[Hashable, ...] = (None,)


class Both(NamedTuple):
    """The same kind of names of the peers and of the supporters."""

    peers: Side
    supporters: Side


@dataclass(frozen=True)
class Crowd:
    """Peers and supporters in the order of their salted names, and what the weights ask."""

    peers: tuple[Peer, ...]
    supporters: tuple[Supporter, ...]
    weights: Weights
    salt: str
    # What sharing each experience is worth, by how rare it is among all of them.
    rare: Mapping[str, int]

    @property
    def everyone(self) -> tuple[Person, ...]:
        return (*self.peers, *self.supporters)

    def sides(self, one: Person, other: Person) -> tuple[dict[Part, int], dict[Part, int]]:
        """Return what each of two is for the other, in named parts; see `suits`."""
        return (
            parts_for(one, other, self.weights, self.rare),
            parts_for(other, one, self.weights, self.rare),
        )

    def score(self, one: Person, other: Person) -> int:
        return score(*self.sides(one, other))

    def without(self, gone: AbstractSet[str]) -> "Crowd":
        """Return the crowd without some people, by id; what is rare stays as it was."""
        return replace(
            self,
            peers=tuple(one for one in self.peers if one.id not in gone),
            supporters=tuple(one for one in self.supporters if one.id not in gone),
        )


def crowd(people: Iterable[Person], weights: Weights, salt: str) -> Crowd:
    """Return people in the order that decides where nothing else does.

    Raises ValueError for an id that is there twice, and for somebody who is neither.
    """
    ordered = sorted(people, key=lambda one: (_salted(salt, one.id), one.id))
    for one, other in pairwise(ordered):
        if one.id == other.id:
            raise ValueError(f"the id {one.id} is there twice")
    peers = tuple(one for one in ordered if isinstance(one, Peer))
    supporters = tuple(one for one in ordered if isinstance(one, Supporter))
    if len(peers) + len(supporters) < len(ordered):
        raise ValueError("everyone is a Peer or a Supporter")
    return Crowd(peers, supporters, weights, salt, rarity(ordered))


def _salted(salt: str, name: str) -> bytes:
    return sha256(f"{salt}\0{name}".encode("utf-8", "surrogatepass")).digest()


def week(crowd: Crowd) -> Both:
    return Both(
        of_numbers((one.hours for one in crowd.peers), HOURS_A_WEEK),
        of_numbers((one.hours for one in crowd.supporters), HOURS_A_WEEK),
    )


def both(crowd: Crowd, told: Told) -> Both:
    return Both(
        *sides([told(one) for one in crowd.peers], [told(one) for one in crowd.supporters])
    )


def musts(crowd: Crowd) -> Iterator[tuple[Hindrance, Both]]:
    """Yield names of which two people must share at least one, and what stands if they do not.

    Where the same hindrance comes twice, each of the two asks something of the other. Whoever
    shares no way to meet shares no place for it either.
    """
    yield Hindrance.HOURS, week(crowd)
    yield Hindrance.LANGUAGE, both(crowd, lambda one: one.languages)
    yield Hindrance.WAY, both(crowd, lambda one: one.ways)
    areas = frozenset(name for one in crowd.everyone for name in one.areas)
    if areas:
        yield Hindrance.AREA, both(crowd, lambda one: _meetings(one, areas))
    for asked in _both_ways(crowd, lambda one: one.with_genders, lambda one: {one.gender}):
        yield Hindrance.GENDER, asked
    for part in crowd.weights.mandatory():
        if part is Part.EXPERIENCES:
            yield Hindrance.EXPERIENCES, both(crowd, lambda one: one.experiences)
        elif part is Part.INTERESTS:
            yield Hindrance.INTERESTS, both(crowd, lambda one: one.interests)
        elif part is Part.WISHES:
            for asked in _both_ways(crowd, lambda one: one.wishes, lambda one: one.about):
                yield Hindrance.WISHES, asked


def _both_ways(crowd: Crowd, asks: Told, tells: Told) -> Iterator[Both]:
    """Yield what each asks of the other; who asks nothing shares None with everyone."""
    asked = [
        [asks(one) or _NOTHING for one in some] for some in (crowd.peers, crowd.supporters)
    ]
    told = [[(*tells(one), None) for one in some] for some in (crowd.peers, crowd.supporters)]
    yield Both(*sides(asked[0], told[1]))
    yield Both(*sides(told[0], asked[1]))


def _meetings(one: Person, areas: AbstractSet[str]) -> set[Hashable]:
    """Return how one can meet, with each place one can get to apart."""
    found: set[Hashable] = {way for way in one.ways if way is not Way.IN_PERSON}
    if Way.IN_PERSON in one.ways:
        found.update((Way.IN_PERSON, name) for name in one.areas or areas)
        if not one.areas:
            found.add(Way.IN_PERSON)
    return found
