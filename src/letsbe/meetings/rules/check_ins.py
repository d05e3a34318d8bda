"""Looking back on a meeting: each alone, then side by side; once shown it never changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from letsbe.meetings.rules.held import Held, Told, refuse_any
from letsbe.meetings.rules.held_refusals import HeldRefusal


class Item(StrEnum):
    """What each may say something about."""

    HEARD = "heard"
    SAFE = "safe"
    MATTERS = "matters"
    GIVE_AND_TAKE = "give_and_take"


class Felt(StrEnum):
    """How far something was so today."""

    NOT_TODAY = "not_today"
    A_LITTLE = "a_little"
    MOSTLY = "mostly"
    YES = "yes"


@dataclass(frozen=True, kw_only=True)
class CheckIn:
    """What one says afterwards; an item that is not in `felt` was skipped."""

    felt: Mapping[Item, Felt] = field(default_factory=dict)
    # They would rather not this time.
    is_without: bool = False
    number: int = 1


_SPELT = {None: "-"} | {felt: str(number) for number, felt in enumerate(Felt)}
_READ = {letter: felt for felt, letter in _SPELT.items()}
_WITHOUT, _WITH = "w", "c"


class Looking(StrEnum):
    """How looking back stands for one of the two."""

    NOT_YET = "not_yet"
    OPEN = "open"
    DONE = "done"
    SHOWN = "shown"
    CLOSED = "closed"


def spelt(one: CheckIn) -> str:
    """Return it in five letters whatever it says: its length tells nothing."""
    said = "".join(_SPELT[one.felt.get(item)] for item in Item)
    return (_WITHOUT if one.is_without else _WITH) + said


def read(spelling: str, *, number: int) -> CheckIn:
    letters = dict(zip(Item, spelling[1:], strict=True))
    felt = {item: how for item, letter in letters.items() if (how := _READ[letter])}
    return CheckIn(felt=felt, is_without=spelling[0] == _WITHOUT, number=number)


def are_shown(now: Held, done: frozenset[UUID]) -> bool:
    """Say whether both see both: each has looked back, or chosen not to."""
    return now.people <= done


def refuse_looking_back(
    now: Held, numbers: Mapping[UUID, int], *, by: UUID, seen: int
) -> HeldRefusal | None:
    """Return why one cannot look back now; `seen` is the number that was on the screen.

    Only one's own and what both can see decides: a refusal tells nothing of the other's.
    """
    if why := refuse_any(now, by=by):
        return why
    if not now.has_begun:
        return HeldRefusal.NOT_BEGUN
    if are_shown(now, frozenset(numbers)):
        return HeldRefusal.SHOWN
    if now.told is not Told.MET:
        return HeldRefusal.NOT_MET
    return None if seen == numbers.get(by, 0) else HeldRefusal.CHANGED_SINCE_READ


def looking(now: Held, done: frozenset[UUID], *, of: UUID) -> Looking:
    """Return how it stands for one: the same whether the other has looked back or not."""
    if are_shown(now, done):
        return Looking.SHOWN
    if refuse_any(now, by=of):
        return Looking.CLOSED
    if not now.has_begun or now.told is not Told.MET:
        return Looking.NOT_YET
    return Looking.DONE if of in done else Looking.OPEN


def may_read(now: Held, done: frozenset[UUID], author: UUID, *, by: UUID) -> bool:
    """One's own always; the other's once both are shown."""
    return by in now.people and (author == by or are_shown(now, done))
