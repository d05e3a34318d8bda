"""A meeting on its day: whether it has begun, and whether the two say that they met."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from letsbe.meetings.rules.held_refusals import HeldRefusal

# For so long after its end either can say whether it took place; then it stays untold.
TELLING = timedelta(days=7)


class Told(StrEnum):
    """What is said of a meeting afterwards, by either; who said it is not kept."""

    UNTOLD = "untold"
    MET = "met"
    NOT_MET = "not_met"


@dataclass(frozen=True, kw_only=True)
class Held:
    """A meeting as values, at one moment."""

    people: frozenset[UUID]
    at: datetime
    starts_at: datetime
    minutes: int
    is_agreed: bool = True
    is_cancelled: bool = False
    is_paused: bool = False
    is_ended: bool = False
    told: Told = Told.UNTOLD
    # Each has looked back on it, or chosen not to.
    is_looked_back: bool = False

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def has_begun(self) -> bool:
        return self.at >= self.starts_at

    @property
    def is_untold_for_good(self) -> bool:
        """Say whether nobody has said anything in time."""
        return self.told is Told.UNTOLD and self.at > self.ends_at + TELLING


def refuse_any(now: Held, *, by: UUID) -> HeldRefusal | None:
    """Return why nothing of this meeting can be written just now, or None."""
    if by not in now.people:
        return HeldRefusal.NOT_ONE_OF_THE_TWO
    reasons = {
        HeldRefusal.ENDED: now.is_ended,
        HeldRefusal.RESTING: now.is_paused,
        HeldRefusal.CANCELLED: now.is_cancelled,
        HeldRefusal.NOT_AGREED: not now.is_agreed,
    }
    return next((why for why, is_so in reasons.items() if is_so), None)


def refuse_telling(now: Held, told: Told, *, by: UUID) -> HeldRefusal | None:
    """Return why this cannot be said of the meeting; either may correct what was said."""
    if why := refuse_any(now, by=by):
        return why
    if not now.has_begun:
        return HeldRefusal.NOT_BEGUN
    if now.is_untold_for_good:
        return HeldRefusal.UNTOLD_FOR_GOOD
    if told is now.told:
        return HeldRefusal.SAID_ALREADY
    # What both looked back on took place.
    return HeldRefusal.LOOKED_BACK if now.is_looked_back else None


def may_tell(now: Held, *, by: UUID) -> frozenset[Told]:
    said = (Told.MET, Told.NOT_MET)
    return frozenset(told for told in said if refuse_telling(now, told, by=by) is None)
