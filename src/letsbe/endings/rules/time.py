"""Which time of an ending it is: not offered, ending, the four weeks after, or over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from letsbe.endings.rules.refusals import Refusal

# How long letters can still be given once it has ended.
AFTERWARDS = timedelta(days=28)


class Time(StrEnum):
    NOT_OFFERED = "not_offered"
    ENDING = "ending"
    AFTERWARDS = "afterwards"
    OVER = "over"


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How two people end, as values; swap the two and it decides the same."""

    people: frozenset[UUID]
    at: datetime
    is_offered: bool = False
    is_paused: bool = False
    ended_at: datetime | None = None

    @property
    def time(self) -> Time:
        if self.ended_at:
            is_open = self.at < self.ended_at + AFTERWARDS
            return Time.AFTERWARDS if is_open else Time.OVER
        return Time.ENDING if self.is_offered else Time.NOT_OFFERED

    @property
    def last_day(self) -> datetime | None:
        """Return until when letters can be given, once it has ended."""
        return self.ended_at + AFTERWARDS if self.ended_at else None


def refuse_any(now: Ending, *, by: UUID) -> Refusal | None:
    """Return what stands against working on an ending, whatever the deed."""
    if by not in now.people:
        return Refusal.NOT_ONE_OF_THE_TWO
    if now.time is Time.NOT_OFFERED:
        return Refusal.NOT_OFFERED
    return Refusal.TOO_LATE if now.time is Time.OVER else None


def refuse_asking(now: Ending, *, by: UUID) -> Refusal | None:
    """Return the same for a deed that asks or gives something: not in a pause.

    Once it has ended nobody can lift a pause, and none is in the way.
    """
    if why := refuse_any(now, by=by):
        return why
    return Refusal.PAUSED if now.is_paused and now.ended_at is None else None
