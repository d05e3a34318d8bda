"""A proposal on its way: the steps it takes, and what a coordinator may do with it."""

from enum import StrEnum
from uuid import UUID

from letsbe.introductions.rules.refusals import Refusal


class Step(StrEnum):
    """How far a proposal is, in the order in which it is made."""

    WAITING = "waiting"
    READING = "reading"
    MATCHING = "matching"
    WRITING = "writing"
    DONE = "done"
    FAILED = "failed"

    @property
    def is_final(self) -> bool:
        return self in {Step.DONE, Step.FAILED}


def refuse_asking(*, is_under_way: bool, looking: int) -> Refusal | None:
    if is_under_way:
        return Refusal.UNDER_WAY
    return None if looking else Refusal.NOBODY_LOOKS


def refuse_vouching(
    step: Step, *, is_newest: bool, peer: UUID, supporters: list[UUID], by: UUID, is_shown: bool
) -> Refusal | None:
    """Whoever vouches for a short list is on no side of it."""
    if step is not Step.DONE:
        return Refusal.NOT_READY
    if not is_newest:
        return Refusal.NEWER_ONE
    if is_shown:
        return Refusal.SHOWN_ALREADY
    if by == peer:
        return Refusal.ONESELF
    if not supporters:
        return Refusal.NOTHING_TO_SHOW
    return Refusal.ONESELF if set(supporters) == {by} else None


class WishKind(StrEnum):
    """What a coordinator wishes of two: that they are proposed, or that they are not."""

    TOGETHER = "together"
    APART = "apart"
