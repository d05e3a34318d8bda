"""A watch for drift: when it may be a good moment to look at how two people are doing.

It looks at what both know of, says the same to both, and to nobody else.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

IN_A_ROW = 2
OVERDUE_AFTER = timedelta(weeks=2)


class Drift(StrEnum):
    """What can be noticed."""

    MEETINGS = "meetings"
    REVIEW = "review"
    CHECK_INS = "check_ins"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the watch looks at: facts of the two together, none of one of them."""

    # Agreed meetings that went by one after the other without being held.
    gone_by: int = 0
    first_gone_by_on: date | None = None
    last_gone_by_on: date | None = None
    # The last of three meetings after which what both said went down.
    falling_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True)
class Occasion:
    """One thing that was noticed, the same for both; `since` when it is there."""

    drift: Drift
    key: str
    since: date


@dataclass(frozen=True, kw_only=True)
class Watch:
    """Whether the two of a relationship can be nudged at all."""

    is_open: bool
    is_steering: bool
    # When they were last back on course: what was there before is in hand.
    steered_on: date | None = None

    @property
    def is_on(self) -> bool:
        """Say whether facts are looked at: none in a pause, after the end, while steering."""
        return self.is_open and not self.is_steering


def occasions(facts: Facts, watch: Watch, *, today: date) -> tuple[Occasion, ...]:
    """Return what is noticed today between two people."""
    if not watch.is_on:
        return ()
    found = (_meetings(facts), _review(facts.review_on, today), _check_ins(facts.falling_on))
    return tuple(
        one
        for one in found
        if one and (watch.steered_on is None or one.since > watch.steered_on)
    )


def shown_to_one(
    found: tuple[Occasion, ...], *, is_off: bool, put_aside: Set[str]
) -> tuple[Occasion, ...]:
    """Return which of them this person reads: none twice after putting it aside."""
    return () if is_off else tuple(one for one in found if one.key not in put_aside)


def _meetings(facts: Facts) -> Occasion | None:
    first, last = facts.first_gone_by_on, facts.last_gone_by_on
    if facts.gone_by < IN_A_ROW or first is None or last is None:
        return None
    # Named by the first of the row: another one that goes by is the same occasion.
    return _occasion(Drift.MEETINGS, first, since=last)


def _review(review_on: date | None, today: date) -> Occasion | None:
    if review_on is None or review_on + OVERDUE_AFTER > today:
        return None
    return _occasion(Drift.REVIEW, review_on, since=review_on + OVERDUE_AFTER)


def _check_ins(falling_on: date | None) -> Occasion | None:
    return _occasion(Drift.CHECK_INS, falling_on, since=falling_on) if falling_on else None


def _occasion(drift: Drift, named: date, *, since: date) -> Occasion:
    return Occasion(drift, f"{drift}:{named.isoformat()}", since)
