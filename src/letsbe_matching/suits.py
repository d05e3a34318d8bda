"""How well two people suit each other: whole numbers, in named parts, for each side."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from letsbe_matching.people import Person
from letsbe_matching.weights import Part, Weights

# More hours in common than these are pleasant, and do not make two people suit better.
ENOUGH_HOURS = 4
FULL = 100
Parts = Mapping[Part, int]


def rarity(everyone: Iterable[Person]) -> dict[str, int]:
    """Return what sharing each experience is worth: one more for each halving of its share.

    >>> rarity([])
    {}
    """
    people = list(everyone)
    held = Counter(chain.from_iterable(person.experiences for person in people))
    return {name: (len(people) // count).bit_length() for name, count in sorted(held.items())}


def parts_for(
    one: Person, other: Person, weights: Weights, rare: Mapping[str, int]
) -> dict[Part, int]:
    """Return what the other is for one: of what matters to one, how much is there."""
    shares = {
        Part.EXPERIENCES: _share(
            worth(one.experiences & other.experiences, rare), worth(one.experiences, rare)
        ),
        Part.HOURS: _share(
            min((one.hours & other.hours).bit_count(), ENOUGH_HOURS), ENOUGH_HOURS
        ),
        Part.INTERESTS: _share(len(one.interests & other.interests), len(one.interests)),
        Part.WISHES: _share(len(one.wishes & other.about), len(one.wishes)),
    }
    return {part: weights[part].number * share for part, share in shares.items()}


def score(for_one: Parts, for_other: Parts) -> int:
    """Return the score of a pair: the harmonic mean of both sides, in whole numbers.

    It is high only where it is high for both, and does not ask which of them is which.

    >>> score({Part.HOURS: 100}, {Part.HOURS: 100}), score({Part.HOURS: 300}, {Part.HOURS: 0})
    (100, 0)
    """
    one, other = sum(for_one.values()), sum(for_other.values())
    return 2 * one * other // (one + other) if one + other else 0


def worth(names: Iterable[str], rare: Mapping[str, int]) -> int:
    """Return what some experiences are worth together."""
    return sum(rare[name] for name in names)


def _share(there: int, whole: int) -> int:
    return FULL * there // whole if whole else 0
