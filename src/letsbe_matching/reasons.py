"""Why two people might suit each other, in words that can be read to both of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from letsbe_matching.hindrances import ways_in_common
from letsbe_matching.people import Person, Way
from letsbe_matching.week import in_words, listed
from letsbe_matching.weights import Part

_MOST_NAMED = 3
_BY = {Way.IN_PERSON: "in person", Way.VIDEO: "by video", Way.PHONE: "by phone"}


@dataclass(frozen=True)
class Reason:
    """One thing two people have in common, and what part of the score it is in, if any."""

    part: Part | None
    words: str


def reasons(one: Person, other: Person, rare: Mapping[str, int]) -> tuple[Reason, ...]:
    """Return what two people have in common; the rarest experience comes first.

    >>> from letsbe_matching import Supporter, hours
    >>> about = {"languages": {"Welsh"}, "ways": {Way.PHONE}, "hours": hours("Tue 18-20")}
    >>> ann, ben = (Supporter(id=name, capacity=1, **about) for name in ("Ann", "Ben"))
    >>> in_one_line(reasons(ann, ben, {}))
    'Tuesday evenings suit both; you can talk in Welsh, by phone'
    """
    found = []
    if known := one.experiences & other.experiences:
        names = sorted(known, key=lambda name: (-rare[name], name))
        found.append(Reason(Part.EXPERIENCES, f"you both know {_some(names)}"))
    for asks, tells in ((one, other), (other, one)):
        if met := sorted(asks.wishes & tells.about):
            found.append(
                Reason(Part.WISHES, f"one of you hoped to meet somebody who is {_some(met)}")
            )
    if liked := sorted(one.interests & other.interests):
        found.append(Reason(Part.INTERESTS, f"you both like {_some(liked)}"))
    if common := one.hours & other.hours:
        found.append(Reason(Part.HOURS, f"{in_words(common)} {_suit(in_words(common))} both"))
    if languages := sorted(one.languages & other.languages):
        ways = [_BY.get(way, "by text") for way in Way if way in ways_in_common(one, other)]
        said = f"you can talk in {listed(languages)}"
        found.append(Reason(None, f"{said}, {' or '.join(ways)}" if ways else said))
    return tuple(found)


def in_one_line(found: tuple[Reason, ...]) -> str:
    return "; ".join(reason.words for reason in found)


def _some(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return listed(names) if more <= 0 else f"{', '.join(names[:_MOST_NAMED])} and {more} more"


def _suit(when: str) -> str:
    return "suits" if when == "any time" else "suit"
