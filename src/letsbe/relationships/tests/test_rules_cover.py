"""Cover stands when all three said yes; a no is free; no rule asks who supports."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.relationships.rules.covers import (
    CoverDeed,
    Covering,
    CoverStage,
    may,
    refuse,
    refuse_naming,
    refuse_note,
    refuse_withdrawing,
)
from letsbe.relationships.rules.refusals import CoverRefusal

ADA = UUID("018f0000-0000-7000-8000-00000000000a")
BO = UUID("018f0000-0000-7000-8000-00000000000b")
CLEO = UUID("018f0000-0000-7000-8000-00000000000c")
DANA = UUID("018f0000-0000-7000-8000-00000000000d")
TWO = frozenset({ADA, BO})
OTHER = {ADA: BO, BO: ADA, CLEO: CLEO}
COVERINGS = st.builds(
    Covering,
    people=st.just(TWO),
    named=st.just(CLEO),
    said_yes=st.frozensets(st.sampled_from([ADA, BO, CLEO])),
    is_over=st.booleans(),
    is_paused=st.booleans(),
    is_ended=st.booleans(),
)


def covering(*said_yes: UUID, **facts: bool) -> Covering:
    return Covering(people=TWO, named=CLEO, said_yes=frozenset(said_yes), **facts)


def exchanged(now: Covering) -> Covering:
    return Covering(
        people=now.people,
        named=now.named,
        said_yes=frozenset(OTHER[one] for one in now.said_yes),
        is_over=now.is_over,
        is_paused=now.is_paused,
        is_ended=now.is_ended,
    )


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        (covering(), CoverStage.NAMED),
        (covering(ADA, BO), CoverStage.NAMED),
        (covering(CLEO), CoverStage.OFFERED),
        (covering(CLEO, ADA), CoverStage.OFFERED),
        (covering(CLEO, ADA, BO), CoverStage.STANDING),
        (covering(CLEO, ADA, BO, is_over=True), CoverStage.OVER),
        (covering(CLEO, ADA, BO, is_ended=True), CoverStage.OVER),
        (covering(CLEO, ADA, BO, is_paused=True), CoverStage.STANDING),
    ],
)
def test_it_stands_when_all_three_said_yes(now: Covering, stage: CoverStage) -> None:
    assert now.stage is stage


@pytest.mark.parametrize(
    ("now", "deed", "by", "why"),
    [
        (covering(), CoverDeed.YES, CLEO, None),
        (covering(), CoverDeed.YES, ADA, CoverRefusal.COVER_NOT_ASKED_OF_YOU),
        (covering(CLEO), CoverDeed.YES, ADA, None),
        (covering(CLEO), CoverDeed.YES, DANA, CoverRefusal.COVER_NOT_ASKED_OF_YOU),
        (covering(CLEO), CoverDeed.YES, CLEO, CoverRefusal.COVER_ANSWERED),
        (covering(CLEO), CoverDeed.NO, CLEO, None),
        (covering(CLEO, is_paused=True), CoverDeed.YES, ADA, CoverRefusal.COVER_PAUSED),
        (covering(CLEO, is_paused=True), CoverDeed.NO, ADA, None),
        (covering(is_paused=True), CoverDeed.YES, CLEO, None),
        (covering(CLEO), CoverDeed.END, ADA, CoverRefusal.COVER_NOT_STANDING),
        (covering(CLEO, ADA, BO), CoverDeed.END, ADA, None),
        (covering(CLEO, ADA, BO), CoverDeed.END, CLEO, None),
        (covering(CLEO, ADA, BO, is_paused=True), CoverDeed.END, BO, None),
        (covering(CLEO, ADA, BO), CoverDeed.NO, CLEO, CoverRefusal.COVER_STANDS),
        (covering(CLEO, is_over=True), CoverDeed.YES, ADA, CoverRefusal.COVER_OVER),
        (covering(CLEO, is_ended=True), CoverDeed.YES, ADA, CoverRefusal.COVER_OVER),
    ],
)
def test_each_answer_is_refused_or_not_by_one_fact(
    now: Covering, deed: CoverDeed, by: UUID, why: CoverRefusal | None
) -> None:
    assert refuse(now, deed, by=by) is why


@pytest.mark.parametrize(
    ("named", "facts", "why"),
    [
        (CLEO, {}, None),
        (CLEO, {"is_active": False}, CoverRefusal.COVER_NOT_ACTIVE),
        (CLEO, {"has_one": True}, CoverRefusal.COVER_THERE_ALREADY),
        (CLEO, {"is_ended": True}, CoverRefusal.COVER_AFTER_THE_END),
        (ADA, {}, CoverRefusal.COVER_IS_ONE_OF_THE_TWO),
        (BO, {}, CoverRefusal.COVER_IS_ONE_OF_THE_TWO),
    ],
)
def test_nobody_is_named_who_is_one_of_the_two_or_while_somebody_is(
    named: UUID, facts: dict[str, bool], why: CoverRefusal | None
) -> None:
    told = {"is_active": True, "is_ended": False, "has_one": False} | facts
    assert refuse_naming(TWO, named, **told) is why


@pytest.mark.parametrize(
    ("now", "by", "seen", "why"),
    [
        (covering(CLEO, ADA, BO), ADA, 2, None),
        (covering(CLEO, ADA, BO), ADA, 1, CoverRefusal.NOTE_CHANGED),
        (covering(CLEO, ADA, BO), CLEO, 2, CoverRefusal.COVER_NOT_ASKED_OF_YOU),
        (covering(CLEO, ADA), ADA, 2, CoverRefusal.COVER_NOT_STANDING),
        (covering(CLEO, ADA, BO, is_over=True), ADA, 2, CoverRefusal.COVER_OVER),
    ],
)
def test_a_note_is_written_by_one_of_the_two_while_it_stands(
    now: Covering, by: UUID, seen: int, why: CoverRefusal | None
) -> None:
    assert refuse_note(now, by=by, seen=seen, revision=2) is why


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (covering(), None),
        (covering(CLEO, ADA), None),
        (covering(CLEO, ADA, BO), CoverRefusal.COVER_STANDS),
        (covering(is_over=True), CoverRefusal.COVER_OVER),
    ],
)
def test_a_question_is_taken_back_but_nothing_that_stands(
    now: Covering, why: CoverRefusal | None
) -> None:
    assert refuse_withdrawing(now) is why


@given(now=COVERINGS, person=st.sampled_from([ADA, BO, CLEO]))
def test_exchanging_the_two_exchanges_only_what_each_may_do(
    now: Covering, person: UUID
) -> None:
    assert may(now, by=person) == may(exchanged(now), by=OTHER[person])
    assert now.waits_for(person) == exchanged(now).waits_for(OTHER[person])
    assert now.stage is exchanged(now).stage


@given(now=COVERINGS, person=st.sampled_from([ADA, BO]))
def test_before_the_one_named_says_yes_the_two_know_nothing_of_it(
    now: Covering, person: UUID
) -> None:
    if CLEO not in now.said_yes:
        assert may(now, by=person) == frozenset()
        assert not now.is_known_to(person)
        assert not now.waits_for(person)


@given(now=COVERINGS, person=st.sampled_from([ADA, BO, CLEO]))
def test_whoever_is_asked_may_say_no_and_whoever_is_in_it_may_end_it(
    now: Covering, person: UUID
) -> None:
    if now.waits_for(person):
        assert may(now, by=person) == {CoverDeed.YES, CoverDeed.NO}
    if now.stage is CoverStage.STANDING:
        assert may(now, by=person) == {CoverDeed.END}
