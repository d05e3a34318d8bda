"""The whole agreement: what stands against each deed, beside the case in which nothing does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from letsbe.agreements.rules import negotiation as rules
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Standing
from letsbe.agreements.rules.negotiation import Minimum, Negotiation
from letsbe.agreements.rules.refusals import Refusal
from letsbe.agreements.rules.reviewing import Review
from letsbe.agreements.tests.values import (
    ADA,
    BO,
    CLEO,
    CONDUCT,
    IN_SIX_WEEKS,
    PATIENCE,
    TODAY,
    TUESDAYS,
    clause,
    in_force,
    ready,
    settled,
    table,
    why_not,
    wording,
)
from letsbe.agreements.tests.values import in_force as signed_by_both

Deed = Callable[[Negotiation, Any], Negotiation]
DRAFTING: dict[str, Deed] = {
    "propose": lambda now, by: rules.propose(now, TUESDAYS, Kind.GOAL, "Walk.", by=by),
    "leave out": lambda now, by: rules.answer(
        now, PATIENCE, ClauseDeed.LEAVE_OUT, by=by, seen=1
    ),
    "choose a day": lambda now, by: rules.set_review_date(now, IN_SIX_WEEKS, by=by),
}
ANY_TIME: dict[str, Deed] = {
    "acknowledge": lambda now, by: rules.acknowledge(now, CONDUCT.id, by=by),
    "call a review": lambda now, by: rules.call_review(now, by=by),
}
CHANGING: dict[str, Deed] = {
    "open a change": lambda now, by: rules.open_change(now, by=by, today=TODAY)
}
REVIEWING: dict[str, Deed] = {
    "still fits": lambda now, by: rules.say_still_fits(
        now, by=by, again_on=IN_SIX_WEEKS, today=TODAY
    )
}
EVERY = DRAFTING | ANY_TIME | CHANGING | REVIEWING
LIMITS = replace(CONDUCT, id=CLEO, title="Limits")
CHANGE = rules.open_change(in_force(), by=ADA, today=TODAY)
UNDER_REVIEW = in_force(review=Review(called_by=ADA))


def drops(now: Negotiation, by: Any) -> Negotiation:
    """Let go the change as it is on the screen."""
    return rules.drop_change(now, by=by, seen=rules.draft_mark(now))


def possible(name: str) -> Negotiation:
    """Return an agreement in which this deed can be done."""
    return {**dict.fromkeys(DRAFTING, CHANGE), **dict.fromkeys(REVIEWING, UNDER_REVIEW)}.get(
        name, in_force()
    )


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("by", [ADA, BO])
def test_either_of_the_two_does_every_deed_alone(name: str, by: object) -> None:
    assert why_not(lambda: EVERY[name](possible(name), by)) is None


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize(
    ("facts", "by", "why"),
    [
        ({}, CLEO, Refusal.NOT_ONE_OF_THE_TWO),
        ({"is_paused": True}, ADA, Refusal.PAUSED),
        ({"is_ended": True}, ADA, Refusal.ENDED),
        ({"is_ended": True, "is_paused": True}, ADA, Refusal.ENDED),
        ({"is_ended": True}, CLEO, Refusal.NOT_ONE_OF_THE_TWO),
    ],
)
def test_one_fact_stands_against_every_deed(
    name: str, facts: dict[str, Any], by: object, why: Refusal
) -> None:
    now = replace(possible(name), **facts)
    assert why_not(lambda: EVERY[name](now, by)) is why


@pytest.mark.parametrize("name", DRAFTING)
def test_nothing_is_drafted_while_no_change_is_open(name: str) -> None:
    assert why_not(lambda: DRAFTING[name](in_force(), ADA)) is Refusal.NO_CHANGE_OPEN
    assert why_not(lambda: drops(in_force(), ADA)) is Refusal.NO_CHANGE_OPEN


@pytest.mark.parametrize("name", DRAFTING)
def test_every_change_of_the_draft_sets_signatures_aside(name: str) -> None:
    signed = replace(CHANGE, signed={ADA: "a digest"})
    assert not DRAFTING[name](signed, BO).signed
    assert rules.acknowledge(signed, CONDUCT.id, by=BO).signed


def test_a_way_of_being_is_proposed_only_as_one() -> None:
    def propose(words: str) -> Refusal | None:
        return why_not(
            lambda: rules.propose(table(), PATIENCE, Kind.WAY_OF_BEING, words, by=ADA)
        )

    assert propose("Be kind.") is Refusal.NOT_LETS_BE
    assert propose("Let's be kind.") is None


def test_a_proposed_clause_waits_with_its_first_wording() -> None:
    now = rules.propose(table(), PATIENCE, Kind.GOAL, "Walk.", by=ADA)
    assert now.clause(PATIENCE) == clause(wording(1, words="Walk."))


def full(**facts: object) -> Negotiation:
    many = [settled(pk=type(PATIENCE)(int=number + 1)) for number in range(rules.MOST_CLAUSES)]
    return table(*many, **facts)


def test_sixty_clauses_are_enough_for_two_heads() -> None:
    def propose(now: Negotiation) -> Refusal | None:
        return why_not(lambda: rules.propose(now, PATIENCE, Kind.GOAL, "Walk.", by=ADA))

    one_less = replace(full(), clauses=full().clauses[1:])
    assert propose(full()) is Refusal.TOO_MANY_CLAUSES
    assert propose(one_less) is None


def test_what_was_left_out_comes_back_only_where_there_is_room() -> None:
    gone = clause(standing=Standing.LEFT_OUT)

    def bring_back(now: Negotiation) -> Refusal | None:
        return why_not(
            lambda: rules.answer(now, PATIENCE, ClauseDeed.REWORD, by=BO, seen=1, words="Walk.")
        )

    now = replace(full(), clauses=(*full().clauses, gone))
    assert bring_back(now) is Refusal.TOO_MANY_CLAUSES
    assert bring_back(replace(now, clauses=now.clauses[1:])) is None


def test_a_clause_that_is_not_there_is_not_answered() -> None:
    def agree(clause_id: object) -> Refusal | None:
        return why_not(
            lambda: rules.answer(
                table(clause()),
                PATIENCE if clause_id is PATIENCE else TUESDAYS,
                ClauseDeed.AGREE,
                by=BO,
                seen=1,
            )
        )

    assert agree(TUESDAYS) is Refusal.NO_SUCH_CLAUSE
    assert agree(PATIENCE) is None


def test_an_answer_changes_one_clause_and_leaves_the_others() -> None:
    now = table(clause(), clause(pk=TUESDAYS))
    after = rules.answer(now, TUESDAYS, ClauseDeed.AGREE, by=BO, seen=1)
    assert after.clause(PATIENCE) == now.clause(PATIENCE)
    assert after.clause(TUESDAYS).standing is Standing.SETTLED


def test_what_the_programme_no_longer_asks_is_not_acknowledged() -> None:
    gone = table(minimums=())
    assert why_not(lambda: rules.acknowledge(gone, CONDUCT.id, by=ADA)) is (
        Refusal.MINIMUM_CHANGED
    )


def test_all_is_acknowledged_when_both_did() -> None:
    assert ready().is_all_acknowledged
    assert not ready(acknowledged=frozenset({(ADA, CONDUCT.id)})).is_all_acknowledged
    assert ready(minimums=(), acknowledged=frozenset()).is_all_acknowledged


def test_one_change_is_open_at_a_time() -> None:
    assert why_not(lambda: rules.open_change(CHANGE, by=BO, today=TODAY)) is (
        Refusal.CHANGE_OPEN_ALREADY
    )


@pytest.mark.parametrize(("days", "kept"), [(1, True), (0, False), (-1, False), (None, False)])
def test_a_change_keeps_the_day_of_review_while_it_lies_ahead(
    days: int | None, kept: bool
) -> None:
    on = None if days is None else TODAY + timedelta(days=days)
    opened = rules.open_change(in_force(review_on=on), by=ADA, today=TODAY)
    assert opened.draft_review_on == (on if kept else None)


def test_a_change_is_let_go_only_where_something_stays_in_force() -> None:
    assert why_not(lambda: drops(ready(), ADA)) is Refusal.NOTHING_IN_FORCE
    assert why_not(lambda: drops(CHANGE, ADA)) is None


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda now: rules.propose(now, TUESDAYS, Kind.PRACTICAL, "Tuesdays.", by=BO),
        lambda now: rules.answer(now, PATIENCE, ClauseDeed.LEAVE_OUT, by=BO, seen=1),
        lambda now: rules.answer(
            now, PATIENCE, ClauseDeed.REWORD, by=BO, seen=1, words="Other words."
        ),
        lambda now: rules.set_review_date(now, IN_SIX_WEEKS + timedelta(days=1), by=BO),
        lambda now: replace(now, in_force=2),
    ],
)
def test_nobody_lets_go_of_a_change_they_never_saw(
    meanwhile: Callable[[Negotiation], Negotiation],
) -> None:
    seen, changed = rules.draft_mark(CHANGE), meanwhile(CHANGE)
    why = why_not(lambda: rules.drop_change(changed, by=ADA, seen=seen))
    assert why is Refusal.CHANGED_SINCE_READ
    assert why_not(lambda: drops(changed, ADA)) is None
    assert why_not(lambda: rules.drop_change(CHANGE, by=ADA, seen="")) is why


def test_a_yes_or_a_park_meanwhile_makes_it_another_draft() -> None:
    proposed = rules.propose(CHANGE, TUESDAYS, Kind.PRACTICAL, "Tuesdays.", by=ADA)
    for deed in (ClauseDeed.AGREE, ClauseDeed.PARK):
        after = rules.answer(proposed, TUESDAYS, deed, by=BO, seen=1)
        assert rules.draft_mark(after) != rules.draft_mark(proposed)


def test_letting_a_change_go_brings_back_what_is_in_force_word_for_word() -> None:
    changed = rules.answer(
        CHANGE, PATIENCE, ClauseDeed.REWORD, by=BO, seen=1, words="Other words."
    )
    changed = rules.propose(changed, TUESDAYS, Kind.PRACTICAL, "Tuesdays.", by=ADA)
    dropped = drops(changed, ADA)
    assert [c.last.number for c in dropped.settled] == [1]
    assert dropped.clause(TUESDAYS).standing is Standing.LEFT_OUT
    assert not dropped.is_draft_open
    assert dropped.draft_review_on is None


def test_the_text_is_read_by_kinds_and_within_them_as_it_was_proposed() -> None:
    practical = settled(pk=TUESDAYS, kind=Kind.PRACTICAL)
    boundary = settled(pk=CLEO, kind=Kind.BOUNDARY)
    goal, second_goal = settled(), settled(pk=BO)
    read = table(practical, goal, second_goal, boundary, clause(pk=ADA)).settled
    assert read == (boundary, goal, second_goal, practical)


def test_something_would_change_when_a_clause_a_wording_or_the_day_does() -> None:
    assert not replace(CHANGE, draft_review_on=IN_SIX_WEEKS).would_change
    assert replace(CHANGE, draft_review_on=TODAY).would_change
    assert replace(CHANGE, clauses=(*CHANGE.clauses, settled(TUESDAYS))).would_change
    assert replace(CHANGE, clauses=()).clauses == ()
    left_out = rules.answer(CHANGE, PATIENCE, ClauseDeed.LEAVE_OUT, by=ADA, seen=1)
    assert left_out.would_change
    assert ready().would_change


def test_what_was_left_out_of_a_dropped_change_is_agreed_again_by_both_signatures() -> None:
    gone = rules.answer(CHANGE, PATIENCE, ClauseDeed.LEAVE_OUT, by=ADA, seen=1)
    assert not gone.clause(PATIENCE).wordings[0].is_agreed
    assert drops(gone, BO).clauses == in_force().clauses


def test_what_was_new_in_a_dropped_change_needs_a_new_yes() -> None:
    now = rules.propose(CHANGE, TUESDAYS, Kind.PRACTICAL, "Tuesdays.", by=ADA)
    now = drops(rules.answer(now, TUESDAYS, ClauseDeed.AGREE, by=BO, seen=1), BO)
    assert not now.clause(TUESDAYS).last.is_agreed


@pytest.mark.parametrize(
    "asked",
    [(), (replace(CONDUCT, id=CLEO),), (CONDUCT, LIMITS), (LIMITS, CONDUCT)],
)
def test_something_would_change_when_the_programme_asks_something_else(
    asked: tuple[Minimum, ...],
) -> None:
    as_it_is = rules.open_change(in_force(), by=ADA, today=TODAY)
    assert not as_it_is.would_change
    assert replace(as_it_is, minimums=asked).would_change


def test_the_other_is_the_other() -> None:
    assert (signed_by_both().other(ADA), signed_by_both().other(BO)) == (BO, ADA)
