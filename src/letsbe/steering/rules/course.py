"""A steering as values: how far it is, and whose turn; the same for both of the two."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Stage(StrEnum):
    """How far a round is."""

    WRITING = "writing"
    CHOOSING = "choosing"
    UNDER_WAY = "under_way"
    LOOKING = "looking"
    OVER = "over"


class Over(StrEnum):
    """How a round came to its end."""

    BACK_ON_COURSE = "back_on_course"
    TAKEN_BACK = "taken_back"


class Turn(StrEnum):
    """What waits for one of the two, or that nothing does."""

    WRITE = "write"
    CHOOSE_STEP = "choose_step"
    ANSWER_STEP = "answer_step"
    LOOK_AGAIN = "look_again"
    ANSWER_BACK = "answer_back"
    OTHERS = "others"
    NOBODYS = "nobodys"


YOURS = frozenset(
    {Turn.WRITE, Turn.CHOOSE_STEP, Turn.ANSWER_STEP, Turn.LOOK_AGAIN, Turn.ANSWER_BACK}
)


@dataclass(frozen=True, kw_only=True)
class Text:
    """What one of the two writes alone; `revision` grows whenever its words change."""

    revision: int = 0
    has_words: bool = False
    is_ready: bool = False


NOTHING_YET = Text()


@dataclass(frozen=True)
class Seen:
    """What was on the screen: the round, and the revision of one's text, or the mark."""

    round: UUID
    number: int


@dataclass(frozen=True, kw_only=True)
class Words:
    """What somebody notices and what they would like; either may be left empty."""

    notice: str = ""
    wish: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One next step, who suggests it, and the day to look again."""

    id: UUID
    author: UUID
    look_on: date


@dataclass(frozen=True, kw_only=True)
class Course:
    """One round of a steering on one day. `mark` grows when what lies before both changes."""

    people: frozenset[UUID]
    begun_by: UUID
    today: date
    mark: int = 1
    is_paused: bool = False
    is_ended: bool = False
    texts: Mapping[UUID, Text]
    # Who has said in this round what it is about, besides whoever began it.
    joined: frozenset[UUID] = frozenset()
    suggested: Step | None = None
    agreed: Step | None = None
    back: frozenset[UUID] = frozenset()
    over: Over | None = None

    def text_of(self, person: UUID) -> Text:
        return self.texts.get(person, NOTHING_YET)

    def other(self, person: UUID) -> UUID:
        return next(iter(self.people - {person}))

    @property
    def is_seen(self) -> bool:
        """Say whether both are ready, so that both read both."""
        return all(self.text_of(person).is_ready for person in self.people)

    @property
    def stage(self) -> Stage:
        if self.over:
            return Stage.OVER
        if not self.is_seen:
            return Stage.WRITING
        if self.agreed is None:
            return Stage.CHOOSING
        return Stage.LOOKING if self.agreed.look_on <= self.today else Stage.UNDER_WAY


def turn(now: Course, *, of: UUID) -> Turn:
    """Return what waits for this person, one thing at a time."""
    if now.over or now.is_paused or now.is_ended:
        return Turn.NOBODYS
    if of not in now.back and now.other(of) in now.back:
        return Turn.ANSWER_BACK
    if of in now.back:
        return Turn.OTHERS
    if now.stage is Stage.WRITING:
        return Turn.OTHERS if now.text_of(of).is_ready else Turn.WRITE
    if now.suggested:
        return Turn.OTHERS if now.suggested.author == of else Turn.ANSWER_STEP
    return {Stage.CHOOSING: Turn.CHOOSE_STEP, Stage.LOOKING: Turn.LOOK_AGAIN}.get(
        now.stage, Turn.NOBODYS
    )
