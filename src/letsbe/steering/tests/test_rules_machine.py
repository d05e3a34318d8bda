"""Two people press whatever they may, in any order: what must always be so."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from letsbe.relationships.rules import Bond
from letsbe.steering.rules import course, deeds, opening
from letsbe.steering.rules.course import NOTHING_YET, Course, Over, Stage, Step, Turn
from letsbe.steering.rules.deeds import OF_ONES_TEXT, CourseDeed
from letsbe.steering.tests.values import ADA, BEGUN, BOTH, OTHER, SOMEBODY, exchanged


class SteeringBack(RuleBasedStateMachine):
    """One steering with its rounds, and the same with the two exchanged beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.now = BEGUN
        self.mirror = exchanged(BEGUN)
        self.steps = 0
        self.overs: list[Over | None] = []
        self.shown: dict[UUID, course.Text] = {}

    @rule(by=SOMEBODY, deed=st.sampled_from(CourseDeed), stale=st.booleans())
    def press(self, by: UUID, deed: CourseDeed, stale: bool) -> None:
        own = self.now.text_of(by).revision
        seen = (own if deed in OF_ONES_TEXT else self.now.mark) - stale
        why = deeds.refuse(self.now, deed, by=by, seen=seen)
        assert why is deeds.refuse(self.mirror, deed, by=OTHER[by], seen=seen)
        if why is None:
            before = self.now
            self.now = deeds.after(self.now, deed, by=by, seen=seen)
            self.mirror = deeds.after(self.mirror, deed, by=OTHER[by], seen=seen)
            assert self.now.mark >= before.mark

    @rule(by=SOMEBODY, has_words=st.booleans())
    def write(self, by: UUID, has_words: bool) -> None:
        mine = self.now.text_of(by)
        if deeds.refuse_keeping(self.now, by=by, seen=mine.revision) is None:
            text = replace(mine, revision=mine.revision + 1, has_words=has_words)
            self.now = replace(self.now, texts={**self.now.texts, by: text})
            self.mirror = exchanged(self.now)

    @rule(by=SOMEBODY, days=st.integers(-1, 20))
    def suggest(self, by: UUID, days: int) -> None:
        look_on = self.now.today + timedelta(days=days)
        seen = self.now.mark
        if deeds.refuse_suggesting(self.now, look_on, by=by, seen=seen) is None:
            self.steps += 1
            made = Step(id=uuid5(ADA, str(self.steps)), author=by, look_on=look_on)
            self.now = deeds.after_suggesting(self.now, made, seen=seen)
            self.mirror = exchanged(self.now)

    @rule(by=SOMEBODY)
    def say_it_has_come_back(self, by: UUID) -> None:
        bond = Bond(people=BOTH)
        overs = [*self.overs, self.now.over]
        if opening.refuse_again(bond, by=by, overs=overs, is_another_open=False) is None:
            self.overs = overs
            self.now = Course(
                people=BOTH, begun_by=by, today=self.now.today, mark=self.now.mark + 1, texts={}
            )
            self.mirror, self.shown = exchanged(self.now), {}

    @rule(days=st.integers(1, 15))
    def let_days_go_by(self, days: int) -> None:
        today = self.now.today + timedelta(days=days)
        self.now = replace(self.now, today=today)
        self.mirror = replace(self.mirror, today=today)

    @invariant()
    def the_two_are_alike(self) -> None:
        assert exchanged(self.now) == self.mirror
        for person in BOTH:
            assert deeds.may(self.now, by=person) == deeds.may(self.mirror, by=OTHER[person])

    @invariant()
    def what_both_have_seen_never_changes(self) -> None:
        if self.now.is_seen:
            self.shown = self.shown or dict(self.now.texts)
            assert self.shown == dict(self.now.texts)

    @invariant()
    def it_closes_only_with_both(self) -> None:
        if self.now.over is Over.BACK_ON_COURSE:
            assert self.now.back == BOTH
        if self.now.over is Over.TAKEN_BACK:
            assert self.now.text_of(OTHER[self.now.begun_by]) in {
                NOTHING_YET,
                replace(self.now.text_of(OTHER[self.now.begun_by]), has_words=False),
            }

    @invariant()
    def nobody_waits_for_nobody(self) -> None:
        """While one waits for the other, the other has something to do."""
        for person in BOTH:
            if course.turn(self.now, of=person) is Turn.OTHERS:
                assert course.turn(self.now, of=OTHER[person]) in course.YOURS

    @invariant()
    def a_step_is_there_only_once_both_have_read(self) -> None:
        if self.now.agreed or self.now.suggested:
            assert self.now.is_seen
        if self.now.stage in {Stage.UNDER_WAY, Stage.LOOKING}:
            assert self.now.agreed


TestSteeringBack = SteeringBack.TestCase
TestSteeringBack.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
