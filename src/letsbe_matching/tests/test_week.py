import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe_matching import HoursUnclear, hours
from letsbe_matching.week import DAYS, HOURS_A_WEEK, in_words


def bits(*times: tuple[int, int]) -> int:
    return sum(1 << (day * 24 + hour) for day, hour in times)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("", 0),
        (" ; ", 0),
        ("Mon 9-11", bits((0, 9), (0, 10))),
        ("monday 9:00-11:00", bits((0, 9), (0, 10))),
        ("Tue, Thu 18 to 19", bits((1, 18), (3, 18))),
        ("Mon-Tue, Sun 8-9", bits((0, 8), (1, 8), (6, 8))),
        ("Sat-Mon 8\u20139", bits((5, 8), (6, 8), (0, 8))),
        ("We 8-9 12-13, 15-16", bits((2, 8), (2, 12), (2, 15))),
        ("Fri 23-1", bits((4, 23), (5, 0))),
        ("Sun 22-24", bits((6, 22), (6, 23))),
        ("Mon 0-24", (1 << 24) - 1),
        ("Mon-Sun 0-24", (1 << HOURS_A_WEEK) - 1),
    ],
)
def test_hours_are_read_as_people_write_them(written: str, found: int) -> None:
    assert hours(written) == found


@pytest.mark.parametrize(
    "written",
    [
        "soon", "Mon", "Mon 9", "9-11", "T 9-11", "Mon 9-9", "Mon 24-2", "Mon 9-25", "Mom 9-11",
        "Mon-x 9-11", "Mon 9-11 noon", "Mon 9:30-11", "Mon, 9-11", "M-on, Tue 9-11",
        "!, Tue 9-11",
        "Mon 9-11-12", "Mon 9-11,",
    ],
)  # fmt: skip
def test_hours_that_are_not_clear_are_not_guessed(written: str) -> None:
    with pytest.raises(HoursUnclear):
        hours(written)


@given(st.sets(st.integers(0, HOURS_A_WEEK - 1)))
def test_each_day_with_an_hour_is_said(some: set[int]) -> None:
    said = in_words(sum(1 << hour for hour in some))

    for at, day in enumerate(DAYS):
        has = any(hour // 24 == at for hour in some)
        assert (day in said) == (has and len(some) < HOURS_A_WEEK)


def test_days_that_share_a_part_of_the_day_are_said_together() -> None:
    said = in_words(hours("Mon-Wed 18-20; Sat 9-13; Fri 2-4; Sun 22-23"))

    assert said == (
        "Monday, Tuesday and Wednesday evenings, Friday and Sunday nights, "
        "Saturday mornings, Saturday afternoons"
    )
