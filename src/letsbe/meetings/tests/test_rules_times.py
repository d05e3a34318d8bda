from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from letsbe.meetings.rules.times import (
    LOOKED_AHEAD,
    MOST,
    MOST_A_DAY,
    QUARTER,
    SOONEST,
    Taken,
    Week,
    that_suit,
)
from letsbe.people.rules.hours import ALL_HOURS, read
from letsbe.relationships.rules.absences import Span

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
BERLIN, CHATHAM, UTC_ZONE = (
    ZoneInfo(name) for name in ("Europe/Berlin", "Pacific/Chatham", "UTC")
)
ZONES = ("UTC", "Europe/Lisbon", "Pacific/Chatham", "Asia/Kathmandu", "Pacific/Kiritimati")
weeks = st.builds(
    Week,
    hours=st.integers(0, ALL_HOURS),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    away=st.just(()) | st.just((Span(first=date(2026, 11, 4), last=date(2026, 11, 9)),)),
)


def week(told: str, zone: ZoneInfo = UTC_ZONE, *away: Span) -> Week:
    return Week(hours=read(told), zone=zone, away=away)


def test_only_where_both_could_it_is_offered() -> None:
    ada, bo = week("Mon 18-21; Thu 10-12"), week("Mon 20-22; Thu 11-15")
    found = that_suit((ada, bo), minutes=60, at=AT)
    assert found == [
        datetime(2026, 11, 5, 11, tzinfo=UTC),
        datetime(2026, 11, 9, 20, tzinfo=UTC),
        datetime(2026, 11, 12, 11, tzinfo=UTC),
        datetime(2026, 11, 16, 20, tzinfo=UTC),
    ]
    assert that_suit((ada, bo), minutes=90, at=AT) == []


def test_without_the_hours_of_one_nothing_is_offered() -> None:
    told, nothing = week("daily 9-17"), Week(hours=0, zone=UTC_ZONE)
    assert that_suit((told, nothing), minutes=60, at=AT) == []
    assert that_suit((nothing, told), minutes=60, at=AT) == []


def test_hours_are_each_ones_own_clock() -> None:
    ada, bo = week("Thu 8-9", BERLIN), week("Thu 20-22", CHATHAM)
    (first, second) = that_suit((ada, bo), minutes=60, at=AT)
    assert first == datetime(2026, 11, 5, 7, tzinfo=UTC)
    assert f"{first.astimezone(CHATHAM):%a %H:%M}" == "Thu 20:45"
    assert second - first == timedelta(weeks=1)


def test_days_away_and_times_taken_are_left_out() -> None:
    ada, bo = (
        week("daily 18-19"),
        week("daily 18-19", UTC_ZONE, Span(first=date(2026, 11, 3), last=date(2026, 11, 8))),
    )
    taken = Taken(
        starts_at=datetime(2026, 11, 9, 18, 30, tzinfo=UTC),
        ends_at=datetime(2026, 11, 9, 19, 30, tzinfo=UTC),
    )
    found = that_suit((ada, bo), minutes=60, at=AT, taken=[taken])
    assert found[0] == datetime(2026, 11, 10, 18, tzinfo=UTC)


@settings(max_examples=60, deadline=None)
@given(one=weeks, other=weeks, minutes=st.sampled_from([15, 50, 60, 120]))
def test_whoever_asks_is_offered_the_same_and_each_of_it_suits_both(
    one: Week, other: Week, minutes: int
) -> None:
    found = that_suit((one, other), minutes=minutes, at=AT)
    assert found == that_suit((other, one), minutes=minutes, at=AT)
    assert len(found) <= MOST
    assert all(sum(a.date() == b.date() for a in found) <= MOST_A_DAY for b in found)
    for moment in found:
        assert AT + SOONEST - timedelta(hours=1) < moment <= AT + LOOKED_AHEAD + QUARTER
        last = moment + timedelta(minutes=minutes - 1)
        assert all(each.suits(when) for each in (one, other) for when in (moment, last))
