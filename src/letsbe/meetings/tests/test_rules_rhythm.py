from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from letsbe.meetings.rules.arranging import Refusal
from letsbe.meetings.rules.rhythm import (
    AHEAD,
    Offered,
    Pace,
    RhythmDeed,
    Rhythms,
    beats,
    may,
    moment_on,
    next_weekday,
    refuse,
    refuse_first_day,
)

ADA, BO, CLEO = (UUID(int=n) for n in (1, 2, 3))
FIRST, SECOND = UUID(int=11), UUID(int=12)
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
EMPTY = Rhythms(people=frozenset({ADA, BO}))
OFFERED = replace(EMPTY, offered=Offered(id=SECOND, by=ADA))
ZONES = [
    "UTC",
    "Europe/Lisbon",
    "Europe/Berlin",
    "Africa/Casablanca",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Cairo",
]
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
times = st.times().map(lambda said: said.replace(second=0, microsecond=0))
zones = st.sampled_from(ZONES)


def local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("zone", "day", "said", "there_is"),
    [
        # The clock jumps from 02:45 to 03:45.
        ("Pacific/Chatham", date(2026, 9, 27), time(3, 0), "2026-09-27 03:45"),
        ("Pacific/Chatham", date(2026, 9, 27), time(2, 45), "2026-09-27 03:45"),
        ("Pacific/Chatham", date(2026, 9, 27), time(3, 45), "2026-09-27 03:45"),
        ("Pacific/Chatham", date(2026, 9, 27), time(2, 44), "2026-09-27 02:44"),
        # Summer time rests in Ramadan: forward from 02:00 to 03:00 after it.
        ("Africa/Casablanca", date(2026, 3, 22), time(2, 30), "2026-03-22 03:00"),
        ("Europe/Lisbon", date(2026, 3, 29), time(1, 30), "2026-03-29 02:00"),
        ("Europe/Lisbon", date(2026, 3, 29), time(2, 0), "2026-03-29 02:00"),
        # Half an hour only.
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-04 02:30"),
        # The jump is at midnight: the day begins at one.
        ("Africa/Cairo", date(2026, 4, 24), time(0, 0), "2026-04-24 01:00"),
        ("Pacific/Kiritimati", date(2028, 2, 29), time(18, 0), "2028-02-29 18:00"),
        # A whole day that was skipped.
        ("Pacific/Apia", date(2011, 12, 30), time(18, 0), "2011-12-31 00:00"),
    ],
)
def test_a_time_the_clock_skips_moves_to_the_next_there_is(
    zone: str, day: date, said: time, there_is: str
) -> None:
    moment = moment_on(day, said, zone=ZoneInfo(zone))
    assert f"{local(moment, zone):%Y-%m-%d %H:%M}" == there_is
    # Nothing that the clock shows lies between what was said and what there is.
    just_before = local(moment - timedelta(seconds=1), zone)
    assert just_before < datetime.combine(day, said)


@pytest.mark.parametrize(
    ("zone", "day", "said"),
    [
        ("Europe/Lisbon", date(2026, 10, 25), time(1, 30)),
        ("Pacific/Chatham", date(2026, 4, 5), time(3, 0)),
        ("Africa/Casablanca", date(2026, 2, 15), time(2, 30)),
    ],
)
def test_of_a_time_that_comes_twice_it_is_the_first(zone: str, day: date, said: time) -> None:
    moment = moment_on(day, said, zone=ZoneInfo(zone))
    assert local(moment, zone) == datetime.combine(day, said)
    assert local(moment + timedelta(hours=1), zone) == datetime.combine(day, said)


@given(day=days, said=times, zone=zones)
def test_a_moment_is_the_first_at_which_the_clock_has_come_to_that_time(
    day: date, said: time, zone: str
) -> None:
    moment, wanted = moment_on(day, said, zone=ZoneInfo(zone)), datetime.combine(day, said)
    assert local(moment, zone) >= wanted
    just_before = [moment - timedelta(seconds=1)]
    quarters = [moment - timedelta(minutes=15) * step for step in range(1, 120)]
    assert all(local(each, zone) < wanted for each in just_before + quarters)


@pytest.mark.parametrize("day", [date(2025, 3, 30), date(2025, 10, 26)])
def test_of_which_of_two_hours_a_time_was_taken_makes_no_difference(day: date) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first, second = (moment_on(day, time(2, fold=fold), zone=berlin) for fold in (0, 1))
    assert first == second


@settings(max_examples=150)
@given(
    first=days,
    said=times,
    zone=zones,
    every=st.integers(1, 4),
    gone=st.integers(-20, 400),
    ahead=st.integers(0, 70),
)
def test_beats_are_those_of_the_calendar_by_the_clock_of_its_zone(
    first: date, said: time, zone: str, every: int, gone: int, ahead: int
) -> None:
    pace = Pace(first_on=first, begins=said, zone=zone, every_weeks=every, minutes=60)
    since = datetime.combine(first, time(12), tzinfo=UTC) + timedelta(days=gone)
    until = since + timedelta(days=ahead)
    rule = rrule.rrule(
        rrule.WEEKLY,
        interval=every,
        dtstart=datetime.combine(first, said),
        until=datetime.combine(until.date() + timedelta(days=3), time(0)),
    )
    expected = []
    for naive in rule:
        there = moment_on(naive.date(), naive.time(), zone=ZoneInfo(zone))
        if since < there <= until:
            expected.append((naive.date(), there))
    assert beats(pace, since=since, until=until) == expected


@given(day=days, weekday=st.integers(0, 6))
def test_the_next_day_of_the_week_is_after_that_day_and_within_a_week(
    day: date, weekday: int
) -> None:
    found = next_weekday(weekday, after=day)
    assert found.weekday() == weekday
    assert timedelta(days=1) <= found - day <= timedelta(days=7)


def test_a_rhythm_is_answered_by_the_other_and_ended_by_either() -> None:
    assert may(EMPTY, by=ADA) == may(EMPTY, by=BO) == {RhythmDeed.SUGGEST}
    answers = {RhythmDeed.SUGGEST, RhythmDeed.ACCEPT, RhythmDeed.DECLINE}
    assert may(OFFERED, by=BO) == answers
    assert may(OFFERED, by=ADA) == {RhythmDeed.SUGGEST, RhythmDeed.TAKE_BACK}
    kept = replace(EMPTY, in_force=FIRST)
    for person in (ADA, BO):
        assert may(kept, by=person) == {RhythmDeed.SUGGEST, RhythmDeed.END}
    assert (EMPTY.waits_for, OFFERED.waits_for) == (None, BO)
    assert replace(OFFERED, is_resting=True).waits_for is None


@pytest.mark.parametrize(
    ("now", "deed", "about", "by", "why"),
    [
        (OFFERED, RhythmDeed.ACCEPT, SECOND, BO, None),
        (OFFERED, RhythmDeed.ACCEPT, SECOND, CLEO, Refusal.NOT_ONE_OF_THE_TWO),
        (OFFERED, RhythmDeed.ACCEPT, FIRST, BO, Refusal.CHANGED_SINCE_READ),
        (OFFERED, RhythmDeed.ACCEPT, SECOND, ADA, Refusal.OWN_SUGGESTION),
        (OFFERED, RhythmDeed.TAKE_BACK, SECOND, BO, Refusal.NOT_YOURS_TO_TAKE_BACK),
        (EMPTY, RhythmDeed.ACCEPT, None, BO, Refusal.NOTHING_SUGGESTED),
        (OFFERED, RhythmDeed.SUGGEST, None, BO, Refusal.CHANGED_SINCE_READ),
        (OFFERED, RhythmDeed.END, FIRST, BO, Refusal.RHYTHM_CLOSED),
        (replace(OFFERED, is_over=True), RhythmDeed.ACCEPT, SECOND, BO, Refusal.OVER),
        (replace(OFFERED, is_resting=True), RhythmDeed.ACCEPT, SECOND, BO, Refusal.RESTING),
        (replace(OFFERED, is_resting=True), RhythmDeed.DECLINE, SECOND, BO, None),
    ],
)
def test_what_may_be_done_with_a_rhythm(
    now: Rhythms, deed: RhythmDeed, about: UUID | None, by: UUID, why: Refusal | None
) -> None:
    assert refuse(now, deed, about=about, by=by) is why


def test_a_rhythm_begins_within_the_weeks_that_are_made_ahead() -> None:
    assert refuse_first_day(AT, at=AT) is Refusal.IN_THE_PAST
    assert refuse_first_day(AT + AHEAD, at=AT) is None
    too_late = AT + AHEAD + timedelta(seconds=1)
    assert refuse_first_day(too_late, at=AT) is Refusal.BEGINS_TOO_LATE


tables = st.builds(
    Rhythms,
    people=st.just(frozenset({ADA, BO})),
    in_force=st.none() | st.just(FIRST),
    offered=st.none() | st.builds(Offered, id=st.just(SECOND), by=st.sampled_from([ADA, BO])),
    is_resting=st.booleans(),
    is_over=st.booleans(),
)


@given(
    now=tables,
    deed=st.sampled_from(RhythmDeed),
    about=st.sampled_from([None, FIRST, SECOND]),
)
def test_exchanging_the_two_exchanges_what_each_may_do_and_nothing_else(
    now: Rhythms, deed: RhythmDeed, about: UUID | None
) -> None:
    turned = now
    if now.offered:
        by = ADA if now.offered.by == BO else BO
        turned = replace(now, offered=replace(now.offered, by=by))
    for one, two in ((ADA, BO), (BO, ADA)):
        assert may(now, by=one) == may(turned, by=two)
        reason = refuse(now, deed, about=about, by=one)
        assert reason == refuse(turned, deed, about=about, by=two)
    assert {now.waits_for, turned.waits_for} in ({None}, {ADA, BO})
