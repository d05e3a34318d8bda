"""Weeks of hours in other time zones, and in parts of the day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.introductions.rules.weeks import PartOfDay, moved, parts_of_week
from letsbe.people.rules.portraits import HOURS_A_WEEK

WINTER, SUMMER = date(2026, 1, 7), date(2026, 7, 8)
WEEKS = st.integers(0, (1 << HOURS_A_WEEK) - 1)
ZONES = st.sampled_from(
    ["UTC", "Europe/London", "Asia/Kolkata", "Pacific/Chatham", "Nowhere/At"]
)


def at(day: int, hour: int) -> int:
    return 1 << (24 * day + hour)


@pytest.mark.parametrize(
    ("here", "there", "on", "hours", "found"),
    [
        ("UTC", "Europe/Lisbon", WINTER, at(0, 18), at(0, 18)),
        ("UTC", "Europe/Lisbon", SUMMER, at(0, 18), at(0, 19)),
        ("America/New_York", "UTC", WINTER, at(0, 20), at(1, 1)),
        ("UTC", "America/New_York", WINTER, at(0, 2), at(6, 21)),
        # Half an hour off: two hours here hold one whole hour there.
        ("UTC", "Asia/Kolkata", WINTER, at(0, 12), 0),
        ("UTC", "Asia/Kolkata", WINTER, at(0, 12) | at(0, 13), at(0, 18)),
        ("Pacific/Kiritimati", "UTC", WINTER, at(0, 8), at(6, 18)),
    ],
)
def test_an_hour_is_where_it_is_on_the_other_clock(
    here: str, there: str, on: date, hours: int, found: int
) -> None:
    assert moved(hours, here=here, there=there, on=on) == found


@given(WEEKS, ZONES, ZONES)
def test_nobody_is_given_more_hours_by_moving_them(hours: int, here: str, there: str) -> None:
    found = moved(hours, here=here, there=there, on=WINTER)
    assert found.bit_count() <= hours.bit_count()
    back = moved(found, here=there, there=here, on=WINTER)
    assert back & ~hours == 0


@given(WEEKS, ZONES)
def test_a_week_stays_as_it_is_in_its_own_zone(hours: int, zone: str) -> None:
    assert moved(hours, here=zone, there=zone, on=SUMMER) == hours


def test_hours_are_told_by_parts_of_the_day() -> None:
    hours = at(1, 18) | at(3, 21) | at(5, 9) | at(6, 23)
    assert parts_of_week(hours) == (
        (PartOfDay.MORNING, (5,)),
        (PartOfDay.EVENING, (1, 3)),
        (PartOfDay.NIGHT, (6,)),
    )
    assert parts_of_week(0) == ()


@given(WEEKS)
def test_every_hour_belongs_to_one_part_of_the_day(hours: int) -> None:
    days = {day for _part, found in parts_of_week(hours) for day in found}
    assert days == {bit // 24 for bit in range(HOURS_A_WEEK) if hours >> bit & 1}
