from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.handovers.rules import three
from letsbe.handovers.rules.refusals import HandoverRefused, Refusal
from letsbe.handovers.rules.three import Meeting, Said, Stage

ADA, BO, CLEO, DANA = (UUID(int=number) for number in (1, 2, 3, 4))
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
YES, LATER, NO = Said.YES, Said.ANOTHER_TIME, Said.NO
THREE = Meeting(
    writer=ADA, former=BO, next_one=CLEO, number=2, moment=AT + timedelta(days=7), said={}
)
meetings = st.builds(
    Meeting,
    writer=st.just(ADA),
    former=st.just(BO),
    next_one=st.just(CLEO),
    number=st.integers(1, 3),
    moment=st.sampled_from([AT - timedelta(days=1), AT, AT + timedelta(days=1)]),
    said=st.dictionaries(st.sampled_from([BO, CLEO]), st.sampled_from([YES, LATER])),
    is_former_asked=st.booleans(),
    is_resting=st.booleans(),
    is_over=st.booleans(),
)


def said(bo: Said | None = None, cleo: Said | None = None) -> Meeting:
    answers = {person: each for person, each in ((BO, bo), (CLEO, cleo)) if each}
    return replace(THREE, said=MappingProxyType(answers))


def refused(now: Meeting, word: Said, by: UUID, seen: int = 2) -> Refusal | None:
    return three.refuse_answer(now, word, by=by, seen=seen, at=AT)


@pytest.mark.parametrize(
    ("now", "whose"),
    [
        (THREE, {BO, CLEO}),
        (said(bo=YES), {CLEO}),
        (said(cleo=YES), {BO}),
        (said(bo=YES, cleo=YES), set()),
        (said(bo=LATER), {ADA, CLEO}),
        (said(bo=LATER, cleo=YES), {ADA}),
        (replace(THREE, is_former_asked=False), {CLEO}),
        (replace(said(cleo=YES), is_former_asked=False), {ADA}),
        (replace(THREE, is_resting=True), set()),
        (replace(THREE, is_over=True), set()),
        (replace(THREE, moment=AT), set()),
    ],
)
def test_whose_turn_it_is(now: Meeting, whose: set[UUID]) -> None:
    assert three.waits_for(now, at=AT) == whose


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        (THREE, Stage.OPEN),
        (said(bo=YES, cleo=YES), Stage.AGREED),
        (replace(said(bo=YES, cleo=YES), is_resting=True), Stage.AGREED),
        (replace(THREE, is_resting=True), Stage.RESTING),
        (replace(said(bo=YES, cleo=YES), moment=AT), Stage.PASSED),
        (replace(said(bo=YES, cleo=YES), is_over=True), Stage.OVER),
    ],
)
def test_how_it_stands(now: Meeting, stage: Stage) -> None:
    assert three.stage(now, at=AT) is stage


@pytest.mark.parametrize("by", [BO, CLEO])
@pytest.mark.parametrize("word", [YES, LATER, NO])
def test_either_of_the_others_says_what_they_like(by: UUID, word: Said) -> None:
    after = three.after(THREE, word, by=by, seen=2, at=AT)

    assert after.is_over is (word is NO)
    assert after.said == ({} if word is NO else {by: word})


@pytest.mark.parametrize(
    ("now", "by", "seen", "why"),
    [
        (THREE, ADA, 2, Refusal.NOT_ASKED),
        (THREE, DANA, 2, Refusal.NOT_ASKED),
        (replace(THREE, is_over=True), BO, 2, Refusal.OVER),
        (replace(THREE, is_resting=True), BO, 2, Refusal.RESTING),
        (replace(THREE, is_former_asked=False), BO, 2, Refusal.NOT_ASKED),
        (THREE, BO, 1, Refusal.MOVED),
        (replace(THREE, moment=AT), BO, 2, Refusal.PASSED),
        (said(bo=YES), BO, 2, Refusal.SAID_ALREADY),
        (said(bo=LATER), BO, 2, None),
        (replace(said(bo=LATER), is_former_asked=False), BO, 2, None),
        (replace(THREE, is_former_asked=False), CLEO, 2, None),
    ],
)
def test_each_reason_why_a_yes_is_not_taken(
    now: Meeting, by: UUID, seen: int, why: Refusal | None
) -> None:
    assert refused(now, YES, by, seen) is why


def test_a_refused_answer_changes_nothing() -> None:
    with pytest.raises(HandoverRefused) as refused_:
        three.after(THREE, YES, by=ADA, seen=2, at=AT)
    assert refused_.value.why is Refusal.NOT_ASKED


def test_another_line_may_follow_and_a_yes_may_become_a_no() -> None:
    assert refused(said(bo=LATER), LATER, BO) is None
    assert refused(said(bo=YES), LATER, BO) is None
    assert refused(said(bo=YES), NO, BO) is None


@given(now=meetings, by=st.sampled_from([BO, CLEO]), seen=st.integers(0, 3))
def test_a_no_is_taken_at_any_time_until_it_is_over(now: Meeting, by: UUID, seen: int) -> None:
    assert refused(now, NO, by, seen) is (Refusal.OVER if now.is_over else None)


@given(now=meetings, word=st.sampled_from(Said), by=st.sampled_from([ADA, BO, CLEO]))
def test_after_a_no_nothing_is_left_that_tells_whose_it_was(
    now: Meeting, word: Said, by: UUID
) -> None:
    if refused(now, word, by, now.number):
        return
    after = three.after(now, word, by=by, seen=now.number, at=AT)
    if word is NO:
        assert (after.said, after.is_over) == ({}, True)
        assert three.waits_for(after, at=AT) == frozenset()
        assert after == three.after(now, NO, by=({BO, CLEO} - {by}).pop(), seen=0, at=AT)


def exchanged(now: Meeting) -> Meeting:
    other = {BO: CLEO, CLEO: BO}
    answers: Mapping[UUID, Said] = {other[p]: word for p, word in now.said.items()}
    return replace(now, former=now.next_one, next_one=now.former, said=answers)


@given(
    now=meetings.map(lambda one: replace(one, is_former_asked=True)),
    word=st.sampled_from(Said),
    by=st.sampled_from([ADA, BO, CLEO]),
    seen=st.integers(1, 3),
)
def test_exchanging_the_two_others_exchanges_what_each_may_do_and_nothing_else(
    now: Meeting, word: Said, by: UUID, seen: int
) -> None:
    swapped = exchanged(now)
    other = {ADA: ADA, BO: CLEO, CLEO: BO}

    assert refused(now, word, by, seen) == refused(swapped, word, other[by], seen)
    assert {other[p] for p in three.waits_for(now, at=AT)} == three.waits_for(swapped, at=AT)


@pytest.mark.parametrize(
    ("now", "away", "why"),
    [
        (None, timedelta(0), Refusal.IN_THE_PAST),
        (None, timedelta(seconds=1), None),
        (None, three.FARTHEST, None),
        (None, three.FARTHEST + timedelta(seconds=1), Refusal.TOO_FAR),
        (THREE, timedelta(days=1), None),
        (replace(THREE, is_over=True), timedelta(days=1), Refusal.OVER),
        (replace(THREE, is_resting=True), timedelta(days=1), Refusal.RESTING),
    ],
)
def test_each_reason_why_a_moment_cannot_be_suggested(
    now: Meeting | None, away: timedelta, why: Refusal | None
) -> None:
    assert three.refuse_suggesting(now, AT + away, at=AT) is why


UNASKED = replace(THREE, is_former_asked=False)


@pytest.mark.parametrize(
    ("now", "is_paused", "why"),
    [
        (UNASKED, False, None),
        (UNASKED, True, Refusal.OTHER_PAUSED),
        (THREE, False, Refusal.ASKED_ALREADY),
        (replace(said(bo=YES), is_former_asked=False), False, Refusal.ASKED_ALREADY),
        (replace(UNASKED, is_over=True), False, Refusal.OVER),
        (replace(UNASKED, is_resting=True), False, Refusal.RESTING),
        (replace(UNASKED, moment=AT), False, Refusal.PASSED),
    ],
)
def test_each_reason_why_the_former_other_cannot_be_asked(
    now: Meeting, is_paused: bool, why: Refusal | None
) -> None:
    assert three.refuse_asking(now, is_paused=is_paused, at=AT) is why


@pytest.mark.parametrize(
    ("asked_at", "ended_at", "is_paused", "stands"),
    [
        (None, None, False, False),
        (AT, None, False, True),
        (AT, None, True, False),
        (AT, AT + timedelta(days=1), False, False),
        (AT, AT, False, True),
        (AT + timedelta(days=1), AT, False, True),
    ],
)
def test_an_end_takes_a_question_back_until_the_writer_presses(
    asked_at: datetime | None, ended_at: datetime | None, is_paused: bool, stands: bool
) -> None:
    assert three.was_asked(asked_at, ended_at=ended_at, is_paused=is_paused) is stands
