"""A first talk as its pages show it: each question with where both stand, and what is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from letsbe.interviews.forms import THEME_TITLES
from letsbe.interviews.models import Answer
from letsbe.interviews.queries import Opened, OpenedInterview
from letsbe.interviews.rules import answers
from letsbe.interviews.rules.answers import AnswerDeed, Standing
from letsbe.interviews.rules.questions import Theme
from letsbe.relationships.queries.sides import Side, Sides

ADDED_TITLE = _("What we ask each other")


@dataclass(frozen=True, kw_only=True)
class ShownAnswer:
    """An answer both can read; words None: they do not open, is_gone: taken away."""

    row: Answer
    by: Side
    words: str | None

    @property
    def is_gone(self) -> bool:
        return self.row.words_sealed is None


@dataclass(frozen=True, kw_only=True)
class ShownQuestion:
    """A question for one of the two. `state`: shown, passed_over, yours, waiting or open."""

    opened: Opened
    sides: Sides
    state: str

    @property
    def id(self) -> UUID:
        return self.opened.id

    @property
    def words(self) -> str | None:
        return self.opened.words

    @property
    def hint(self) -> str:
        return self.opened.hint

    @property
    def asked_by(self) -> Side | None:
        asked_by = self.opened.value.asked_by
        return next((side for side in self.sides.both if side.id == asked_by), None)

    @property
    def standing(self) -> Standing:
        return self.opened.value.of(self.sides.me.id).standing

    @property
    def version(self) -> int:
        return self.opened.value.of(self.sides.me.id).version

    @property
    def has_words(self) -> bool:
        return self.opened.value.of(self.sides.me.id).has_words

    @property
    def my_words(self) -> str | None:
        return self.opened.own_words(self.sides.me.id)

    @property
    def is_other_ready(self) -> bool:
        return self.opened.value.is_ready(self.sides.other.id)

    @property
    def is_taken_back(self) -> bool:
        return self.opened.value.is_taken_back

    @property
    def may(self) -> frozenset[AnswerDeed]:
        return answers.may(self.opened.bond, self.opened.value, by=self.sides.me.id)

    @property
    def answers(self) -> list[tuple[Side, ShownAnswer | None]]:
        """Return both sides with what each shows; None for whoever skipped."""
        return [(side, self._shown(side)) for side in self.sides.both]

    def _shown(self, side: Side) -> ShownAnswer | None:
        row = self.opened.shown_of(side.id)
        words = self.opened.own_words(side.id) if row else None
        return ShownAnswer(row=row, by=side, words=words) if row else None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One theme with its questions; `theme` None: what the two ask each other."""

    theme: Theme | None
    title: str | Promise
    questions: list[ShownQuestion]


def steps_of(interview: OpenedInterview, sides: Sides) -> list[Step]:
    """Return the themes that have questions, in their order; what each added comes last."""
    shown = [shown_question(o, sides) for o in interview.questions if not o.value.is_taken_back]
    titles = [*THEME_TITLES.items(), (None, ADDED_TITLE)]
    steps = [
        Step(theme=theme, title=title, questions=_of_theme(shown, theme))
        for theme, title in titles
    ]
    return [step for step in steps if step.questions]


def left_over(interview: OpenedInterview, sides: Sides) -> list[ShownQuestion]:
    """Return what was taken back while this person had something written to it."""
    return [
        shown_question(opened, sides)
        for opened in interview.questions
        if opened.value.is_taken_back and opened.value.of(sides.me.id).has_words
    ]


def shown_question(opened: Opened, sides: Sides) -> ShownQuestion:
    return ShownQuestion(opened=opened, sides=sides, state=_state(opened, sides))


def _of_theme(shown: Iterable[ShownQuestion], theme: Theme | None) -> list[ShownQuestion]:
    return [question for question in shown if question.opened.theme is theme]


def _state(opened: Opened, sides: Sides) -> str:
    value = opened.value
    if opened.between is not answers.Between.OPEN:
        return opened.between.value
    if value.is_ready(sides.me.id):
        return "waiting"
    return "yours" if value.is_ready(sides.other.id) else "open"
