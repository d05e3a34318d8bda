"""Looking at the agreement again: when it may be called, said to fit, and on which days."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from letsbe.agreements.rules import negotiation as rules
from letsbe.agreements.rules.negotiation import Negotiation
from letsbe.agreements.rules.refusals import Refusal
from letsbe.agreements.rules.reviewing import (
    Review,
    is_due,
    refuse_review_date,
    usual_review_dates,
)
from letsbe.agreements.tests.values import (
    ADA,
    BO,
    IN_SIX_WEEKS,
    TODAY,
    in_force,
    ready,
    why_not,
)

CHANGE = rules.open_change(in_force(), by=ADA, today=TODAY)
UNDER_REVIEW = in_force(review=Review(called_by=ADA))
DUE = in_force(review_on=TODAY)


def fits(now: Negotiation, by: Any, *, again_on: date = IN_SIX_WEEKS) -> Negotiation:
    return rules.say_still_fits(now, by=by, again_on=again_on, today=TODAY)


def test_a_review_is_called_once_and_only_of_what_is_in_force() -> None:
    assert why_not(lambda: rules.call_review(ready(), by=ADA)) is Refusal.NOTHING_IN_FORCE
    assert why_not(lambda: rules.call_review(in_force(), by=ADA)) is None
    again = rules.call_review(in_force(), by=ADA)
    assert why_not(lambda: rules.call_review(again, by=BO)) is Refusal.REVIEW_OPEN_ALREADY


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (UNDER_REVIEW, None),
        (in_force(), Refusal.NO_REVIEW_OPEN),
        (ready(), Refusal.NOTHING_IN_FORCE),
        (replace(CHANGE, review=Review(called_by=BO)), Refusal.CHANGE_OPEN_ALREADY),
        (
            in_force(review=Review(called_by=BO, still_fits=frozenset({ADA}))),
            Refusal.STILL_FITS_ALREADY,
        ),
        (in_force(review=Review(called_by=BO, still_fits=frozenset({BO}))), None),
    ],
)
def test_that_it_still_fits_is_said_once_each_in_an_open_review(
    now: Negotiation, why: Refusal | None
) -> None:
    said = why_not(lambda: fits(now, ADA))
    assert said is why


def test_a_review_closes_with_its_new_day_when_both_said_it_still_fits() -> None:
    later = IN_SIX_WEEKS + timedelta(days=1)
    half = fits(UNDER_REVIEW, BO, again_on=later)
    assert (half.review, half.review_on) == (
        Review(called_by=ADA, still_fits=frozenset({BO})),
        IN_SIX_WEEKS,
    )
    whole = fits(half, ADA, again_on=later)
    assert (whole.review, whole.review_on) == (None, later)


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (6, Refusal.REVIEW_DATE_TOO_SOON),
        (7, None),
        (366, None),
        (367, Refusal.REVIEW_DATE_TOO_FAR),
        (-1, Refusal.REVIEW_DATE_TOO_SOON),
    ],
)
def test_a_day_of_review_lies_between_a_week_and_a_year_ahead(
    days: int, why: Refusal | None
) -> None:
    assert refuse_review_date(TODAY + timedelta(days=days), today=TODAY) is why


def test_the_usual_days_of_review_can_all_be_chosen() -> None:
    assert [refuse_review_date(d, today=TODAY) for d in usual_review_dates(TODAY)] == [None] * 3


@pytest.mark.parametrize(("days", "due"), [(-1, True), (0, True), (1, False), (None, False)])
def test_a_review_is_due_on_its_day(days: int | None, due: bool) -> None:
    on = None if days is None else TODAY + timedelta(days=days)
    assert is_due(on, today=TODAY) is due


@pytest.mark.parametrize(("days", "is_said"), [(-1, True), (0, True), (1, False)])
def test_from_its_day_a_review_needs_nobody_to_call_it(days: int, is_said: bool) -> None:
    now = in_force(review_on=TODAY + timedelta(days=days))
    for person in (ADA, BO):
        why = why_not(lambda person=person: fits(now, person))  # type: ignore[misc]
        assert why is (None if is_said else Refusal.NO_REVIEW_OPEN)


def test_who_first_says_on_the_day_that_it_still_fits_opens_the_review() -> None:
    half = fits(DUE, BO)
    assert half.review == Review(called_by=BO, still_fits=frozenset({BO}))
    assert half.review_on == TODAY
    assert why_not(lambda: fits(half, BO)) is Refusal.STILL_FITS_ALREADY
    whole = fits(half, ADA)
    assert (whole.review, whole.review_on) == (None, IN_SIX_WEEKS)


def test_a_review_that_is_due_waits_while_a_change_is_open() -> None:
    changing = replace(CHANGE, review_on=TODAY)
    assert why_not(lambda: fits(changing, ADA)) is Refusal.CHANGE_OPEN_ALREADY
