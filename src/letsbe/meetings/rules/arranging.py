"""Arranging a meeting: what each of the two may do with a time, and whose turn it is."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

FARTHEST = timedelta(days=366)


class Arranging(StrEnum):
    """What can be done with a time that somebody suggested or that both agreed on."""

    ACCEPT = "accept"
    ANOTHER_TIME = "another_time"
    DECLINE = "decline"
    TAKE_BACK = "take_back"
    CANCEL = "cancel"


class Stage(StrEnum):
    """How a meeting stands; the same for both, and never by whom."""

    SUGGESTED = "suggested"
    AGREED = "agreed"
    RESTING = "resting"
    CANCELLED = "cancelled"
    PASSED = "passed"
    OVER = "over"


class Refusal(StrEnum):
    NOT_ONE_OF_THE_TWO = "not_one_of_the_two"
    OVER = "over"
    RESTING = "resting"
    CANCELLED = "cancelled"
    PASSED = "passed"
    CHANGED_SINCE_READ = "changed_since_read"
    SUGGESTED_ALREADY = "suggested_already"
    NOTHING_SUGGESTED = "nothing_suggested"
    NOT_AGREED = "not_agreed"
    OWN_SUGGESTION = "own_suggestion"
    NOT_YOURS_TO_TAKE_BACK = "not_yours_to_take_back"
    IN_THE_PAST = "in_the_past"
    TOO_FAR = "too_far"
    BEGINS_TOO_LATE = "begins_too_late"
    RHYTHM_CLOSED = "rhythm_closed"
    CALENDAR_CLOSED = "calendar_closed"


class ArrangingRefused(Exception):
    """A deed cannot be done now; `.why` says the reason."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A time, and who of the two suggested it."""

    starts_at: datetime
    minutes: int
    by: UUID


@dataclass(frozen=True, kw_only=True)
class Arranged:
    """A meeting as values. `move` is another time for what is agreed, which stands so far."""

    people: frozenset[UUID]
    number: int
    offer: Offer
    is_agreed: bool = False
    move: Offer | None = None
    is_cancelled: bool = False
    # The two have paused: nothing is asked of anybody.
    is_resting: bool = False
    is_over: bool = False

    @property
    def open_offer(self) -> Offer | None:
        """Return the time that waits for a yes, if any does."""
        return self.move if self.is_agreed else self.offer


def stage(now: Arranged, *, at: datetime) -> Stage:
    if now.is_cancelled:
        return Stage.CANCELLED
    if now.offer.starts_at <= at:
        return Stage.PASSED
    if now.is_over:
        return Stage.OVER
    if now.is_resting:
        return Stage.RESTING
    return Stage.AGREED if now.is_agreed else Stage.SUGGESTED


def waits_for(now: Arranged, *, at: datetime) -> UUID | None:
    """Return whose turn it is: whoever did not suggest the time that waits."""
    offer = now.open_offer
    if stage(now, at=at) not in {Stage.SUGGESTED, Stage.AGREED} or offer is None:
        return None
    if offer.starts_at <= at:
        return None
    return next(iter(now.people - {offer.by}))


def refuse_moment(starts_at: datetime, *, at: datetime) -> Refusal | None:
    if starts_at <= at:
        return Refusal.IN_THE_PAST
    return Refusal.TOO_FAR if starts_at - at > FARTHEST else None


def refuse_suggesting(
    starts_at: datetime, *, is_resting: bool, is_over: bool, one_waits: bool, at: datetime
) -> Refusal | None:
    """Return why a new meeting cannot be suggested; one suggestion waits at a time."""
    if is_over:
        return Refusal.OVER
    if is_resting:
        return Refusal.RESTING
    return Refusal.SUGGESTED_ALREADY if one_waits else refuse_moment(starts_at, at=at)


def refuse(
    now: Arranged, deed: Arranging, *, by: UUID, seen: int, at: datetime
) -> Refusal | None:
    """Return why this cannot be done now, or None; `seen` is the number that was read.

    A no is free: resting keeps from questions, never from taking something off the table.
    """
    if by not in now.people:
        return Refusal.NOT_ONE_OF_THE_TWO
    if why := _refuse_any(now, at=at):
        return why
    if deed is Arranging.CANCEL:
        return None if now.is_agreed else Refusal.NOT_AGREED
    if now.is_resting and deed in {Arranging.ACCEPT, Arranging.ANOTHER_TIME}:
        return Refusal.RESTING
    if seen != now.number:
        return Refusal.CHANGED_SINCE_READ
    return None if deed is Arranging.ANOTHER_TIME else _refuse_answer(now, deed, by=by, at=at)


def may(now: Arranged, *, by: UUID, at: datetime) -> frozenset[Arranging]:
    seen = now.number
    return frozenset(
        deed for deed in Arranging if refuse(now, deed, by=by, seen=seen, at=at) is None
    )


def after(
    now: Arranged,
    deed: Arranging,
    *,
    by: UUID,
    seen: int,
    at: datetime,
    offer: Offer | None = None,
) -> Arranged:
    """Return the meeting after a deed, or raise ArrangingRefused; `offer`: another time."""
    why = refuse(now, deed, by=by, seen=seen, at=at)
    if why is None and offer:
        why = refuse_moment(offer.starts_at, at=at)
    if why:
        raise ArrangingRefused(why)
    changed = replace(now, number=now.number + 1)
    if deed is Arranging.ANOTHER_TIME and offer:
        is_move = now.is_agreed
        return replace(changed, move=offer) if is_move else replace(changed, offer=offer)
    if deed is Arranging.ACCEPT:
        return replace(changed, offer=now.open_offer or now.offer, is_agreed=True, move=None)
    if now.is_agreed and deed is not Arranging.CANCEL:
        return replace(changed, move=None)
    return replace(changed, is_cancelled=True, move=None)


def _refuse_any(now: Arranged, *, at: datetime) -> Refusal | None:
    if now.is_cancelled:
        return Refusal.CANCELLED
    if now.is_over:
        return Refusal.OVER
    return Refusal.PASSED if now.offer.starts_at <= at else None


def _refuse_answer(now: Arranged, deed: Arranging, *, by: UUID, at: datetime) -> Refusal | None:
    offer = now.open_offer
    if offer is None:
        return Refusal.NOTHING_SUGGESTED
    if deed is Arranging.TAKE_BACK:
        return None if offer.by == by else Refusal.NOT_YOURS_TO_TAKE_BACK
    if offer.by == by:
        return Refusal.OWN_SUGGESTION
    return Refusal.PASSED if deed is Arranging.ACCEPT and offer.starts_at <= at else None
