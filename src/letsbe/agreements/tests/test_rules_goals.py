"""Goals in force: closed by two yeses and two signatures, worked on by either."""

import json
from dataclasses import replace
from uuid import UUID

import pytest

from letsbe.agreements.rules import negotiation
from letsbe.agreements.rules.changes import How as Changed
from letsbe.agreements.rules.changes import SaidBy, between, changes
from letsbe.agreements.rules.clauses import Clause, ClauseDeed, Kind, Standing
from letsbe.agreements.rules.closing import Closing, How
from letsbe.agreements.rules.goals import refuse_closing, refuse_working_on, suggest_closing
from letsbe.agreements.rules.negotiation import Negotiation, draft_mark, open_change
from letsbe.agreements.rules.refusals import Refusal
from letsbe.agreements.rules.signing import digest, sign, text_of
from letsbe.agreements.rules.turns import Turn, may_on, suggested_by, turns
from letsbe.agreements.tests.values import (
    ADA,
    BO,
    CLEO,
    PATIENCE,
    TODAY,
    TUESDAYS,
    settled,
    why_not,
    wording,
)
from letsbe.agreements.tests.values import in_force as brought_in_force

CLOSE = {How.REACHED: ClauseDeed.YES_REACHED, How.LET_GO: ClauseDeed.YES_LET_GO}


def lived(**facts: object) -> Negotiation:
    """Return an agreement in force with a goal and a boundary."""
    boundary = replace(settled(TUESDAYS, by=BO, kind=Kind.BOUNDARY), in_force=1)
    now = brought_in_force()
    return replace(now, clauses=(*now.clauses, boundary), **facts)  # type: ignore[arg-type]


def suggested(how: How = How.REACHED, *, by: UUID = ADA) -> Negotiation:
    return suggest_closing(lived(), PATIENCE, how, by=by, seen=1, today=TODAY)


def answered(now: Negotiation, deed: ClauseDeed, *, by: UUID) -> Negotiation:
    return negotiation.answer(now, PATIENCE, deed, by=by, seen=1)


def closed(how: How = How.REACHED) -> Negotiation:
    return answered(suggested(how), CLOSE[how], by=BO)


def signed_by_both(now: Negotiation) -> Negotiation:
    half = sign(now, by=ADA, read=digest(now), today=TODAY)
    return sign(half, by=BO, read=digest(half), today=TODAY)


def goal(now: Negotiation) -> Clause:
    return now.clause(PATIENCE)


@pytest.mark.parametrize("by", [ADA, BO])
@pytest.mark.parametrize("how", list(How))
def test_either_may_suggest_that_a_goal_is_behind_them_which_opens_a_change(
    by: UUID, how: How
) -> None:
    now = suggested(how, by=by)
    assert now.is_draft_open
    assert (goal(now).standing, goal(now).closing) == (
        Standing.CLOSING,
        Closing(how=how, by=by),
    )
    assert goal(now).in_force == 1
    assert suggested_by(goal(now)) == by


def test_it_is_suggested_in_a_change_that_is_open_already() -> None:
    opened = open_change(lived(), by=BO, today=TODAY)
    now = suggest_closing(opened, PATIENCE, How.REACHED, by=ADA, seen=1, today=TODAY)
    assert goal(now).is_closing


@pytest.mark.parametrize(
    ("now", "clause_id", "seen", "why"),
    [
        (lived(), PATIENCE, 1, None),
        (lived(), PATIENCE, 2, Refusal.CHANGED_SINCE_READ),
        (lived(), TUESDAYS, 1, Refusal.NO_GOAL_IN_FORCE),
        (lived(), CLEO, 1, Refusal.NO_SUCH_CLAUSE),
        (lived(is_paused=True), PATIENCE, 1, Refusal.PAUSED),
        (lived(is_ended=True), PATIENCE, 1, Refusal.ENDED),
        (suggested(), PATIENCE, 1, Refusal.CLOSING_FIRST),
        (closed(), PATIENCE, 1, Refusal.CLOSING_FIRST),
        (signed_by_both(closed()), PATIENCE, 1, Refusal.CLOSED_ALREADY),
    ],
)
def test_only_a_goal_in_force_that_stands_as_read_is_closed(
    now: Negotiation, clause_id: UUID, seen: int, why: Refusal | None
) -> None:
    deed = lambda: suggest_closing(  # noqa: E731
        now, clause_id, How.REACHED, by=ADA, seen=seen, today=TODAY
    )
    assert why_not(deed) is why


def test_a_goal_with_other_words_still_open_is_settled_first() -> None:
    opened = open_change(lived(), by=BO, today=TODAY)
    now = negotiation.answer(
        opened, PATIENCE, ClauseDeed.REWORD, by=BO, seen=1, words="Other words."
    )
    assert refuse_closing(now, goal(now), by=ADA) is Refusal.SETTLE_FIRST
    assert refuse_closing(opened, goal(opened), by=ADA) is None
    assert refuse_closing(opened, goal(opened), by=CLEO) is Refusal.NOT_ONE_OF_THE_TWO


def test_nobody_closes_a_goal_alone() -> None:
    now = suggested(by=ADA)
    assert why_not(lambda: answered(now, ClauseDeed.YES_REACHED, by=ADA)) is (
        Refusal.YOUR_OWN_WORDS
    )
    assert goal(answered(now, ClauseDeed.YES_REACHED, by=BO)).standing is Standing.CLOSED


def test_yes_is_said_to_how_it_was_suggested() -> None:
    now = suggested(How.LET_GO)
    assert why_not(lambda: answered(now, ClauseDeed.YES_REACHED, by=BO)) is (
        Refusal.CHANGED_SINCE_READ
    )
    assert why_not(lambda: answered(now, ClauseDeed.YES_LET_GO, by=BO)) is None


def test_nobody_says_yes_to_a_goal_they_cannot_read() -> None:
    now = suggested()
    unreadable = replace(goal(now), wordings=(wording(1, words=None, is_agreed=True),))
    hidden = replace(now, clauses=(unreadable,))
    assert why_not(lambda: answered(hidden, ClauseDeed.YES_REACHED, by=BO)) is (
        Refusal.CANNOT_BE_SHOWN
    )


def test_where_nothing_is_suggested_there_is_nothing_to_answer() -> None:
    opened = open_change(lived(), by=BO, today=TODAY)
    for deed in (ClauseDeed.YES_REACHED, ClauseDeed.YES_LET_GO, ClauseDeed.NOT_YET):
        assert why_not(lambda: answered(opened, deed, by=BO)) is (  # noqa: B023
            Refusal.NO_CLOSING_SUGGESTED
        )


@pytest.mark.parametrize("by", [ADA, BO])
@pytest.mark.parametrize("before", [suggested(), closed()])
def test_not_yet_puts_the_goal_back_as_both_agreed_it(before: Negotiation, by: UUID) -> None:
    now = answered(before, ClauseDeed.NOT_YET, by=by)
    assert goal(now) == goal(lived())
    assert not now.would_change


def test_both_said_yes_already() -> None:
    assert why_not(lambda: answered(closed(), ClauseDeed.YES_REACHED, by=BO)) is (
        Refusal.CLOSED_ALREADY
    )


@pytest.mark.parametrize("now", [suggested(), closed()])
def test_while_it_is_closing_its_words_stay(now: Negotiation) -> None:
    assert ClauseDeed.NOT_YET in may_on(now, goal(now), by=BO)
    for deed in (ClauseDeed.REWORD, ClauseDeed.LEAVE_OUT, ClauseDeed.PARK):
        assert why_not(lambda: answered(now, deed, by=BO)) is Refusal.CLOSING_FIRST  # noqa: B023


def test_a_closing_waits_for_the_other_and_keeps_both_from_signing() -> None:
    now = suggested(by=ADA)
    [waiting] = turns(now, of=BO, today=TODAY)
    assert (waiting.turn, waiting.clauses) == (Turn.ANSWER, (PATIENCE,))
    assert turns(now, of=ADA, today=TODAY) == ()
    assert why_not(lambda: sign(now, by=BO, read=digest(now), today=TODAY)) is (
        Refusal.NOT_ALL_SETTLED
    )


@pytest.mark.parametrize("how", list(How))
def test_the_text_both_sign_says_how_it_closed(how: How) -> None:
    now = closed(how)
    assert json.loads(text_of(now))["closed"] == [
        [str(PATIENCE), goal(now).last.words, how.value]
    ]
    after = signed_by_both(now)
    assert after.in_force == 2
    assert goal(after).is_over
    assert not goal(after).is_closing
    assert [c.id for c in after.settled] == [TUESDAYS]
    assert "closed" not in json.loads(text_of(after))


def test_words_that_cannot_be_shown_are_not_signed_away() -> None:
    now = closed()
    unreadable = replace(goal(now), wordings=(wording(1, words=None, is_agreed=True),))
    hidden = replace(now, clauses=(unreadable, now.clauses[1]))
    assert why_not(lambda: sign(hidden, by=BO, read=digest(hidden), today=TODAY)) is (
        Refusal.CANNOT_BE_SHOWN
    )


def test_what_is_behind_them_is_not_reworded_or_counted_any_more() -> None:
    opened = open_change(signed_by_both(closed()), by=BO, today=TODAY)
    for deed in ClauseDeed:
        assert why_not(lambda: answered(opened, deed, by=BO)) is (  # noqa: B023
            Refusal.CLOSED_ALREADY
        )
    assert may_on(opened, goal(opened), by=BO) == frozenset()
    assert not goal(opened).is_on_the_table


@pytest.mark.parametrize("before", [suggested(), closed()])
def test_letting_the_change_go_puts_the_goal_back(before: Negotiation) -> None:
    now = negotiation.drop_change(before, by=BO, seen=draft_mark(before))
    assert goal(now) == goal(lived())


def test_letting_a_later_change_go_brings_nothing_back_that_is_behind_them() -> None:
    opened = open_change(signed_by_both(closed()), by=BO, today=TODAY)
    now = negotiation.drop_change(opened, by=BO, seen=draft_mark(opened))
    assert goal(now) == goal(opened)


def test_a_draft_is_marked_by_how_a_goal_would_close() -> None:
    marks = {draft_mark(suggested(how)) for how in How}
    assert len(marks) == 2


@pytest.mark.parametrize(
    ("now", "how"),
    [
        (suggested(How.LET_GO), Changed.CLOSING),
        (closed(How.LET_GO), Changed.LET_GO),
        (closed(How.REACHED), Changed.REACHED),
    ],
)
def test_a_change_says_how_a_goal_would_close(now: Negotiation, how: Changed) -> None:
    [change] = changes(now)
    assert (change.how, change.then, change.now, change.author) == (
        how,
        goal(now).last.words,
        None,
        ADA,
    )
    assert changes(signed_by_both(closed())) == ()


def test_between_two_versions_a_goal_is_not_only_gone() -> None:
    then = {PATIENCE: SaidBy(Kind.GOAL, "Walk.", ADA)}
    assert [c.how for c in between(then, {}, {PATIENCE: How.REACHED})] == [Changed.REACHED]
    assert [c.how for c in between(then, {})] == [Changed.GONE]


@pytest.mark.parametrize(
    ("now", "clause_id", "has_noted_today", "why"),
    [
        (lived(), PATIENCE, False, None),
        (lived(), PATIENCE, True, Refusal.WORKED_ON_ALREADY),
        (lived(), TUESDAYS, False, Refusal.NO_GOAL_IN_FORCE),
        (lived(is_paused=True), PATIENCE, False, Refusal.PAUSED),
        (suggested(), PATIENCE, False, None),
        (signed_by_both(closed()), PATIENCE, False, Refusal.NO_GOAL_IN_FORCE),
    ],
)
def test_each_notes_once_a_day_that_they_worked_on_a_goal(
    now: Negotiation, clause_id: UUID, has_noted_today: bool, why: Refusal | None
) -> None:
    for by in (ADA, BO):
        clause = now.clause(clause_id)
        assert refuse_working_on(now, clause, by=by, has_noted_today=has_noted_today) is why
