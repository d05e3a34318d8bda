from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letsbe.reminders.rules import addresses, begun, days, mail, occasions, waits
from letsbe.reminders.rules.addresses import MOST_CODES_A_DAY, MOST_TRIES, Asked
from letsbe.reminders.rules.days import LONGEST, Done
from letsbe.reminders.rules.occasions import Occasion
from letsbe.reminders.rules.quiet import Quiet, wait_until
from letsbe.reminders.rules.refusals import Refusal

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
TODAY = AT.date()
LATER = AT + timedelta(days=3)
MINUTE = timedelta(minutes=1)
ASKED = Asked(
    is_given=True,
    is_confirmed=False,
    has_code=True,
    code_ends_at=AT + MINUTE,
    code_tries=0,
    codes_on=TODAY,
    codes_that_day=1,
)
ZONES = ["UTC", "Pacific/Chatham", "Africa/Casablanca", "America/St_Johns", "Asia/Kathmandu"]


def waits_at(
    text: str, zone: str = "UTC", *, until: str = "2027-01-01T12:00", **how: bool
) -> str:
    """Return until when, by that clock, a reminder due at that time waits; or "goes"."""
    there = ZoneInfo(zone)
    at = datetime.fromisoformat(text).replace(tzinfo=there).astimezone(UTC)
    found = wait_until(
        Quiet(),
        zone=there,
        until=datetime.fromisoformat(until).replace(tzinfo=there),
        may_be_at_night=how.get("may_be_at_night", False),
        at=at,
    )
    return found.astimezone(there).strftime("%d %H:%M") if found else "goes"


@pytest.mark.parametrize("zone", ZONES)
def test_by_day_a_reminder_goes_and_by_night_it_waits_until_eight(zone: str) -> None:
    assert waits_at("2026-11-02T20:59", zone) == "goes"
    assert waits_at("2026-11-02T21:00", zone) == "03 08:00"
    assert waits_at("2026-11-03T07:59", zone) == "03 08:00"
    assert waits_at("2026-11-03T08:00", zone) == "goes"


@pytest.mark.parametrize(
    ("zone", "night"),
    [
        ("Pacific/Chatham", "2027-04-03T23:30"),
        ("Pacific/Chatham", "2026-09-26T23:30"),
        ("Africa/Casablanca", "2027-02-06T23:30"),
        ("Africa/Casablanca", "2027-03-13T23:30"),
        ("Europe/Lisbon", "2026-10-24T23:30"),
    ],
)
def test_in_the_night_the_clocks_change_it_still_waits_until_eight_by_them(
    zone: str, night: str
) -> None:
    assert waits_at(night, zone, until="2028-01-01T12:00").endswith("08:00")


def test_only_before_a_meeting_in_the_night_a_reminder_comes_in_it() -> None:
    early = {"until": "2026-11-03T07:00"}
    assert waits_at("2026-11-03T06:00", **early, may_be_at_night=True) == "goes"  # type: ignore[arg-type]
    assert waits_at("2026-11-03T06:00", **early) == "03 08:00"  # type: ignore[arg-type]
    # One by day can wait: it is told in the morning that it is in half an hour.
    by_day = waits_at("2026-11-03T07:30", until="2026-11-03T08:30", may_be_at_night=True)
    assert by_day == "03 08:00"


def test_in_the_hour_that_comes_twice_it_waits_for_the_one_still_to_come() -> None:
    chatham, quiet = ZoneInfo("Pacific/Chatham"), Quiet(begins=22, ends=3)
    # At a quarter to four the clocks go back to a quarter to three.
    again = datetime(2027, 4, 4, 2, 50, tzinfo=chatham, fold=1)

    over = quiet.over_at(again)
    assert over - again.astimezone(UTC) == timedelta(minutes=10)


def test_quiet_hours_may_lie_in_the_day_or_be_none_at_all() -> None:
    noon = Quiet(begins=12, ends=14)
    assert noon.is_in(AT.replace(hour=13))
    assert not noon.is_in(AT.replace(hour=14))
    assert not any(Quiet(begins=9, ends=9).is_in(AT.replace(hour=hour)) for hour in range(24))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    begins=st.integers(0, 23),
    ends=st.integers(0, 23),
    zone=st.sampled_from(ZONES),
    at=st.integers(0, 500_000).map(lambda quarters: AT + timedelta(minutes=15 * quarters)),
)
def test_after_waiting_it_is_never_quiet_any_more(
    begins: int, ends: int, zone: str, at: datetime
) -> None:
    quiet, there = Quiet(begins=begins, ends=ends), ZoneInfo(zone)
    far = at + timedelta(days=9)
    over = wait_until(quiet, zone=there, until=far, may_be_at_night=True, at=at)

    assert over is None or at < over <= at + timedelta(hours=26)
    assert over is None or not quiet.is_in(over.astimezone(there))


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("meeting_day:1:3", Occasion.DAY_BEFORE),
        ("meeting_hour:1", Occasion.HOUR_BEFORE),
        ("looking_back:1", Occasion.LOOKING_BACK),
        ("review:1", Occasion.REVIEW),
        ("nudge:1", Occasion.NUDGE),
        ("something else", Occasion.NUDGE),
    ],
)
def test_a_key_says_for_what(key: str, expected: Occasion) -> None:
    found = occasions.occasion_of(key)

    assert found is expected
    assert occasions.is_of_a_meeting(found) == ("before" in expected.value)
    assert not occasions.is_code(key)


def test_the_key_of_a_code_is_known() -> None:
    assert occasions.is_code(occasions.code_key(3))


def test_a_code_is_sent_to_an_address_that_waits_for_one() -> None:
    def refused(**change: object) -> Refusal | None:
        return addresses.refuse_code(replace(ASKED, **change), today=TODAY)  # type: ignore[arg-type]

    assert refused() is None
    assert refused(is_given=False) is Refusal.NO_ADDRESS
    assert refused(is_confirmed=True) is Refusal.ON_ALREADY
    assert refused(codes_that_day=MOST_CODES_A_DAY) is Refusal.TOO_MANY_CODES
    yesterday = TODAY - timedelta(days=1)
    assert refused(codes_that_day=MOST_CODES_A_DAY, codes_on=yesterday) is None


def test_a_code_is_tried_a_few_times_while_it_lasts() -> None:
    def refused(**change: object) -> Refusal | None:
        return addresses.refuse_confirming(replace(ASKED, **change), at=AT)  # type: ignore[arg-type]

    assert refused() is None
    assert refused(is_given=False) is Refusal.NO_ADDRESS
    assert refused(is_confirmed=True) is Refusal.ON_ALREADY
    assert refused(has_code=False) is Refusal.CODE_OVER
    assert refused(code_ends_at=None) is Refusal.CODE_OVER
    assert refused(code_ends_at=AT) is Refusal.CODE_OVER
    assert refused(code_tries=MOST_TRIES) is Refusal.CODE_OVER


def test_what_comes_is_chosen_once_an_address_is_confirmed() -> None:
    assert addresses.refuse_choosing(replace(ASKED, is_confirmed=True)) is None
    assert addresses.refuse_choosing(ASKED) is Refusal.NOT_CONFIRMED


def test_each_day_once_whichever_way_the_clock_was_moved() -> None:
    def is_due(on: date | None, taken_until: datetime | None = None) -> bool:
        return days.is_due(Done(on=on, taken_until=taken_until), today=TODAY, at=AT)

    assert is_due(None)
    assert is_due(TODAY - timedelta(days=1))
    assert not is_due(TODAY)
    assert not is_due(TODAY + timedelta(days=1))
    assert is_due(TODAY + timedelta(days=400))
    assert not is_due(None, AT + MINUTE)
    assert is_due(None, AT)
    assert is_due(None, AT + LONGEST * 9)


def test_waits_grow_up_to_half_an_hour() -> None:
    minutes = [waits.wait_after(tries) // MINUTE for tries in (0, 1, 2, 3, 4, 5, 60)]

    assert minutes == [1, 2, 4, 8, 16, 30, 30]


def test_a_task_that_fails_waits_longer_each_time_and_is_given_up() -> None:
    found = [begun.wait_before_again(tries=tries) for tries in range(begun.MOST_TRIES + 1)]

    assert found[-1] is None
    assert [wait.total_seconds() for wait in found[:-1] if wait is not None] == [
        *(0, 20, 80, 320, 1280)
    ]


def test_a_worker_is_gone_when_its_process_is() -> None:
    me = begun.worker_name("here", 7, "now", "a")

    def is_left(by: str, *, alive: bool = True, ago: timedelta = MINUTE) -> bool:
        return begun.is_left(by, since=AT - ago, me=me, is_alive=lambda _pid: alive, at=AT)

    assert is_left(me)
    assert not is_left(begun.worker_name("here", 7, "now", "b"))
    assert is_left(begun.worker_name("here", 7, "before", "a"))
    assert not is_left(begun.worker_name("here", 8, "now", "a"))
    assert is_left(begun.worker_name("here", 8, "now", "a"), alive=False)
    assert not is_left(begun.worker_name("there", 8, "now", "a"), alive=False)
    assert is_left(begun.worker_name("there", 8, "now", "a"), ago=begun.LONGEST_TASK * 2)
    assert not is_left("here/x/now/a", alive=False)
    assert not is_left("somebody else's", alive=False)


def test_a_mail_names_neither_house_nor_programme() -> None:
    envelope = mail.Envelope(sender="post@example.org", to="a@example.com", id="1", sent_at=AT)
    written = mail.reminder(envelope).decode().lower()

    for word in (
        "letsbe",
        "peer",
        "support",
        "meeting",
        "http",
        "list-unsubscribe",
        "x-mailer",
    ):
        assert word not in written
    assert "message-id: <1@example.org>" in written
    assert "+0000" in written


def test_a_link_stands_in_it_only_for_somebody_who_wants_it() -> None:
    envelope = mail.Envelope(sender="post@example.org", to="a@example.com", id="1", sent_at=AT)

    assert b"https://h.example" in mail.reminder(envelope, link="https://h.example")
    assert b"123456" in mail.code(envelope, code="123456")
