from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.meetings.rules.arranging import (
    FARTHEST,
    Arranged,
    Arranging,
    ArrangingRefused,
    Offer,
    Refusal,
    Stage,
    after,
    may,
    refuse,
    refuse_moment,
    refuse_suggesting,
    stage,
    waits_for,
)

ADA, BO, CLEO = (UUID(int=n) for n in (1, 2, 3))
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
SOON, LATER = AT + timedelta(days=1), AT + timedelta(days=2)
OFFER = Offer(starts_at=SOON, minutes=60, by=ADA)
MOVE = Offer(starts_at=LATER, minutes=45, by=BO)
SUGGESTED = Arranged(people=frozenset({ADA, BO}), number=3, offer=OFFER)
AGREED = replace(SUGGESTED, is_agreed=True)
MOVING = replace(AGREED, move=MOVE)

offers = st.builds(
    Offer,
    starts_at=st.integers(-3, 3).map(lambda days: AT + timedelta(days=days)),
    minutes=st.integers(10, 90),
    by=st.sampled_from([ADA, BO]),
)
meetings = st.builds(
    Arranged,
    people=st.just(frozenset({ADA, BO})),
    number=st.integers(1, 4),
    offer=offers,
    is_agreed=st.booleans(),
    move=st.none() | offers,
    is_cancelled=st.booleans(),
    is_resting=st.booleans(),
    is_over=st.booleans(),
).map(lambda now: now if now.is_agreed else replace(now, move=None))


def why(now: Arranged, deed: Arranging, *, by: UUID, seen: int = 3) -> Refusal | None:
    return refuse(now, deed, by=by, seen=seen, at=AT)


def test_a_suggestion_is_answered_by_the_other_and_taken_back_by_who_made_it() -> None:
    answers = {Arranging.ACCEPT, Arranging.ANOTHER_TIME, Arranging.DECLINE}
    assert may(SUGGESTED, by=BO, at=AT) == answers
    assert may(SUGGESTED, by=ADA, at=AT) == {Arranging.ANOTHER_TIME, Arranging.TAKE_BACK}
    assert why(SUGGESTED, Arranging.ACCEPT, by=ADA) is Refusal.OWN_SUGGESTION
    assert why(SUGGESTED, Arranging.DECLINE, by=ADA) is Refusal.OWN_SUGGESTION
    assert why(SUGGESTED, Arranging.TAKE_BACK, by=BO) is Refusal.NOT_YOURS_TO_TAKE_BACK
    assert why(SUGGESTED, Arranging.CANCEL, by=BO) is Refusal.NOT_AGREED


def test_an_agreed_meeting_is_moved_or_cancelled_by_either() -> None:
    for person in (ADA, BO):
        assert may(AGREED, by=person, at=AT) == {Arranging.ANOTHER_TIME, Arranging.CANCEL}
        assert why(AGREED, Arranging.ACCEPT, by=person) is Refusal.NOTHING_SUGGESTED
        assert why(AGREED, Arranging.CANCEL, by=person, seen=1) is None


def test_whose_turn_it_is() -> None:
    assert waits_for(SUGGESTED, at=AT) == BO
    assert waits_for(AGREED, at=AT) is None
    assert waits_for(MOVING, at=AT) == ADA
    assert waits_for(replace(MOVING, is_resting=True), at=AT) is None
    lapsed = replace(MOVING, move=replace(MOVE, starts_at=AT))
    assert waits_for(lapsed, at=AT) is None


@pytest.mark.parametrize(
    ("change", "stands", "reason"),
    [
        ({"is_cancelled": True}, Stage.CANCELLED, Refusal.CANCELLED),
        ({"is_over": True}, Stage.OVER, Refusal.OVER),
        ({"offer": replace(OFFER, starts_at=AT)}, Stage.PASSED, Refusal.PASSED),
        ({"is_resting": True}, Stage.RESTING, Refusal.RESTING),
    ],
)
def test_what_is_gone_or_rests_is_not_answered(
    change: dict[str, object], stands: Stage, reason: Refusal
) -> None:
    now = replace(SUGGESTED, **change)  # type: ignore[arg-type]
    assert stage(now, at=AT) is stands
    assert why(now, Arranging.ACCEPT, by=BO) is reason
    assert why(SUGGESTED, Arranging.ACCEPT, by=BO) is None


def test_a_no_is_free_while_it_rests() -> None:
    resting = replace(SUGGESTED, is_resting=True)
    assert why(resting, Arranging.DECLINE, by=BO) is None
    assert why(resting, Arranging.TAKE_BACK, by=ADA) is None
    assert why(replace(resting, is_agreed=True), Arranging.CANCEL, by=BO) is None
    assert stage(AGREED, at=AT) is Stage.AGREED
    assert stage(SUGGESTED, at=AT) is Stage.SUGGESTED


def test_a_stranger_and_an_old_page_are_refused() -> None:
    assert why(SUGGESTED, Arranging.ACCEPT, by=CLEO) is Refusal.NOT_ONE_OF_THE_TWO
    assert why(SUGGESTED, Arranging.ACCEPT, by=BO, seen=2) is Refusal.CHANGED_SINCE_READ


def test_a_move_to_a_time_that_has_passed_can_be_dropped_and_not_accepted() -> None:
    lapsed = replace(MOVING, move=replace(MOVE, starts_at=AT))
    assert why(lapsed, Arranging.ACCEPT, by=ADA) is Refusal.PASSED
    assert why(lapsed, Arranging.DECLINE, by=ADA) is None


def test_after_each_deed() -> None:
    moved = after(MOVING, Arranging.ACCEPT, by=ADA, seen=3, at=AT)
    assert moved == replace(AGREED, number=4, offer=MOVE)
    stands = after(MOVING, Arranging.DECLINE, by=ADA, seen=3, at=AT)
    assert stands == replace(AGREED, number=4)
    assert after(MOVING, Arranging.TAKE_BACK, by=BO, seen=3, at=AT) == stands
    gone = after(SUGGESTED, Arranging.DECLINE, by=BO, seen=3, at=AT)
    assert gone == replace(SUGGESTED, number=4, is_cancelled=True)
    cancelled = after(MOVING, Arranging.CANCEL, by=BO, seen=3, at=AT)
    assert cancelled == replace(AGREED, number=4, is_cancelled=True)
    another = after(AGREED, Arranging.ANOTHER_TIME, by=BO, seen=3, at=AT, offer=MOVE)
    assert another == replace(MOVING, number=4)
    turned = after(SUGGESTED, Arranging.ANOTHER_TIME, by=BO, seen=3, at=AT, offer=MOVE)
    assert turned == replace(SUGGESTED, number=4, offer=MOVE)


def test_another_time_must_be_one_that_can_be() -> None:
    past = replace(MOVE, starts_at=AT)
    with pytest.raises(ArrangingRefused) as refused:
        after(AGREED, Arranging.ANOTHER_TIME, by=BO, seen=3, at=AT, offer=past)
    assert refused.value.why is Refusal.IN_THE_PAST
    assert refuse_moment(AT + FARTHEST, at=AT) is None
    assert refuse_moment(AT + FARTHEST + timedelta(seconds=1), at=AT) is Refusal.TOO_FAR


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, None),
        ({"is_over": True}, Refusal.OVER),
        ({"is_resting": True}, Refusal.RESTING),
        ({"one_waits": True}, Refusal.SUGGESTED_ALREADY),
        ({"starts_at": AT}, Refusal.IN_THE_PAST),
    ],
)
def test_suggesting(facts: dict[str, object], reason: Refusal | None) -> None:
    usual = {"starts_at": SOON, "is_over": False, "is_resting": False, "one_waits": False}
    said = {**usual, **facts}
    assert refuse_suggesting(at=AT, **said) is reason  # type: ignore[arg-type]


def exchanged(now: Arranged) -> Arranged:
    return replace(now, offer=_other(now.offer), move=now.move and _other(now.move))


def _other(offer: Offer) -> Offer:
    return replace(offer, by=ADA if offer.by == BO else BO)


@given(now=meetings, deed=st.sampled_from(Arranging), seen=st.integers(1, 4))
def test_exchanging_the_two_exchanges_what_each_may_do_and_nothing_else(
    now: Arranged, deed: Arranging, seen: int
) -> None:
    other = exchanged(now)
    assert stage(now, at=AT) is stage(other, at=AT)
    turns = {waits_for(now, at=AT), waits_for(other, at=AT)}
    assert turns in ({None}, {ADA, BO})
    for one, two in ((ADA, BO), (BO, ADA)):
        assert may(now, by=one, at=AT) == may(other, by=two, at=AT)
        reason = refuse(now, deed, by=one, seen=seen, at=AT)
        assert reason == refuse(other, deed, by=two, seen=seen, at=AT)
        if reason is None:
            offer = Offer(starts_at=LATER, minutes=30, by=one)
            there = _other(offer)
            done = after(now, deed, by=one, seen=seen, at=AT, offer=offer)
            mirrored = after(other, deed, by=two, seen=seen, at=AT, offer=there)
            assert exchanged(done) == mirrored


@given(now=meetings, deed=st.sampled_from(Arranging), by=st.sampled_from([ADA, BO]))
def test_what_is_agreed_changes_only_by_the_yes_of_the_other(
    now: Arranged, deed: Arranging, by: UUID
) -> None:
    if refuse(now, deed, by=by, seen=now.number, at=AT):
        return
    done = after(now, deed, by=by, seen=now.number, at=AT, offer=replace(MOVE, by=by))
    assert done.number == now.number + 1
    if now.is_agreed and done.offer != now.offer:
        assert (deed, now.move) == (Arranging.ACCEPT, done.offer)
        assert done.offer.by != by
    if done.is_agreed and not now.is_agreed:
        assert now.offer.by != by
