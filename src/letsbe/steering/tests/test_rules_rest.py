"""Opening, coming back, who is shown what, and the watch for drift."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.relationships.rules import Bond
from letsbe.steering.rules import drift, joining, opening
from letsbe.steering.rules.course import Course, Over, Text
from letsbe.steering.rules.drift import Drift, Facts, Watch
from letsbe.steering.rules.joining import Own, Showing
from letsbe.steering.rules.opening import About, Opening
from letsbe.steering.rules.refusals import Refusal
from letsbe.steering.tests.values import (
    ADA,
    BEGUN,
    BO,
    BOTH,
    CLEO,
    COURSES,
    OTHER,
    SEEN,
    SOMEBODY,
    STEP_ONE,
    TODAY,
    WRITTEN,
    exchanged,
)

BOND = Bond(people=BOTH)
PAUSED = Bond(people=BOTH, paused_by=frozenset({BO}))
ENDED = Bond(people=BOTH, is_ended=True)
WORDS, CLAUSE = About(words="Our Tuesdays."), About(clause=STEP_ONE)
CLOSED = Over.BACK_ON_COURSE
WATCH = Watch(is_open=True, is_steering=False)
MINE = Own(Showing.NOTICE, STEP_ONE)
ALL = Facts(
    gone_by=2,
    first_gone_by_on=TODAY - timedelta(days=14),
    last_gone_by_on=TODAY - timedelta(days=7),
    falling_on=TODAY - timedelta(days=7),
    review_on=TODAY - timedelta(days=14),
)


@pytest.mark.parametrize(
    ("bond", "now", "about", "verdict"),
    [
        (BOND, None, WORDS, Opening.BEGIN),
        (BOND, None, CLAUSE, Opening.BEGIN),
        (BOND, None, About(clause=CLEO), Refusal.NOT_IN_FORCE),
        (PAUSED, None, WORDS, Refusal.PAUSED),
        (ENDED, None, WORDS, Refusal.ENDED),
        (BOND, BEGUN, WORDS, Opening.JOIN),
        (BOND, replace(BEGUN, texts={BO: WRITTEN}), WORDS, Refusal.OPEN_ALREADY),
        (BOND, replace(BEGUN, texts={BO: Text(is_ready=True)}), WORDS, Refusal.OPEN_ALREADY),
        (BOND, replace(BEGUN, joined=frozenset({BO})), WORDS, Refusal.OPEN_ALREADY),
        (BOND, replace(BEGUN, back=frozenset({BO})), WORDS, Refusal.OPEN_ALREADY),
        (BOND, replace(BEGUN, begun_by=BO), WORDS, Refusal.OPEN_ALREADY),
        (BOND, SEEN, WORDS, Refusal.OPEN_ALREADY),
    ],
)
def test_what_opening_one_does(
    bond: Bond, now: Course | None, about: About, verdict: Opening | Refusal
) -> None:
    in_force = {STEP_ONE: 1}
    assert opening.opening(bond, now, about, by=BO, in_force=in_force) is verdict
    strangers = opening.opening(bond, now, about, by=CLEO, in_force=in_force)
    assert strangers is Refusal.NOT_ONE_OF_THE_TWO


@pytest.mark.parametrize(
    ("bond", "overs", "is_another_open", "why"),
    [
        (BOND, [CLOSED], False, None),
        (BOND, [CLOSED], True, Refusal.OPEN_ALREADY),
        (BOND, [None], True, Refusal.OPEN_ALREADY),
        (BOND, [CLOSED, None], False, Refusal.OPEN_ALREADY),
        (BOND, [Over.TAKEN_BACK], False, Refusal.TAKEN_BACK),
        (BOND, [CLOSED, Over.TAKEN_BACK], False, None),
        (PAUSED, [CLOSED], False, Refusal.PAUSED),
    ],
)
def test_when_it_can_come_back(
    bond: Bond, overs: list[Over | None], is_another_open: bool, why: Refusal | None
) -> None:
    said = opening.refuse_again(bond, by=ADA, overs=overs, is_another_open=is_another_open)

    assert said is why


@pytest.mark.parametrize(
    ("about", "why"),
    [(None, None), (WORDS, None), (CLAUSE, None), (About(clause=CLEO), Refusal.NOT_IN_FORCE)],
)
def test_what_it_can_be_about_when_it_comes_back(
    about: About | None, why: Refusal | None
) -> None:
    said = opening.refuse_again(
        BOND, about, by=ADA, overs=[CLOSED], is_another_open=False, in_force={STEP_ONE: 1}
    )

    assert said is why


@given(COURSES, SOMEBODY)
def test_exchanging_the_two_exchanges_who_may_join(now: Course, by: UUID) -> None:
    assert opening.may_join(now, by=by) == opening.may_join(exchanged(now), by=OTHER[by])


@pytest.mark.parametrize(
    ("now", "chosen", "words", "hearers", "why"),
    [
        (BEGUN, {MINE}, "Mine.", {CLEO}, None),
        (BEGUN, set(), "Mine.", {CLEO}, None),
        (BEGUN, {MINE}, "Mine.", set(), Refusal.NOBODY_TO_ASK),
        (BEGUN, {Own(Showing.WISH, STEP_ONE)}, "Mine.", {CLEO}, Refusal.NOT_YOURS_TO_SHOW),
        (BEGUN, {MINE}, None, {CLEO}, Refusal.CANNOT_BE_SHOWN),
        (replace(BEGUN, is_paused=True), {MINE}, "Mine.", {CLEO}, Refusal.PAUSED),
    ],
)
def test_what_can_be_shown_to_a_coordinator(
    now: Course, chosen: set[Own], words: str | None, hearers: set[UUID], why: Refusal | None
) -> None:
    own = {MINE: words}

    assert joining.refuse_showing(now, chosen, by=ADA, own=own, hearers=hearers) is why


def test_a_coordinator_writes_lines_while_they_are_asked_and_not_without_end() -> None:
    assert joining.refuse_line(is_open=True, lines=11) is None
    assert joining.refuse_line(is_open=True, lines=12) is Refusal.ENOUGH_LINES
    assert joining.refuse_line(is_open=False, lines=0) is Refusal.NOT_ASKED


def noticed(facts: Facts, watch: Watch = WATCH) -> list[Drift]:
    return [one.drift for one in drift.occasions(facts, watch, today=TODAY)]


@pytest.mark.parametrize(
    ("facts", "what"),
    [
        (Facts(), []),
        (ALL, [Drift.MEETINGS, Drift.REVIEW, Drift.CHECK_INS]),
        (replace(ALL, gone_by=1), [Drift.REVIEW, Drift.CHECK_INS]),
        (Facts(gone_by=2), []),
        (replace(ALL, last_gone_by_on=None), [Drift.REVIEW, Drift.CHECK_INS]),
        (Facts(review_on=TODAY - timedelta(days=13)), []),
        (Facts(review_on=TODAY - timedelta(days=14)), [Drift.REVIEW]),
        (Facts(falling_on=TODAY), [Drift.CHECK_INS]),
    ],
)
def test_what_is_noticed(facts: Facts, what: list[Drift]) -> None:
    assert noticed(facts) == what


def test_nothing_is_said_in_a_pause_after_the_end_or_while_steering() -> None:
    assert noticed(ALL, replace(WATCH, is_open=False)) == []
    assert noticed(ALL, replace(WATCH, is_steering=True)) == []


def test_what_was_there_before_a_steering_closed_is_in_hand() -> None:
    assert noticed(ALL, replace(WATCH, steered_on=TODAY)) == []
    before = TODAY - timedelta(days=7)
    assert noticed(ALL, replace(WATCH, steered_on=before)) == [Drift.REVIEW]


def test_put_aside_once_it_does_not_come_again_and_another_does() -> None:
    found = drift.occasions(ALL, WATCH, today=TODAY)
    keys = {found[0].key}
    one_more = replace(ALL, gone_by=3, last_gone_by_on=TODAY)
    again = drift.occasions(one_more, WATCH, today=TODAY)
    new_row = replace(one_more, first_gone_by_on=TODAY - timedelta(days=1))

    assert drift.shown_to_one(found, is_off=True, put_aside=set()) == ()
    assert [one.drift for one in drift.shown_to_one(again, is_off=False, put_aside=keys)] == [
        Drift.REVIEW,
        Drift.CHECK_INS,
    ]
    anew = drift.occasions(new_row, WATCH, today=TODAY)
    assert len(drift.shown_to_one(anew, is_off=False, put_aside=keys)) == len(found)


@given(st.booleans(), st.sets(st.sampled_from(["review:2026-10-19", "meetings:2026-10-19"])))
def test_what_one_puts_aside_takes_nothing_from_the_other(is_off: bool, keys: set[str]) -> None:
    found = drift.occasions(ALL, WATCH, today=TODAY)
    mine = drift.shown_to_one(found, is_off=is_off, put_aside=keys)

    assert set(mine) <= set(found)
    assert drift.shown_to_one(found, is_off=False, put_aside=set()) == found
