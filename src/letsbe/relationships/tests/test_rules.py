"""Stages and what either may do alone; the same for both, whatever part they play."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.relationships.rules import (
    Answer,
    Asking,
    AskingRefusal,
    Bond,
    Deed,
    Kind,
    Refusal,
    RelationshipRefused,
    Stage,
    Standing,
    after,
    may,
    pair_of,
    refuse,
    refuse_answer,
    refuse_asking,
)

ADA = UUID("018f0000-0000-7000-8000-00000000000a")
BO = UUID("018f0000-0000-7000-8000-00000000000b")
CLEO = UUID("018f0000-0000-7000-8000-00000000000c")
DANA = UUID("018f0000-0000-7000-8000-00000000000d")
OTHER = {ADA: BO, BO: ADA}
SOME = st.frozensets(st.sampled_from([ADA, BO]))
BONDS = st.builds(
    Bond,
    people=st.just(frozenset({ADA, BO})),
    is_agreed=st.booleans(),
    paused_by=SOME,
    ending_by=SOME,
    is_ended=st.booleans(),
)


def bond(**facts: Any) -> Bond:
    return Bond(people=frozenset({ADA, BO}), **facts)


def by(*people: UUID) -> frozenset[UUID]:
    return frozenset(people)


def exchanged(now: Bond) -> Bond:
    return Bond(
        people=now.people,
        is_agreed=now.is_agreed,
        paused_by=frozenset(OTHER[p] for p in now.paused_by),
        ending_by=frozenset(OTHER[p] for p in now.ending_by),
        is_ended=now.is_ended,
    )


def outcome(now: Bond, deed: Deed, person: UUID) -> Bond | object:
    try:
        return after(now, deed, by=person)
    except RelationshipRefused as refused:
        return refused.why


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ({}, Stage.GETTING_ACQUAINTED),
        ({"is_agreed": True}, Stage.AGREED),
        ({"is_agreed": True, "ending_by": by(BO)}, Stage.ENDING),
        ({"ending_by": by(ADA)}, Stage.ENDING),
        ({"is_agreed": True, "paused_by": by(ADA)}, Stage.PAUSED),
        ({"ending_by": by(ADA), "paused_by": by(BO)}, Stage.PAUSED),
        ({"is_agreed": True, "paused_by": by(ADA), "is_ended": True}, Stage.ENDED),
    ],
)
def test_the_stage_follows_from_the_facts(facts: dict[str, Any], stage: Stage) -> None:
    assert bond(**facts).stage is stage
    assert bond(**facts).is_open is (stage not in {Stage.PAUSED, Stage.ENDED})


@pytest.mark.parametrize(
    ("deed", "facts", "why"),
    [
        (Deed.PAUSE, {}, None),
        (Deed.PAUSE, {"paused_by": by(BO)}, None),
        (Deed.PAUSE, {"paused_by": by(ADA)}, Refusal.PAUSED_ALREADY),
        (Deed.RESUME, {"paused_by": by(ADA)}, None),
        (Deed.RESUME, {"paused_by": by(BO)}, Refusal.NOT_PAUSED_BY_YOU),
        (Deed.RESUME, {}, Refusal.NOT_PAUSED_BY_YOU),
        (Deed.OFFER_ENDING, {}, None),
        (Deed.OFFER_ENDING, {"ending_by": by(BO)}, None),
        (Deed.OFFER_ENDING, {"ending_by": by(ADA)}, Refusal.ENDING_ALREADY),
        (Deed.TAKE_ENDING_BACK, {"ending_by": by(ADA)}, None),
        (Deed.TAKE_ENDING_BACK, {"ending_by": by(BO)}, Refusal.NO_ENDING_OF_YOURS),
        (Deed.END, {}, None),
        (Deed.END, {"paused_by": by(BO)}, None),
        (Deed.END, {"ending_by": by(BO)}, None),
        *[(deed, {"is_ended": True}, Refusal.ENDED) for deed in Deed],
    ],
)
def test_each_refusal_differs_from_its_success_by_one_fact(
    deed: Deed, facts: dict[str, Any], why: Refusal | None
) -> None:
    assert refuse(bond(**facts), deed, by=ADA) is why


@pytest.mark.parametrize("deed", list(Deed))
def test_nobody_else_changes_the_course_of_two(deed: Deed) -> None:
    assert refuse(bond(), deed, by=CLEO) is Refusal.NOT_ONE_OF_THE_TWO
    assert may(bond(), by=CLEO) == frozenset()


def test_a_pause_lasts_until_each_who_asked_for_it_lifts_it() -> None:
    both = after(after(bond(is_agreed=True), Deed.PAUSE, by=ADA), Deed.PAUSE, by=BO)
    one = after(both, Deed.RESUME, by=ADA)
    assert one.stage is Stage.PAUSED
    assert after(one, Deed.RESUME, by=BO).stage is Stage.AGREED


def test_an_ending_that_was_offered_can_be_taken_back() -> None:
    offered = after(bond(is_agreed=True), Deed.OFFER_ENDING, by=ADA)
    assert offered.stage is Stage.ENDING
    assert after(offered, Deed.TAKE_ENDING_BACK, by=ADA) == bond(is_agreed=True)


@given(now=BONDS, person=st.sampled_from([ADA, BO]))
def test_while_it_lasts_either_may_end_it_alone(now: Bond, person: UUID) -> None:
    assert (Deed.END in may(now, by=person)) is not now.is_ended


@given(now=BONDS, deed=st.sampled_from(Deed), person=st.sampled_from([ADA, BO]))
def test_exchanging_the_two_exchanges_what_each_may_do_and_nothing_else(
    now: Bond, deed: Deed, person: UUID
) -> None:
    mirror, other = exchanged(now), OTHER[person]
    assert mirror.stage is now.stage
    assert may(mirror, by=other) == may(now, by=person)
    found, seen_by_other = outcome(now, deed, person), outcome(mirror, deed, other)
    assert seen_by_other == (exchanged(found) if isinstance(found, Bond) else found)


@given(now=BONDS, person=st.sampled_from([ADA, BO, CLEO]))
def test_what_one_may_do_is_what_is_not_refused(now: Bond, person: UUID) -> None:
    done = {deed for deed in Deed if isinstance(outcome(now, deed, person), Bond)}
    assert done == may(now, by=person)


@given(now=BONDS, deed=st.sampled_from(Deed), person=st.sampled_from([ADA, BO]))
def test_what_one_says_about_pausing_and_ending_is_never_said_for_the_other(
    now: Bond, deed: Deed, person: UUID
) -> None:
    then = outcome(now, deed, person)
    if isinstance(then, Bond):
        other = OTHER[person]
        assert (other in then.paused_by) is (other in now.paused_by)
        assert (other in then.ending_by) is (other in now.ending_by)


@pytest.mark.parametrize(
    ("adas", "said", "why"),
    [
        (Answer.NOT_YET, Answer.YES, None),
        (Answer.NOT_YET, Answer.NO, None),
        (Answer.YES, Answer.NO, None),
        (Answer.YES, Answer.YES, AskingRefusal.ANSWERED),
        (Answer.NO, Answer.YES, AskingRefusal.ANSWERED),
        (Answer.NO, Answer.NO, AskingRefusal.ANSWERED),
    ],
)
@pytest.mark.parametrize("bos", list(Answer))
def test_each_answers_for_themselves_and_a_yes_can_become_a_no(
    adas: Answer, said: Answer, why: AskingRefusal | None, bos: Answer
) -> None:
    asking = Asking(answers={ADA: adas, BO: bos}, is_closed=False)
    assert refuse_answer(asking, said, by=ADA, both_active=True, together=False) is why


@pytest.mark.parametrize("said", [Answer.YES, Answer.NO])
@pytest.mark.parametrize("adas", list(Answer))
def test_what_has_begun_or_was_closed_is_not_answered_any_more(
    said: Answer, adas: Answer
) -> None:
    closed = Asking(answers={ADA: adas, BO: Answer.YES}, is_closed=True)
    why = refuse_answer(closed, said, by=ADA, both_active=True, together=False)
    assert why is AskingRefusal.CLOSED


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"both_active": False}, AskingRefusal.NOT_ACTIVE),
        ({"together": True}, AskingRefusal.TOGETHER_ALREADY),
    ],
)
@pytest.mark.parametrize("bos", list(Answer))
def test_a_yes_that_cannot_begin_is_refused_whatever_the_other_said_and_a_no_never(
    facts: dict[str, bool], why: AskingRefusal, bos: Answer
) -> None:
    asking = Asking(answers={ADA: Answer.NOT_YET, BO: bos}, is_closed=False)
    usual = {"both_active": True, "together": False}
    assert refuse_answer(asking, Answer.YES, by=ADA, **(usual | facts)) is why
    assert refuse_answer(asking, Answer.NO, by=ADA, **(usual | facts)) is None


def test_a_pair_is_spelled_the_same_whoever_is_named_first() -> None:
    assert pair_of(ADA, BO) == pair_of(BO, ADA)
    assert len({pair_of(ADA, BO), pair_of(ADA, CLEO), pair_of(BO, CLEO)}) == 3


@pytest.mark.parametrize(
    ("adas", "bos", "begins"),
    [
        (Answer.YES, Answer.YES, True),
        (Answer.YES, Answer.NOT_YET, False),
        (Answer.NO, Answer.YES, False),
        (Answer.NOT_YET, Answer.NOT_YET, False),
    ],
)
def test_it_begins_only_with_two_yes(adas: Answer, bos: Answer, begins: bool) -> None:
    assert Asking(answers={ADA: adas, BO: bos}, is_closed=False).has_two_yes is begins


@pytest.mark.parametrize(
    ("other", "facts", "why"),
    [
        (BO, {}, None),
        (ADA, {}, AskingRefusal.SAME_PERSON),
        (BO, {"both_active": False}, AskingRefusal.NOT_ACTIVE),
        (BO, {"is_vouched_for": False}, AskingRefusal.NOT_VOUCHED_FOR),
        (BO, {"together": True}, AskingRefusal.TOGETHER_ALREADY),
        (BO, {"asked": True}, AskingRefusal.ASKED_ALREADY),
    ],
)
def test_two_people_are_asked_unless_one_thing_stands_against_it(
    other: UUID, facts: dict[str, bool], why: AskingRefusal | None
) -> None:
    assert refuse_asking(Kind.SUPPORT, ADA, other, by=DANA, now=Standing(**facts)) is why


@pytest.mark.parametrize(
    ("kind", "by", "why"),
    [
        (Kind.SUPPORT, DANA, None),
        (Kind.SUPPORT, ADA, AskingRefusal.ONESELF),
        (Kind.SUPPORT, BO, AskingRefusal.ONESELF),
        (Kind.SUPERVISION, BO, None),
    ],
)
def test_whoever_coordinates_begins_no_peer_support_of_their_own(
    kind: Kind, by: UUID, why: AskingRefusal | None
) -> None:
    assert refuse_asking(kind, ADA, BO, by=by, now=Standing()) is why
