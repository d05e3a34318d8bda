"""Being away, wishing for a change, and what time says: the same for both, never a score."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.people.tests.people import MONDAY
from letsbe.relationships.rules import wishes
from letsbe.relationships.rules.absences import (
    FURTHEST,
    Span,
    is_over,
    refuse_away,
    took_place,
)
from letsbe.relationships.rules.refusals import AwayRefusal, WishRefusal
from letsbe.relationships.rules.steadiness import Dates, Line, Steady, lines

TODAY = date(2026, 11, 26)
ADA = UUID("018f0000-0000-7000-8000-00000000000a")
BO = UUID("018f0000-0000-7000-8000-00000000000b")
DANA = UUID("018f0000-0000-7000-8000-00000000000d")


def days(first: int, last: int) -> Span:
    return Span(first=TODAY + timedelta(days=first), last=TODAY + timedelta(days=last))


@pytest.mark.parametrize(
    ("asked", "now", "is_ended", "why"),
    [
        (days(0, 0), None, False, None),
        (days(3, 9), None, False, None),
        (days(3, 90), None, False, None),
        (days(3, 91), None, False, AwayRefusal.AWAY_TOO_FAR),
        (days(3, 2), None, False, AwayRefusal.AWAY_BACKWARDS),
        (days(-1, 5), None, False, AwayRefusal.AWAY_IN_THE_PAST),
        (days(-5, -1), None, False, AwayRefusal.AWAY_IN_THE_PAST),
        # Who is away already may change the last day, and not when it began.
        (days(-4, 8), days(-4, 5), False, None),
        (days(-3, 8), days(-4, 5), False, AwayRefusal.AWAY_IN_THE_PAST),
        (days(-4, -1), days(-4, 5), False, AwayRefusal.AWAY_IN_THE_PAST),
        (days(-9, 3), days(-9, -2), False, AwayRefusal.AWAY_IN_THE_PAST),
        (days(3, 9), None, True, AwayRefusal.AWAY_AFTER_THE_END),
    ],
)
def test_days_away_are_from_today_to_ninety_days_ahead(
    asked: Span, now: Span | None, is_ended: bool, why: AwayRefusal | None
) -> None:
    assert refuse_away(asked, now=now, is_ended=is_ended, today=TODAY) is why


@given(first=st.integers(-200, 200), last=st.integers(-200, 200), before=st.integers(-50, 50))
def test_what_is_said_of_being_away_is_never_over_nor_too_far(
    first: int, last: int, before: int
) -> None:
    now = days(before, before + 5)
    if refuse_away(days(first, last), now=now, is_ended=False, today=TODAY) is None:
        span = days(first, last)
        assert span.first <= span.last
        assert not is_over(span, today=TODAY)
        assert span.last <= TODAY + FURTHEST


@pytest.mark.parametrize(
    ("closed", "came_about"),
    [(None, days(0, 9)), (12, days(0, 9)), (9, days(0, 8)), (4, days(0, 3)), (0, None)],
)
def test_days_that_were_taken_back_did_not_come_about(
    closed: int | None, came_about: Span | None
) -> None:
    closed_on = None if closed is None else TODAY + timedelta(days=closed)
    assert took_place(days(0, 9), closed_on=closed_on) == came_about


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"is_ended": True}, WishRefusal.WISH_AFTER_THE_END),
        ({"has_one_open": True}, WishRefusal.WISHED_ALREADY),
        ({"hearers": frozenset()}, WishRefusal.NOBODY_TO_HEAR),
    ],
)
def test_a_wish_is_made_once_and_where_somebody_hears_it(
    facts: dict[str, bool], why: WishRefusal | None
) -> None:
    told = {"is_ended": False, "has_one_open": False, "hearers": frozenset({DANA})}
    assert wishes.refuse_wishing(**(told | facts)) is why  # type: ignore[arg-type]


def test_who_coordinates_and_is_one_of_the_two_does_not_hear_it() -> None:
    two = frozenset({ADA, BO})
    assert wishes.hearers_of(frozenset({BO, DANA}), people=two) == {DANA}
    assert wishes.hearers_of(frozenset({BO}), people=two) == frozenset()


@pytest.mark.parametrize(
    ("later", "is_told"), [(timedelta(days=27), True), (timedelta(days=28), False)]
)
def test_that_they_talked_is_told_for_four_weeks(later: timedelta, is_told: bool) -> None:
    at: datetime = MONDAY + later
    assert wishes.is_told_still(MONDAY, at=at) is is_told


def since(ago: int, **more: object) -> Dates:
    return Dates(began=TODAY - timedelta(days=ago), today=TODAY, **more)  # type: ignore[arg-type]


def said(dates: Dates) -> list[tuple[Steady, int]]:
    return [(line.said, line.how_many) for line in lines(dates)]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (since(0), [(Steady.JUST_BEGUN, 0)]),
        (since(6), [(Steady.JUST_BEGUN, 0)]),
        (since(7), [(Steady.SAME_TWO, 1)]),
        (since(98), [(Steady.SAME_TWO, 14)]),
        (since(729), [(Steady.SAME_TWO, 104)]),
        (since(730), [(Steady.SAME_TWO_YEARS, 2)]),
        (since(98, ended=TODAY), [(Steady.WAS_TWO, 14)]),
        (since(1200, ended=TODAY), [(Steady.WAS_TWO_YEARS, 3)]),
        (since(3, ended=TODAY), []),
        (since(98, lifted=[TODAY]), [(Steady.SAME_TWO, 14), (Steady.WENT_ON, 0)]),
        (since(5, lifted=[TODAY]), [(Steady.JUST_BEGUN, 0)]),
        (
            since(98, away=[days(-9, -5)], covered=[days(-20, 0)]),
            [(Steady.SAME_TWO, 14), (Steady.COVERED, 0)],
        ),
        (since(98, away=[days(-30, -25)], covered=[days(-20, 0)]), [(Steady.SAME_TWO, 14)]),
        (since(98, away=[days(3, 5)], covered=[days(-20, 0)]), [(Steady.SAME_TWO, 14)]),
    ],
)
def test_time_is_told_quietly(dates: Dates, expected: list[tuple[Steady, int]]) -> None:
    assert said(dates) == expected


@given(ago=st.integers(0, 4000), lifted=st.lists(st.integers(0, 400)))
def test_a_pause_takes_nothing_off_and_there_are_two_lines_at_most(
    ago: int, lifted: list[int]
) -> None:
    plain = lines(since(ago))
    paused = lines(since(ago, lifted=[TODAY - timedelta(days=each) for each in lifted]))
    assert paused[: len(plain)] == plain
    assert len(paused) <= 2
    assert all(isinstance(line, Line) for line in paused)
