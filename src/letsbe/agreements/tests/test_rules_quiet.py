"""Until when it is quiet, by each one's own clock, also where an hour comes twice."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.agreements.rules.kept import QuietHours

EVENINGS = QuietHours(begins=time(21), ends=time(8))
NOONS = QuietHours(begins=time(12), ends=time(13, 30))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def test_quiet_hours_hold_past_midnight_and_end_by_each_ones_clock() -> None:
    zone = ZoneInfo("Europe/London")
    late = datetime(2026, 1, 5, 22, 0, tzinfo=UTC)
    assert EVENINGS.until(late, zone=zone) == datetime(2026, 1, 6, 8, tzinfo=UTC)
    assert EVENINGS.until(datetime(2026, 1, 5, 9, tzinfo=UTC), zone=zone) is None
    early = datetime(2026, 1, 5, 7, 59, tzinfo=UTC)
    assert EVENINGS.until(early, zone=zone) == datetime(2026, 1, 5, 8, tzinfo=UTC)
    noon = datetime(2026, 1, 5, 12, 15, tzinfo=UTC)
    assert NOONS.until(noon, zone=zone) == datetime(2026, 1, 5, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "ends", "puts_back", "over"),
    [
        # Clocks are put back from 3:00 to 2:00: half past two comes twice.
        ("Africa/Casablanca", time(2, 30), datetime(2026, 2, 15, 2, tzinfo=UTC), 30),
        # From 3:45 to 2:45: a quarter past three comes twice.
        ("Pacific/Chatham", time(3, 15), datetime(2026, 4, 4, 14, tzinfo=UTC), 30),
    ],
)
def test_quiet_hours_end_both_times_where_an_hour_comes_twice(
    zone: str, ends: time, puts_back: datetime, over: int
) -> None:
    nights = QuietHours(begins=time(21), ends=ends)
    second = puts_back + timedelta(minutes=over)
    first = second - timedelta(hours=1)
    here = ZoneInfo(zone)
    for begins, until in ((first, first), (second, second)):
        at = begins - timedelta(minutes=10)
        found = nights.until(at, zone=here)
        assert found is not None
        assert found.astimezone(UTC) == until
        assert nights.until(until, zone=here) is None


@given(
    ends=times,
    begins=times,
    minutes=st.integers(0, 4 * 24 * 60),
    around=st.sampled_from(
        [
            ("Africa/Casablanca", datetime(2026, 2, 13, tzinfo=UTC)),
            ("Africa/Casablanca", datetime(2026, 3, 20, tzinfo=UTC)),
            ("Pacific/Chatham", datetime(2026, 4, 2, tzinfo=UTC)),
            ("Pacific/Chatham", datetime(2026, 9, 24, tzinfo=UTC)),
        ]
    ),
)
def test_whenever_it_is_quiet_that_ends_later_and_within_a_day(
    ends: time, begins: time, minutes: int, around: tuple[str, datetime]
) -> None:
    zone, day = ZoneInfo(around[0]), around[1]
    at = day + timedelta(minutes=minutes)
    until = QuietHours(begins=begins, ends=ends).until(at, zone=zone)
    if until is not None:
        assert timedelta(0) < until.astimezone(UTC) - at <= timedelta(hours=25)
