"""What keeps two people from being proposed to each other: named, each a plain question."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from letsbe_matching.people import Person, Way
from letsbe_matching.weights import Part, Weights


class Hindrance(StrEnum):
    """Why two people are not proposed to each other; who would rather not is told to nobody."""

    LANGUAGE = "they share no language"
    HOURS = "they have no hour of the week in common"
    WAY = "they have no way to meet in common"
    AREA = "they would only meet in person, and can reach no place in common"
    GENDER = "one of them wishes to meet somebody of another gender"
    EXPERIENCES = "they share no experience, and the programme asks for one"
    INTERESTS = "they share no interest, and the programme asks for one"
    WISHES = "one of them has a wish that the other does not fulfil, and the programme asks it"
    NOT_WITH = "one of them would rather not"
    TIE = "they share a tie that must not be shared"

    @property
    def is_private(self) -> bool:
        return self in {Hindrance.NOT_WITH, Hindrance.TIE}


def tellable(found: Iterable[Hindrance]) -> tuple[Hindrance, ...]:
    """Return what may be told: nothing that somebody said in private.

    >>> tellable([Hindrance.TIE, Hindrance.HOURS])
    (<Hindrance.HOURS: 'they have no hour of the week in common'>,)
    """
    return tuple(name for name in found if not name.is_private)


def ways_in_common(one: Person, other: Person) -> set[Way]:
    """Return how two people could meet, as far as they can get to each other."""
    ways = set(one.ways & other.ways)
    if Way.IN_PERSON in ways and not areas_meet(one, other):
        ways.remove(Way.IN_PERSON)
    return ways


def areas_meet(one: Person, other: Person) -> bool:
    return not one.areas or not other.areas or bool(one.areas & other.areas)


def _is_wished(one: Person, other: Person) -> bool:
    return not one.with_genders or other.gender in one.with_genders


def _is_fulfilled(one: Person, other: Person) -> bool:
    return not one.wishes or bool(one.wishes & other.about)


_Question = Callable[[Person, Person], bool]

ALWAYS: Mapping[Hindrance, _Question] = {
    Hindrance.LANGUAGE: lambda one, other: not one.languages & other.languages,
    Hindrance.HOURS: lambda one, other: not one.hours & other.hours,
    Hindrance.WAY: lambda one, other: not one.ways & other.ways,
    Hindrance.AREA: lambda one, other: (
        one.ways & other.ways == {Way.IN_PERSON} and not areas_meet(one, other)
    ),
    Hindrance.GENDER: lambda one, other: (
        not (_is_wished(one, other) and _is_wished(other, one))
    ),
    Hindrance.NOT_WITH: lambda one, other: one.id in other.not_with or other.id in one.not_with,
    Hindrance.TIE: lambda one, other: bool(one.ties & other.ties),
}
IF_MANDATORY: Mapping[Part, tuple[Hindrance, _Question]] = {
    Part.EXPERIENCES: (
        Hindrance.EXPERIENCES,
        lambda one, other: not one.experiences & other.experiences,
    ),
    Part.INTERESTS: (
        Hindrance.INTERESTS,
        lambda one, other: not one.interests & other.interests,
    ),
    Part.WISHES: (
        Hindrance.WISHES,
        lambda one, other: not (_is_fulfilled(one, other) and _is_fulfilled(other, one)),
    ),
}


def hindrances(one: Person, other: Person, weights: Weights) -> tuple[Hindrance, ...]:
    """Return everything that stands between two people; nothing reads who supports whom.

    >>> from letsbe_matching import Supporter, hours
    >>> ann = Supporter(
    ...     id="Ann", capacity=1, languages={"Welsh"}, ways={Way.TEXT}, hours=hours("Mon 9-11")
    ... )
    >>> ben = Supporter(
    ...     id="Ben", capacity=1, languages={"Welsh"}, ways={Way.TEXT}, hours=hours("Sun 9-11")
    ... )
    >>> [name.value for name in hindrances(ann, ben, Weights())]
    ['they have no hour of the week in common']
    """
    found = [name for name, stands in ALWAYS.items() if stands(one, other)]
    for part in weights.mandatory():
        if part in IF_MANDATORY:
            name, stands = IF_MANDATORY[part]
            found += [name] if stands(one, other) else []
    return tuple(found)
