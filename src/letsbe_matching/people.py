"""The people to be proposed to each other, as values: who looks for someone, who has room."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from letsbe_matching.week import HOURS_A_WEEK

_NOTHING: frozenset[str] = frozenset()


class Way(StrEnum):
    """How two people can meet."""

    IN_PERSON = "in person"
    VIDEO = "video"
    PHONE = "phone"
    TEXT = "text"

    # A name hashes as its text does, which is quick; an enum's own way is not.
    __hash__ = str.__hash__


@dataclass(frozen=True, kw_only=True)
class Person:
    """What somebody has told about themselves and about whom they would like to meet.

    `hours` is a week as bits, hour 0 from Monday midnight, in the one time zone the programme
    plans in (see `week`). `areas` are places one can get to, for meeting in person; none means
    anywhere. `with_genders` is a wish, none means anyone. `about` is what one says of oneself,
    `wishes` what one would like the other to say of themselves. `not_with` holds ids and stays
    private; so do `ties`: a workplace, a family, a team that two people must not share.
    """

    id: str
    languages: AbstractSet[str]
    hours: int
    ways: AbstractSet[Way]
    areas: AbstractSet[str] = _NOTHING
    gender: str = ""
    with_genders: AbstractSet[str] = _NOTHING
    experiences: AbstractSet[str] = _NOTHING
    interests: AbstractSet[str] = _NOTHING
    about: AbstractSet[str] = _NOTHING
    wishes: AbstractSet[str] = _NOTHING
    not_with: AbstractSet[str] = _NOTHING
    ties: AbstractSet[str] = _NOTHING

    def __post_init__(self) -> None:
        if not self.id.strip():
            raise ValueError("a person needs an id")
        if not 0 <= self.hours < 1 << HOURS_A_WEEK:
            raise ValueError(f"{self.id}: hours are {HOURS_A_WEEK} bits")


@dataclass(frozen=True, kw_only=True)
class Peer(Person):
    """Somebody who looks for one other person, and since when."""

    since: date


@dataclass(frozen=True, kw_only=True)
class Supporter(Person):
    """Somebody with room for so many others, those they already meet included."""

    capacity: int

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.capacity < 0:
            raise ValueError(f"{self.id}: capacity is 0 or more")
