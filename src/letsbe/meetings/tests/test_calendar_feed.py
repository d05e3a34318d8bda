from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from letsbe.lib.ids import new_id
from letsbe.meetings import access
from letsbe.meetings.models import CalendarAddress, Meeting
from letsbe.meetings.rules.arranging_feed import Entry, as_calendar
from letsbe.meetings.tests.arranging import (
    DATABASES,
    LINE,
    WAY,
    Diary,
    body,
    in_days,
    read,
    sent,
)
from letsbe.people.models import Person
from letsbe.relationships.tests.people import deeds_in

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]
ZONES = ["UTC", "Europe/Lisbon", "Africa/Casablanca", "Pacific/Chatham", "Pacific/Kiritimati"]
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def address_of(person: Person) -> str:
    """Return the path of somebody's calendar, as their own page shows it."""
    page = body(read(person, "/calendar"))
    return "/calendar/" + page.split("/calendar/")[1].split("<")[0] if ".ics" in page else ""


def opened(person: Person) -> str:
    assert sent(person, "/calendar/open").status_code == 302
    return address_of(person)


def fetched(path: str) -> Any:
    return Client().get(path)


def read_back(content: bytes) -> Any:
    return Calendar.from_ical(content)


def events_at(path: str) -> list[Any]:
    answer = fetched(path)
    assert answer.status_code == 200
    return list(read_back(answer.content).walk("VEVENT"))


def test_it_is_off_until_it_is_asked_for(diary: Diary) -> None:
    assert "It is off." in body(read(diary.ada, "/calendar"))
    path = opened(diary.ada)
    assert len(path.removeprefix("/calendar/").removesuffix(".ics")) == 32
    sent(diary.ada, "/calendar/open")
    assert address_of(diary.ada) == path
    assert "their computers fetch it" in body(read(diary.ada, "/calendar"))
    stored = CalendarAddress.objects.get()
    secret = path.removeprefix("/calendar/").removesuffix(".ics")
    assert secret not in stored.secret_index
    assert secret.encode() not in bytes(stored.secret_sealed)


def test_a_calendar_reads_when_and_how_long_and_nothing_else(diary: Diary) -> None:
    kept, gone = diary.agreed(in_days(7)), diary.agreed(in_days(8))
    diary.cancelled(gone.pk, LINE)
    diary.suggested(in_days(9))
    path = opened(diary.ada)
    answer = fetched(path)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    first, second = events_at(path)
    assert [str(first["uid"]), str(second["uid"])] == [str(kept.pk), str(gone.pk)]
    assert first["dtstart"].dt == in_days(7)
    assert first["duration"].dt == timedelta(hours=1)
    assert (str(first["status"]), str(second["status"])) == ("CONFIRMED", "CANCELLED")
    assert {str(each["summary"]) for each in (first, second)} == {"Appointment"}
    assert second["sequence"] > 1
    text = answer.content.decode()
    for word in (WAY, LINE, "Canary", "Ada", "Bo", "Riverside", "letsbe", str(diary.bond.pk)):
        assert word not in text
    assert not {"LOCATION", "DESCRIPTION", "ORGANIZER", "ATTENDEE"} & set(first.keys())


def test_a_moved_meeting_keeps_its_name_and_counts_up(diary: Diary) -> None:
    row = diary.agreed(in_days(7))
    path = opened(diary.bo)
    (before,) = events_at(path)
    diary.moved(row.pk, in_days(9))
    (standing,) = events_at(path)
    assert standing["dtstart"].dt == in_days(7)
    diary.accepted(row.pk)
    (moved,) = events_at(path)
    assert moved["uid"] == before["uid"]
    assert moved["dtstart"].dt == in_days(9)
    assert moved["sequence"] > before["sequence"]


def test_changed_or_closed_the_old_address_is_like_any_unknown(diary: Diary) -> None:
    old = opened(diary.ada)
    assert sent(diary.ada, "/calendar/change").status_code == 302
    new = address_of(diary.ada)
    assert new != old
    assert fetched(new).status_code == 200
    assert sent(diary.ada, "/calendar/close").status_code == 302
    unknown = fetched("/calendar/nothing.ics")
    for path in (old, new):
        answer = fetched(path)
        assert (answer.status_code, answer.content) == (404, unknown.content)
        assert answer.headers == unknown.headers
    deeds = deeds_in(diary.ada.pk)
    assert deeds[-3:] == [
        "meetings.calendar_opened",
        "meetings.calendar_changed",
        "meetings.calendar_closed",
    ]


def test_a_calendar_that_was_turned_off_meanwhile_is_not_opened_by_changing_it(
    diary: Diary,
) -> None:
    opened(diary.ada)
    sent(diary.ada, "/calendar/close")
    before = deeds_in(diary.ada.pk)
    answer = sent(diary.ada, "/calendar/change")
    assert answer.status_code == 409
    assert "It was turned off meanwhile." in body(answer)
    assert "Make an address" in body(answer)
    assert not CalendarAddress.objects.exists()
    assert deeds_in(diary.ada.pk) == before


def test_whoever_cannot_sign_in_any_more_has_no_calendar(diary: Diary) -> None:
    path = opened(diary.ada)
    Person.objects.filter(pk=diary.ada.pk).update(is_active=False)
    assert fetched(path).status_code == 404


def test_an_address_whose_secret_is_broken_says_so_and_can_be_changed(diary: Diary) -> None:
    opened(diary.ada)
    CalendarAddress.objects.update(secret_sealed=b"broken")
    assert "These words cannot be shown." in body(read(diary.ada, "/calendar"))
    sent(diary.ada, "/calendar/change")
    assert address_of(diary.ada)


def test_what_rests_or_has_ended_is_in_no_calendar(diary: Diary) -> None:
    diary.agreed()
    path = opened(diary.ada)
    diary.paused()
    assert not events_at(path)
    diary.resumed()
    assert len(events_at(path)) == 1
    diary.ended()
    assert not events_at(path)


def test_a_rhythm_fills_a_calendar_although_nobody_looks(diary: Diary) -> None:
    diary.in_force()
    path = opened(diary.bo)
    Meeting.objects.filter(starts_at__gt=in_days(30)).delete()
    assert len(events_at(path)) == 8


def test_each_reads_it_by_their_own_clock(diary: Diary) -> None:
    Person.objects.filter(pk=diary.bo.pk).update(time_zone="Pacific/Chatham")
    row = diary.agreed()
    ours, theirs = (read_back(fetched(opened(p)).content) for p in (diary.ada, diary.bo))
    (mine,), (other,) = ours.walk("VEVENT"), theirs.walk("VEVENT")
    assert mine["dtstart"].dt == other["dtstart"].dt == row.starts_at
    assert [str(zone["tzid"]) for zone in theirs.walk("VTIMEZONE")] == ["Pacific/Chatham"]
    assert not ours.walk("VTIMEZONE")


def test_an_address_is_found_by_its_digest_alone(diary: Diary) -> None:
    secret = opened(diary.ada).removeprefix("/calendar/").removesuffix(".ics")
    assert access.calendar_at(secret).person == diary.ada
    assert CalendarAddress.objects.get().secret_index == access.calendar_index(secret)


moments = st.integers(0, 3 * 366 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
entries = st.builds(
    Entry,
    id=st.builds(new_id),
    starts_at=moments
    | st.sampled_from(
        [
            # Hours that come twice, and the last day of February.
            datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
            datetime(2026, 4, 4, 14, 0, tzinfo=UTC),
            datetime(2026, 2, 15, 2, 30, tzinfo=UTC),
            datetime(2028, 2, 29, 11, 0, tzinfo=UTC),
        ]
    ),
    minutes=st.integers(10, 480),
    number=st.integers(1, 9),
    is_cancelled=st.booleans(),
    changed_at=moments,
)


@settings(max_examples=60, deadline=None)
@given(told=st.lists(entries, max_size=6), zone=st.sampled_from(ZONES))
def test_what_is_written_reads_back_as_the_same_moments(told: list[Entry], zone: str) -> None:
    made = read_back(as_calendar(told, zone=ZoneInfo(zone)))
    found = {UUID(str(e["uid"])): e for e in made.walk("VEVENT")}
    assert set(found) == {entry.id for entry in told}
    for entry in told:
        event = found[entry.id]
        assert event["dtstart"].dt.astimezone(UTC) == entry.starts_at
        assert event["duration"].dt == timedelta(minutes=entry.minutes)
        assert int(event["sequence"]) == entry.number
    assert not made.get_missing_tzids()


@pytest.mark.parametrize("zone", ZONES[1:])
def test_the_zone_that_is_written_out_says_what_the_clock_there_says(zone: str) -> None:
    """Clients that know no zones by name read the offsets from the file."""
    told = [
        Entry(
            id=new_id(),
            starts_at=AT + timedelta(days=days),
            minutes=60,
            number=1,
            is_cancelled=False,
            changed_at=AT,
        )
        for days in range(0, 1200, 9)
    ]
    (component,) = read_back(as_calendar(told, zone=ZoneInfo(zone))).timezones
    # Each begins at a moment that is named by the clock before it.
    offsets = sorted(
        (part["dtstart"].dt - part["tzoffsetfrom"].td, part["tzoffsetto"].td)
        for part in component.subcomponents
    )
    for entry in told:
        moment = entry.starts_at.replace(tzinfo=None)
        before = [offset for since, offset in offsets if since <= moment]
        assert before[-1] == entry.starts_at.astimezone(ZoneInfo(zone)).utcoffset()
