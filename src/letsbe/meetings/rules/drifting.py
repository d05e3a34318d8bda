"""Facts for steering: meetings not held in a row, and check-ins of one pair going down.

Both are facts of the pair. Nothing here says whose doing it is, and exchanging the two changes
nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise, takewhile
from uuid import UUID

from letsbe.meetings.rules.check_ins import CheckIn, Felt, Item
from letsbe.meetings.rules.held import Held, Told, refuse_any

# How many check-ins that both can see, one after the other, say that something goes down.
IN_A_ROW = 3
_STEPS = {felt: step for step, felt in enumerate(Felt)}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The check-ins of one meeting, both of which both can read."""

    starts_at: datetime
    by: Mapping[UUID, CheckIn]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of two people's meetings; steering decides what it says of it."""

    # Agreed meetings that went by one after the other, none of them told as met.
    gone_by: int = 0
    first_gone_by_at: datetime | None = None
    last_gone_by_at: datetime | None = None
    # When the last of three meetings was after which an item went down, step by step.
    falling_at: datetime | None = None


def facts(
    meetings: Sequence[Held], shown: Sequence[Shown], *, rested_at: datetime | None = None
) -> Facts:
    """Return the facts of one pair, from its meetings and its shown check-ins in any order.

    `rested_at`: when somebody last paused or went on. What went by until then is let be.
    """
    since = [one for one in meetings if rested_at is None or one.starts_at > rested_at]
    gone = went_by(since)
    return Facts(
        gone_by=len(gone),
        first_gone_by_at=gone[-1].starts_at if gone else None,
        last_gone_by_at=gone[0].starts_at if gone else None,
        falling_at=falling_at(shown),
    )


def went_by(meetings: Sequence[Held]) -> tuple[Held, ...]:
    """Return the latest agreed meetings that were not held, back to the last that was.

    One of which nothing was said yet is neither, as long as it can still be told.
    """
    settled = [one for one in meetings if _is_settled(one)]
    newest = sorted(settled, key=lambda one: one.starts_at, reverse=True)
    return tuple(takewhile(lambda one: one.told is not Told.MET, newest))


def falling_at(shown: Sequence[Shown]) -> datetime | None:
    """Return when the last of three shown check-ins was, if one item fell in all of them.

    It fell when one of the two said less of the same item each time; a skipped item is no
    less. Only the last three count: one that holds or rises is the end of it.
    """
    last = sorted(shown, key=lambda one: one.starts_at)[-IN_A_ROW:]
    if len(last) < IN_A_ROW:
        return None
    people = frozenset.intersection(*(frozenset(one.by) for one in last))
    fell = any(_fell(last, person, item) for person in people for item in Item)
    return last[-1].starts_at if fell else None


def _is_settled(one: Held) -> bool:
    if refuse_any(one, by=min(one.people)) or not one.has_begun:
        return False
    return one.told is not Told.UNTOLD or one.is_untold_for_good


def _fell(last: Sequence[Shown], person: UUID, item: Item) -> bool:
    said = [one.by[person].felt.get(item) for one in last]
    steps = [_STEPS[felt] for felt in said if felt]
    return len(steps) == IN_A_ROW and all(after < before for before, after in pairwise(steps))
