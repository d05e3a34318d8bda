"""What each may do and whose turn it is; exchanging the two exchanges that and nothing else."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.steering.rules import course, deeds
from letsbe.steering.rules.course import Course, Over, Stage, Text, Turn
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.rules.refusals import Refusal, SteeringRefused
from letsbe.steering.tests.values import (
    ADA,
    BEGUN,
    BO,
    CLEO,
    COURSES,
    LOOKING,
    OTHER,
    READY,
    SEEN,
    SOMEBODY,
    TODAY,
    UNDER_WAY,
    WRITTEN,
    exchanged,
    step,
)

ADA_READY = replace(BEGUN, texts={ADA: READY})
SUGGESTED = replace(SEEN, suggested=step(ADA), mark=3)
CLOSED = replace(UNDER_WAY, over=Over.BACK_ON_COURSE)


def back(now: Course, *people: UUID) -> Course:
    return replace(now, back=frozenset(people))


@pytest.mark.parametrize(
    ("now", "stage", "adas", "bos"),
    [
        (BEGUN, Stage.WRITING, Turn.WRITE, Turn.WRITE),
        (ADA_READY, Stage.WRITING, Turn.OTHERS, Turn.WRITE),
        (SEEN, Stage.CHOOSING, Turn.CHOOSE_STEP, Turn.CHOOSE_STEP),
        (SUGGESTED, Stage.CHOOSING, Turn.OTHERS, Turn.ANSWER_STEP),
        (UNDER_WAY, Stage.UNDER_WAY, Turn.NOBODYS, Turn.NOBODYS),
        (LOOKING, Stage.LOOKING, Turn.LOOK_AGAIN, Turn.LOOK_AGAIN),
        (replace(LOOKING, suggested=step(BO)), Stage.LOOKING, Turn.ANSWER_STEP, Turn.OTHERS),
        (back(UNDER_WAY, ADA), Stage.UNDER_WAY, Turn.OTHERS, Turn.ANSWER_BACK),
        (back(BEGUN, BO), Stage.WRITING, Turn.ANSWER_BACK, Turn.OTHERS),
        (CLOSED, Stage.OVER, Turn.NOBODYS, Turn.NOBODYS),
        (replace(LOOKING, is_paused=True), Stage.LOOKING, Turn.NOBODYS, Turn.NOBODYS),
        (replace(LOOKING, is_ended=True), Stage.LOOKING, Turn.NOBODYS, Turn.NOBODYS),
    ],
)
def test_how_far_it_is_and_whose_turn(now: Course, stage: Stage, adas: Turn, bos: Turn) -> None:
    assert now.stage is stage
    assert course.turn(now, of=ADA) is adas
    assert course.turn(now, of=BO) is bos


@pytest.mark.parametrize(
    ("now", "deed", "seen", "why"),
    [
        (replace(BEGUN, texts={ADA: WRITTEN}), CourseDeed.READY, 1, None),
        (replace(BEGUN, texts={ADA: WRITTEN}), CourseDeed.READY, 0, Refusal.TEXT_CHANGED),
        (BEGUN, CourseDeed.READY, 0, Refusal.NOTHING_WRITTEN),
        (ADA_READY, CourseDeed.READY, 1, Refusal.READY_ALREADY),
        (SEEN, CourseDeed.READY, 1, Refusal.SEEN_ALREADY),
        (BEGUN, CourseDeed.NOTHING_TO_ADD, 0, None),
        (
            replace(BEGUN, texts={ADA: WRITTEN}),
            CourseDeed.NOTHING_TO_ADD,
            1,
            Refusal.SOMETHING_WRITTEN,
        ),
        (ADA_READY, CourseDeed.WRITE_ON, 1, None),
        (BEGUN, CourseDeed.WRITE_ON, 0, Refusal.NOT_READY),
        (SEEN, CourseDeed.WRITE_ON, 1, Refusal.SEEN_ALREADY),
        (replace(SEEN, suggested=step(BO)), CourseDeed.AGREE, 2, None),
        (replace(SEEN, suggested=step(BO)), CourseDeed.AGREE, 1, Refusal.MOVED_ON),
        (SEEN, CourseDeed.AGREE, 2, Refusal.NO_STEP),
        (SUGGESTED, CourseDeed.AGREE, 3, Refusal.STEP_YOURS),
        (
            replace(SEEN, suggested=step(BO, days=0)),
            CourseDeed.AGREE,
            2,
            Refusal.DAY_TOO_SOON,
        ),
        (UNDER_WAY, CourseDeed.BACK, 4, None),
        (BEGUN, CourseDeed.BACK, 1, None),
        (back(UNDER_WAY, ADA), CourseDeed.BACK, 4, Refusal.SAID_ALREADY),
        (UNDER_WAY, CourseDeed.BACK, 3, Refusal.MOVED_ON),
        (LOOKING, CourseDeed.NOT_YET, 4, None),
        (back(UNDER_WAY, ADA), CourseDeed.NOT_YET, 4, None),
        (back(UNDER_WAY, BO), CourseDeed.NOT_YET, 4, None),
        (back(BEGUN, BO), CourseDeed.NOT_YET, 1, None),
        (back(SEEN, BO), CourseDeed.NOT_YET, 1, Refusal.MOVED_ON),
        (UNDER_WAY, CourseDeed.NOT_YET, 4, Refusal.NOT_TIME_YET),
        (BEGUN, CourseDeed.TAKE_BACK, 1, None),
        (replace(BEGUN, begun_by=BO), CourseDeed.TAKE_BACK, 1, Refusal.NOT_BEGUN_BY_YOU),
        (
            replace(BEGUN, texts={BO: WRITTEN}),
            CourseDeed.TAKE_BACK,
            1,
            Refusal.OTHER_HAS_BEGUN,
        ),
        (
            replace(BEGUN, texts={BO: Text(is_ready=True)}),
            CourseDeed.TAKE_BACK,
            1,
            Refusal.OTHER_HAS_BEGUN,
        ),
        (
            replace(BEGUN, joined=frozenset({BO})),
            CourseDeed.TAKE_BACK,
            1,
            Refusal.OTHER_HAS_BEGUN,
        ),
        (back(BEGUN, BO), CourseDeed.TAKE_BACK, 1, Refusal.OTHER_HAS_BEGUN),
        (replace(UNDER_WAY, is_paused=True), CourseDeed.BACK, 4, Refusal.PAUSED),
        (replace(UNDER_WAY, is_ended=True), CourseDeed.BACK, 4, Refusal.ENDED),
        (CLOSED, CourseDeed.BACK, 4, Refusal.CLOSED),
    ],
)
def test_one_fact_makes_the_difference(
    now: Course, deed: CourseDeed, seen: int, why: Refusal | None
) -> None:
    assert deeds.refuse(now, deed, by=ADA, seen=seen) is why
    assert deeds.refuse(now, deed, by=CLEO, seen=seen) is Refusal.NOT_ONE_OF_THE_TWO
    if why:
        with pytest.raises(SteeringRefused) as refused:
            deeds.after(now, deed, by=ADA, seen=seen)
        assert refused.value.why is why


@pytest.mark.parametrize(
    ("now", "seen", "why"),
    [
        (BEGUN, 0, None),
        (BEGUN, 1, Refusal.TEXT_CHANGED),
        (ADA_READY, 1, Refusal.READY_ALREADY),
        (SEEN, 1, Refusal.SEEN_ALREADY),
        (replace(BEGUN, is_paused=True), 0, Refusal.PAUSED),
    ],
)
def test_when_ones_words_can_be_kept(now: Course, seen: int, why: Refusal | None) -> None:
    assert deeds.refuse_keeping(now, by=ADA, seen=seen) is why


@pytest.mark.parametrize(
    ("now", "days", "seen", "why"),
    [
        (SEEN, 1, 2, None),
        (SEEN, 184, 2, None),
        (LOOKING, 9, 4, None),
        (SEEN, 0, 2, Refusal.DAY_TOO_SOON),
        (SEEN, 185, 2, Refusal.DAY_TOO_FAR),
        (SEEN, 1, 1, Refusal.MOVED_ON),
        (BEGUN, 1, 1, Refusal.NOT_SEEN_YET),
        (CLOSED, 1, 4, Refusal.CLOSED),
    ],
)
def test_when_a_step_can_be_suggested(
    now: Course, days: int, seen: int, why: Refusal | None
) -> None:
    on = TODAY + timedelta(days=days)
    assert deeds.refuse_suggesting(now, on, by=BO, seen=seen) is why
    if why:
        with pytest.raises(SteeringRefused):
            deeds.after_suggesting(now, step(BO, days=days), seen=seen)
    else:
        after = deeds.after_suggesting(now, step(BO, days=days), seen=seen)
        assert (after.suggested, after.agreed) == (step(BO, days=days), now.agreed)


def test_both_are_shown_at_the_second_ready_and_both_close_it() -> None:
    half = deeds.after(replace(BEGUN, texts={ADA: WRITTEN}), CourseDeed.READY, by=ADA, seen=1)
    whole = deeds.after(half, CourseDeed.NOTHING_TO_ADD, by=BO, seen=0)
    assert (half.is_seen, whole.is_seen) == (False, True)
    assert (half.mark, whole.mark) == (1, 2)

    one = deeds.after(UNDER_WAY, CourseDeed.BACK, by=ADA, seen=4)
    two = deeds.after(one, CourseDeed.BACK, by=BO, seen=4)
    assert (one.over, two.over) == (None, Over.BACK_ON_COURSE)


def test_a_yes_to_another_step_and_not_yet_begin_anew_what_was_said_of_the_last() -> None:
    another = replace(back(LOOKING, ADA), suggested=step(ADA, pk=CLEO))
    after = deeds.after(another, CourseDeed.AGREE, by=BO, seen=4)
    assert (after.agreed, after.back) == (step(ADA, pk=CLEO), frozenset())

    not_yet = deeds.after(back(LOOKING, ADA), CourseDeed.NOT_YET, by=BO, seen=4)
    assert (not_yet.agreed, not_yet.back, not_yet.stage) == (None, frozenset(), Stage.CHOOSING)


@pytest.mark.parametrize("by", [ADA, BO])
def test_before_the_day_not_yet_by_either_leaves_the_step_and_no_word_of_being_back(
    by: UUID,
) -> None:
    after = deeds.after(back(UNDER_WAY, ADA), CourseDeed.NOT_YET, by=by, seen=4)

    assert after == replace(UNDER_WAY, mark=5)


@pytest.mark.parametrize("by", [ADA, BO])
def test_whoever_suggests_another_step_says_not_yet(by: UUID) -> None:
    another = step(by, pk=CLEO)
    after = deeds.after_suggesting(back(UNDER_WAY, ADA), another, seen=4)

    assert (after.suggested, after.back) == (another, frozenset())
    assert course.turn(after, of=OTHER[by]) is Turn.ANSWER_STEP


@given(COURSES, SOMEBODY, st.sampled_from(CourseDeed), st.integers(0, 3))
def test_exchanging_the_two_exchanges_what_each_may_do_and_nothing_else(
    now: Course, by: UUID, deed: CourseDeed, seen: int
) -> None:
    mirror, other = exchanged(now), OTHER[by]

    assert deeds.may(now, by=by) == deeds.may(mirror, by=other)
    assert deeds.may_suggest(now, by=by) == deeds.may_suggest(mirror, by=other)
    assert course.turn(now, of=by) is course.turn(mirror, of=other)
    assert now.stage is mirror.stage
    why = deeds.refuse(now, deed, by=by, seen=seen)
    assert why is deeds.refuse(mirror, deed, by=other, seen=seen)
    if why is None:
        after = deeds.after(now, deed, by=by, seen=seen)
        assert exchanged(after) == deeds.after(mirror, deed, by=other, seen=seen)


@given(COURSES, SOMEBODY)
def test_whoever_has_a_turn_can_do_something_about_it(now: Course, by: UUID) -> None:
    may = deeds.may(now, by=by)
    answers = {
        Turn.WRITE: may & {CourseDeed.READY, CourseDeed.NOTHING_TO_ADD},
        Turn.CHOOSE_STEP: deeds.may_suggest(now, by=by),
        Turn.ANSWER_STEP: deeds.may_suggest(now, by=by),
        Turn.LOOK_AGAIN: may >= {CourseDeed.BACK, CourseDeed.NOT_YET},
        Turn.ANSWER_BACK: may >= {CourseDeed.BACK, CourseDeed.NOT_YET},
    }

    assert answers.get(course.turn(now, of=by), True)
