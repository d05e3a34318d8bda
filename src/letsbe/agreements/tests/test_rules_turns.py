"""Whose turn it is, told the same way about both."""

from dataclasses import replace
from typing import Any

import pytest

from letsbe.agreements.rules import negotiation, signing
from letsbe.agreements.rules.clauses import ClauseDeed, Standing
from letsbe.agreements.rules.negotiation import Negotiation
from letsbe.agreements.rules.reviewing import Review
from letsbe.agreements.rules.turns import Deed, Turn, Waiting, may, may_on, turns
from letsbe.agreements.tests.values import (
    ADA,
    BO,
    CLEO,
    CONDUCT,
    PATIENCE,
    TODAY,
    TUESDAYS,
    clause,
    in_force,
    ready,
    settled,
    table,
    wording,
)

LIMITS = replace(CONDUCT, id=CLEO, title="Limits")
OPEN = negotiation.open_change(in_force(), by=ADA, today=TODAY)
HALF = signing.sign(ready(), by=ADA, read=signing.digest(ready()), today=TODAY)


def names(now: Negotiation, person: Any) -> list[Turn]:
    return [waiting.turn for waiting in turns(now, of=person, today=TODAY)]


@pytest.mark.parametrize(
    ("now", "adas", "bos"),
    [
        (table(), [Turn.PROPOSE], [Turn.PROPOSE]),
        (table(clause(standing=Standing.LEFT_OUT)), [Turn.PROPOSE], [Turn.PROPOSE]),
        (
            table(clause(standing=Standing.LEFT_OUT), clause(pk=TUESDAYS)),
            [],
            [Turn.ANSWER],
        ),
        (table(clause()), [], [Turn.ANSWER]),
        (table(clause(wording(1, by=BO))), [Turn.ANSWER], []),
        (table(clause(standing=Standing.PARKED)), [], []),
        (
            table(minimums=(CONDUCT,), acknowledged=frozenset({(ADA, CONDUCT.id)})),
            [Turn.PROPOSE],
            [Turn.ACKNOWLEDGE, Turn.PROPOSE],
        ),
        (ready(draft_review_on=None), [Turn.CHOOSE_REVIEW_DATE], [Turn.CHOOSE_REVIEW_DATE]),
        (ready(draft_review_on=TODAY), [Turn.CHOOSE_REVIEW_DATE], [Turn.CHOOSE_REVIEW_DATE]),
        (ready(), [Turn.SIGN], [Turn.SIGN]),
        (HALF, [], [Turn.SIGN]),
        (OPEN, [], []),
        (in_force(), [], []),
        (in_force(review_on=TODAY), [Turn.LOOK_AGAIN], [Turn.LOOK_AGAIN]),
        (
            in_force(review=Review(called_by=ADA, still_fits=frozenset({ADA}))),
            [],
            [Turn.LOOK_AGAIN],
        ),
        (in_force(review_on=TODAY, is_paused=True), [], []),
        (replace(OPEN, review=Review(called_by=ADA)), [], []),
        (
            replace(OPEN, review_on=TODAY, draft_review_on=None),
            [Turn.CHOOSE_REVIEW_DATE],
            [Turn.CHOOSE_REVIEW_DATE],
        ),
        (replace(OPEN, minimums=()), [Turn.SIGN], [Turn.SIGN]),
        (replace(OPEN, minimums=(LIMITS,)), [Turn.ACKNOWLEDGE], [Turn.ACKNOWLEDGE]),
        (table(is_paused=True), [], []),
        (table(is_ended=True), [], []),
    ],
)
def test_each_sees_what_waits_for_them(
    now: Negotiation, adas: list[Turn], bos: list[Turn]
) -> None:
    assert names(now, ADA) == adas
    assert names(now, BO) == bos
    assert names(now, CLEO) == []


def test_the_clauses_that_wait_are_named() -> None:
    now = table(clause(), clause(pk=TUESDAYS), settled(CLEO))
    assert turns(now, of=BO, today=TODAY) == (
        Waiting(turn=Turn.ANSWER, clauses=(PATIENCE, TUESDAYS)),
    )


@pytest.mark.parametrize(
    ("now", "adas"),
    [
        (table(), {Deed.PROPOSE, Deed.SET_REVIEW_DATE}),
        (ready(), {Deed.PROPOSE, Deed.SET_REVIEW_DATE, Deed.SIGN}),
        (HALF, {Deed.PROPOSE, Deed.SET_REVIEW_DATE}),
        (in_force(), {Deed.OPEN_CHANGE, Deed.CALL_REVIEW}),
        (
            in_force(review_on=TODAY),
            {Deed.OPEN_CHANGE, Deed.CALL_REVIEW, Deed.STILL_FITS},
        ),
        (
            OPEN,
            {Deed.PROPOSE, Deed.SET_REVIEW_DATE, Deed.DROP_CHANGE, Deed.CALL_REVIEW},
        ),
        (in_force(review=Review(called_by=BO)), {Deed.OPEN_CHANGE, Deed.STILL_FITS}),
        (
            in_force(review=Review(called_by=BO, still_fits=frozenset({ADA}))),
            {Deed.OPEN_CHANGE},
        ),
        (table(is_paused=True), set()),
        (in_force(is_ended=True), set()),
    ],
)
def test_each_may_do_what_the_state_of_things_allows(now: Negotiation, adas: set[Deed]) -> None:
    assert may(now, by=ADA, today=TODAY) == adas
    assert may(now, by=CLEO, today=TODAY) == frozenset()


def test_a_clause_is_answered_only_while_a_draft_is_open() -> None:
    here = in_force().clause(PATIENCE)
    assert may_on(in_force(), here, by=BO) == frozenset()
    closing = {ClauseDeed.REACHED, ClauseDeed.LET_GO}
    assert may_on(OPEN, here, by=BO) == {ClauseDeed.REWORD, ClauseDeed.LEAVE_OUT} | closing
    assert may_on(OPEN, here, by=CLEO) == frozenset()


def test_the_one_who_wrote_the_words_does_not_say_yes_to_them() -> None:
    now = table(clause())
    everything_but = {ClauseDeed.REWORD, ClauseDeed.PARK, ClauseDeed.LEAVE_OUT}
    assert may_on(now, now.clause(PATIENCE), by=ADA) == everything_but
    assert may_on(now, now.clause(PATIENCE), by=BO) == everything_but | {ClauseDeed.AGREE}


def test_a_full_agreement_takes_no_more_clauses_and_says_so_beforehand() -> None:
    many = [
        settled(pk=type(PATIENCE)(int=number + 1)) for number in range(negotiation.MOST_CLAUSES)
    ]
    gone = clause(standing=Standing.LEFT_OUT)
    assert Deed.PROPOSE not in may(table(*many), by=ADA, today=TODAY)
    assert Deed.PROPOSE in may(table(*many[1:]), by=ADA, today=TODAY)
    assert may_on(table(*many, gone), gone, by=ADA) == frozenset()
    assert may_on(table(*many[1:], gone), gone, by=ADA) == {ClauseDeed.REWORD}
