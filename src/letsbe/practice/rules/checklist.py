"""The Improved Listening Checklist: what was seen of a listener, by whom, and what changed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# Two people who are a step apart have seen the same; two steps are worth a word.
STEPS_APART = 2


class Mark(StrEnum):
    """How often something was seen."""

    NOT_YET = "not_yet"
    NOW_AND_THEN = "now_and_then"
    MOSTLY = "mostly"
    ALL_THROUGH = "all_through"
    DID_NOT_COME_UP = "did_not_come_up"


STEPS = (Mark.NOT_YET, Mark.NOW_AND_THEN, Mark.MOSTLY, Mark.ALL_THROUGH)


class Eyes(StrEnum):
    """Who looked."""

    SELF = "self"
    PARTNER = "partner"
    OBSERVER = "observer"


class Occasion(StrEnum):
    """When: before any training, or after a practice."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Item:
    key: str
    words: str
    looks_like: str


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Marked:
    """One checklist that somebody filled in, as values."""

    eyes: Eyes
    occasion: Occasion
    at: datetime
    marks: Mapping[str, Mark]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One item over time: the first and the newest mark of oneself, the newest of others."""

    item: Item
    first: Mark | None
    now: Mark | None
    partner: Mark | None
    observer: Mark | None

    @property
    def moved(self) -> int | None:
        """Return by how many steps one's own mark moved; None where it was marked once."""
        one, other = step_of(self.first), step_of(self.now)
        return None if one is None or other is None else other - one

    @property
    def is_seen_differently(self) -> bool:
        """Say whether somebody else saw it two steps away from oneself."""
        own = step_of(self.now if self.now else self.first)
        others = [step_of(self.partner), step_of(self.observer)]
        return own is not None and any(
            each is not None and abs(each - own) >= STEPS_APART for each in others
        )


def changes(groups: Iterable[Group], marked: Sequence[Marked]) -> dict[str, list[Change]]:
    """Return for each group how its items changed, from checklists in the order of time."""
    by_eyes = {eyes: [one for one in marked if one.eyes is eyes] for eyes in Eyes}
    # Filled in before any training, it is the first, on whichever day it was entered.
    own = by_eyes[Eyes.SELF]
    from_before = sorted(own, key=lambda one: one.occasion is not Occasion.BEFORE)
    return {
        group.key: [
            Change(
                item=item,
                first=_first(from_before, item.key),
                now=_newest(by_eyes[Eyes.SELF], item.key),
                partner=_newest(by_eyes[Eyes.PARTNER], item.key, apart=False),
                observer=_newest(by_eyes[Eyes.OBSERVER], item.key, apart=False),
            )
            for item in group.items
        ]
        for group in groups
    }


def step_of(mark: Mark | None) -> int | None:
    """Return where a mark stands among the four, 0 to 3; None for what did not come up."""
    return STEPS.index(mark) if mark in STEPS else None


def as_json(marks: Mapping[str, Mark]) -> str:
    return json.dumps(dict(marks), sort_keys=True)


def from_json(kept: str) -> dict[str, Mark]:
    return {key: Mark(mark) for key, mark in json.loads(kept).items()}


def _placed(marked: Sequence[Marked], key: str) -> list[Mark]:
    found = (one.marks.get(key) for one in marked)
    return [mark for mark in found if mark and mark is not Mark.DID_NOT_COME_UP]


def _first(marked: Sequence[Marked], key: str) -> Mark | None:
    return next(iter(_placed(marked, key)), None)


def _newest(marked: Sequence[Marked], key: str, *, apart: bool = True) -> Mark | None:
    """Return the newest mark; `apart`: only if it is another one than the first."""
    placed = _placed(marked, key)
    fewest = 2 if apart else 1
    return placed[-1] if len(placed) >= fewest else None
