"""A meeting of three: who is asked, whose turn it is, and what each may say; a no is free."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from letsbe.handovers.rules.refusals import HandoverRefused, Refusal

FARTHEST = timedelta(days=366)


class Said(StrEnum):
    YES = "yes"
    ANOTHER_TIME = "another_time"
    NO = "no"


class Stage(StrEnum):
    """How a meeting stands; the same for all three, and no reason is told."""

    OPEN = "open"
    RESTING = "resting"
    AGREED = "agreed"
    PASSED = "passed"
    OVER = "over"


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """What one suggests to two others: the former other, and the next one."""

    writer: UUID
    former: UUID
    next_one: UUID
    number: int
    moment: datetime
    said: Mapping[UUID, Said]
    is_former_asked: bool = True
    # The writer and the next one have paused: nothing is asked of anybody.
    is_resting: bool = False
    is_over: bool = False

    @property
    def others(self) -> frozenset[UUID]:
        return frozenset({self.former, self.next_one})

    @property
    def asked(self) -> frozenset[UUID]:
        return self.others if self.is_former_asked else frozenset({self.next_one})

    @property
    def has_three_yes(self) -> bool:
        return all(self.said.get(person) is Said.YES for person in self.others)


def was_asked(asked_at: datetime | None, *, ended_at: datetime | None, is_paused: bool) -> bool:
    """Say whether a question put to the former other stands now.

    An end takes it back, until the writer presses to ask; a pause lets it rest.
    """
    if asked_at is None or is_paused:
        return False
    return ended_at is None or asked_at >= ended_at


def stage(now: Meeting, *, at: datetime) -> Stage:
    if now.is_over:
        return Stage.OVER
    if now.moment <= at:
        return Stage.PASSED
    if now.has_three_yes:
        return Stage.AGREED
    return Stage.RESTING if now.is_resting else Stage.OPEN


def waits_for(now: Meeting, *, at: datetime) -> frozenset[UUID]:
    """Return whose turn it is: whoever was asked, then the writer."""
    if stage(now, at=at) is not Stage.OPEN:
        return frozenset()
    silent = now.asked - now.said.keys()
    if Said.ANOTHER_TIME in now.said.values():
        return silent | {now.writer}
    return silent or frozenset({now.writer})


def refuse_suggesting(now: Meeting | None, moment: datetime, *, at: datetime) -> Refusal | None:
    """Return why this moment cannot be suggested; `now` is the meeting it would move."""
    if now and now.is_over:
        return Refusal.OVER
    if now and now.is_resting:
        return Refusal.RESTING
    if moment <= at:
        return Refusal.IN_THE_PAST
    return Refusal.TOO_FAR if moment - at > FARTHEST else None


def refuse_asking(now: Meeting, *, is_paused: bool, at: datetime) -> Refusal | None:
    """Return why the former other cannot be asked now, by the writer's own press."""
    if now.is_over:
        return Refusal.OVER
    if now.is_resting:
        return Refusal.RESTING
    if is_paused:
        return Refusal.OTHER_PAUSED
    if now.is_former_asked or now.former in now.said:
        return Refusal.ASKED_ALREADY
    return Refusal.PASSED if now.moment <= at else None


def refuse_answer(
    now: Meeting, said: Said, *, by: UUID, seen: int, at: datetime
) -> Refusal | None:
    """Return why this cannot be said now, or None; `seen` is the suggestion that was read."""
    if by not in now.others:
        return Refusal.NOT_ASKED
    if now.is_over:
        return Refusal.OVER
    # A no is taken at any time, from whoever the question has reached.
    if said is Said.NO:
        return None
    if now.is_resting:
        return Refusal.RESTING
    if by not in now.asked | now.said.keys():
        return Refusal.NOT_ASKED
    return _refuse_time(now, said, by=by, seen=seen, at=at)


def _refuse_time(
    now: Meeting, said: Said, *, by: UUID, seen: int, at: datetime
) -> Refusal | None:
    if seen != now.number:
        return Refusal.MOVED
    if now.moment <= at:
        return Refusal.PASSED
    is_same = said is Said.YES and now.said.get(by) is Said.YES
    return Refusal.SAID_ALREADY if is_same else None


def after(now: Meeting, said: Said, *, by: UUID, seen: int, at: datetime) -> Meeting:
    """Return the meeting after an answer: one no, and it is over. Raise HandoverRefused."""
    if why := refuse_answer(now, said, by=by, seen=seen, at=at):
        raise HandoverRefused(why)
    if said is Said.NO:
        return replace(now, said={}, is_over=True)
    return replace(now, said={**now.said, by: said})
