"""Every order in which two people can do what they may: somebody always has a turn."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from letsbe.steering.rules import course, deeds
from letsbe.steering.rules.course import Course, Stage, Step, Text, Turn
from letsbe.steering.rules.deeds import OF_ONES_TEXT, CourseDeed
from letsbe.steering.tests.values import BEGUN, BOTH, OTHER, STEP_ONE, TODAY

TOMORROW = TODAY + timedelta(days=1)
ANSWERS = {CourseDeed.BACK, CourseDeed.NOT_YET}


def plain(now: Course) -> Course:
    """Return the same without what only counts: so there are only so many."""
    texts = {who: replace(text, revision=0) for who, text in now.texts.items()}
    return replace(now, texts=dict(sorted(texts.items())), mark=1)


def next_ones(now: Course) -> Iterator[Course]:
    """Yield whatever can come next: a press, words, a step, or the next day."""
    for by in sorted(BOTH):
        mine = now.text_of(by)
        for deed in deeds.may(now, by=by):
            seen = mine.revision if deed in OF_ONES_TEXT else now.mark
            yield deeds.after(now, deed, by=by, seen=seen)
        if deeds.refuse_keeping(now, by=by, seen=mine.revision) is None:
            for has_words in (True, False):
                yield replace(now, texts={**now.texts, by: Text(has_words=has_words)})
        if deeds.may_suggest(now, by=by):
            made = Step(id=STEP_ONE, author=by, look_on=TOMORROW)
            yield deeds.after_suggesting(now, made, seen=now.mark)
    yield replace(now, suggested=_nearer(now.suggested), agreed=_nearer(now.agreed))


def _nearer(one: Step | None) -> Step | None:
    # A day goes by: of a course, that is all there is to see of it.
    return replace(one, look_on=TODAY) if one else None


@pytest.fixture(scope="module")
def reached() -> list[Course]:
    """Return all that can come of one that has begun, whatever the order."""
    found: dict[str, Course] = {}
    waiting = [plain(BEGUN)]
    while waiting:
        now = waiting.pop()
        if repr_of(now) not in found:
            found[repr_of(now)] = now
            waiting.extend(plain(one) for one in next_ones(now))
    return list(found.values())


def repr_of(now: Course) -> str:
    return repr([sorted(now.back), replace(now, people=frozenset(), back=frozenset())])


def test_whenever_it_is_open_somebody_has_a_turn_or_a_day_is_waited_for(
    reached: list[Course],
) -> None:
    assert {now.stage for now in reached} == set(Stage)
    for now in reached:
        turns = {course.turn(now, of=person) for person in BOTH}
        is_waiting = now.stage is Stage.UNDER_WAY and turns == {Turn.NOBODYS}
        assert bool(now.over) or is_waiting or bool(turns & course.YOURS)


def test_nobody_is_said_to_wait_for_somebody_who_has_no_turn(reached: list[Course]) -> None:
    for now in reached:
        for person in BOTH:
            if course.turn(now, of=person) is Turn.OTHERS:
                assert course.turn(now, of=OTHER[person]) in course.YOURS


def test_whoever_said_back_and_whoever_is_asked_can_both_say_not_yet(
    reached: list[Course],
) -> None:
    said = [now for now in reached if now.back and not now.over]
    assert said
    for now in said:
        [person] = now.back
        assert CourseDeed.NOT_YET in deeds.may(now, by=person)
        assert deeds.may(now, by=OTHER[person]) >= ANSWERS
        after = deeds.after(now, CourseDeed.NOT_YET, by=OTHER[person], seen=now.mark)
        assert after.back == frozenset()
        assert after.over is None


def test_a_step_that_is_suggested_waits_for_the_other_unless_back_was_said_since(
    reached: list[Course],
) -> None:
    for now in reached:
        if now.suggested and not now.back and not now.over:
            author = now.suggested.author
            assert course.turn(now, of=OTHER[author]) is Turn.ANSWER_STEP
            assert course.turn(now, of=author) is Turn.OTHERS
