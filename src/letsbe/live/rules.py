"""What is told to open pages: that something is new, for whom, and up to which number."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Wake:
    """That something has reached a number: a wake-up, from which no word can be learnt."""

    people: frozenset[UUID]
    about: UUID
    number: int


@dataclass(frozen=True, kw_only=True)
class Closing:
    """That the streams of these people close now: what they may see has changed."""

    people: frozenset[UUID]


News = Wake | Closing
