"""At most three things to notice in a talk: what helped, what could open more, what to try."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from letsbe.practice.rules.drills import FIXING, STAYING_WITH
from letsbe.practice.rules.seen import Step
from letsbe_listening import Label

# A turn this long leaves little room for the other.
LONG_WORDS = 60
FEWEST_TO_COMPARE = 3
# What is told of a turn that does several things: the act named first.
_HELPING = (Label.FEELING, Label.REFLECTION, Label.AFFIRMATION, Label.OPEN_QUESTION)
_CLOSING = (Label.MINIMISING, Label.ADVICE, Label.CLOSED_QUESTION)
_ASKING = frozenset({Label.OPEN_QUESTION, Label.CLOSED_QUESTION})


class Try(StrEnum):
    """What to try next time; each is one thing that can be done."""

    ASK_BEFORE_OFFERING = "ask_before_offering"
    GIVE_BACK_BEFORE_ASKING = "give_back_before_asking"
    OPEN_ONE_QUESTION = "open_one_question"
    LEAVE_ROOM = "leave_room"
    NAME_A_STEP = "name_a_step"
    WAIT_A_MOMENT = "wait_a_moment"


@dataclass(frozen=True, slots=True)
class Moment:
    """One turn to look at again: which act of it, and how many words the other said then.

    `label` is None where it is only the length of the turn that may have closed.
    """

    step: Step
    label: Label | None


@dataclass(frozen=True, kw_only=True)
class Noticed:
    helped: Moment | None
    could_open: Moment | None
    try_next: Try | None


def noticed(steps: Sequence[Step], *, words: int, words_of_others: int) -> Noticed:
    """Return what to notice; nothing where there is too little to go by."""
    return Noticed(
        helped=_helped(steps),
        could_open=_could_open(steps),
        try_next=_try_next(steps, is_long=words > words_of_others) if steps else None,
    )


def _helped(steps: Sequence[Step]) -> Moment | None:
    """Return the turn that stayed with the other after which they said most."""
    open_ones = [
        step
        for step in steps
        if STAYING_WITH & step.labels and not FIXING & step.labels and step.words_after
    ]
    if not open_ones:
        return None
    step = max(open_ones, key=lambda one: (one.words_after, -one.turn))
    return Moment(step, next(label for label in _HELPING if label in step.labels))


def _could_open(steps: Sequence[Step]) -> Moment | None:
    """Return the turn that closed most: what was made small, then advice, then a yes or no."""
    for label in _CLOSING:
        closing = [step for step in steps if label in step.labels]
        if label is Label.CLOSED_QUESTION:
            closing = [step for step in closing if not STAYING_WITH & step.labels]
        if closing:
            return Moment(min(closing, key=lambda one: (one.words_after, one.turn)), label)
    longest = max(steps, key=lambda one: one.words, default=None)
    if longest is None or longest.words <= LONG_WORDS:
        return None
    return Moment(longest, None)


def _try_next(steps: Sequence[Step], *, is_long: bool) -> Try:
    def turns(*labels: Label) -> int:
        return sum(bool(step.labels & set(labels)) for step in steps)

    questions = turns(*_ASKING)
    if turns(*FIXING) > 1:
        return Try.ASK_BEFORE_OFFERING
    if questions >= FEWEST_TO_COMPARE and 2 * turns(Label.REFLECTION) < questions:
        return Try.GIVE_BACK_BEFORE_ASKING
    if turns(Label.CLOSED_QUESTION) > max(1, turns(Label.OPEN_QUESTION)):
        return Try.OPEN_ONE_QUESTION
    if is_long:
        return Try.LEAVE_ROOM
    if not turns(Label.AFFIRMATION):
        return Try.NAME_A_STEP
    return Try.WAIT_A_MOMENT
