"""The questions of a first talk: the programme's by theme, and those that each adds."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from letsbe.interviews.rules.answers import Question, refuse_any
from letsbe.interviews.rules.refusals import Refusal
from letsbe.relationships.rules import Bond

MOST_ADDED = 5
# More than an hour's talk is no first talk.
MOST_OF_PROGRAMME = 40
MOST_QUESTION = 300
MOST_HINT = 300


class Theme(StrEnum):
    """The four steps of a first talk, in their order."""

    CAME_HERE = "came_here"
    HELPS = "helps"
    MET = "met"
    HOPES = "hopes"


class Becomes(StrEnum):
    """Which kind of clause an answer would be, by the names that agreements has for them.

    No answer begins "Let's be ...", so none becomes a way of being.
    """

    EXPECTATION = "expectation"
    BOUNDARY = "boundary"
    GOAL = "goal"
    STEERING = "steering"
    PRACTICAL = "practical"


# What somebody asks the other is mostly what they want to be able to count on.
ADDED_BECOMES = Becomes.EXPECTATION


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A question as a programme writes it."""

    theme: Theme
    words: str
    becomes: Becomes
    hint: str = ""


def refuse_adding(bond: Bond, questions: Iterable[Question], *, by: UUID) -> Refusal | None:
    """Return why this person cannot add a question for the other now, or None."""
    if why := refuse_any(bond, by=by):
        return why
    if bond.paused_by:
        return Refusal.PAUSED
    mine = [q for q in questions if q.asked_by == by and not q.is_taken_back]
    return Refusal.TOO_MANY_QUESTIONS if len(mine) >= MOST_ADDED else None


def refuse_taking_back(bond: Bond, question: Question, *, by: UUID) -> Refusal | None:
    """A question can be taken back until the other is ready with it.

    Whether the other has begun in private is not asked: the refusal would tell it.
    """
    if why := refuse_any(bond, by=by):
        return why
    if question.asked_by != by:
        return Refusal.NOT_YOUR_QUESTION
    if question.is_taken_back:
        return Refusal.QUESTION_TAKEN_BACK
    others = bond.people - {by}
    is_ready = any(question.is_ready(other) for other in others)
    return Refusal.READY_MEANWHILE if is_ready else None
