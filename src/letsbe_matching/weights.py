"""What counts how much in a programme, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum


class Part(StrEnum):
    """A part of how well two people suit each other."""

    EXPERIENCES = "experiences"
    HOURS = "hours"
    INTERESTS = "interests"
    WISHES = "wishes"


class Weight(StrEnum):
    """How much a part counts; what is mandatory has to be there, and counts much too."""

    MANDATORY = "mandatory"
    MUCH = "much"
    SOME = "some"
    NONE = "none"

    @property
    def number(self) -> int:
        return {Weight.NONE: 0, Weight.SOME: 1}.get(self, 3)


@dataclass(frozen=True, kw_only=True)
class Weights:
    """A programme's weights. Nobody has shown by a trial what to match peers on: they are set.

    >>> Weights(interests=Weight.NONE)[Part.INTERESTS].number
    0
    """

    experiences: Weight = Weight.MUCH
    hours: Weight = Weight.SOME
    interests: Weight = Weight.SOME
    wishes: Weight = Weight.MUCH

    def __getitem__(self, part: Part) -> Weight:
        found: Weight = getattr(self, part.value)
        return found

    def mandatory(self) -> Iterator[Part]:
        for part in fields(self):
            if self[Part(part.name)] is Weight.MANDATORY:
                yield Part(part.name)
