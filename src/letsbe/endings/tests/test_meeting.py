"""A last meeting on its page: suggested, agreed, let be, each in their own time zone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.endings.actions import meeting
from letsbe.endings.events import Deed as Journalled
from letsbe.endings.models import LastMeeting
from letsbe.endings.queries.waiting import meetings_for
from letsbe.endings.rules.meeting import MeetingDeed
from letsbe.endings.rules.refusals import EndingRefused, Refusal
from letsbe.endings.tests.people import answered, changed, page_of, read, sent, suggested
from letsbe.journal.models import Entry
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def in_days(days: int) -> str:
    return (clock.now() + timedelta(days=days)).date().isoformat()


def suggests(person: Person, bond: Relationship, **fields: object) -> Any:
    typed = {"on": in_days(3), "time": "17:30", "where": "The bench."} | fields
    return sent(signed_in(person), page_of(bond, "/meeting"), **typed)


@pytest.mark.parametrize(("who", "other"), [("ada", "bo"), ("bo", "ada")])
def test_either_suggests_and_the_other_says_yes(
    request: pytest.FixtureRequest, ending: Relationship, who: str, other: str
) -> None:
    one, two = request.getfixturevalue(who), request.getfixturevalue(other)
    assert suggests(one, ending).headers["Location"] == page_of(ending)
    assert f"You suggest this. Waiting for {two_name(other)}." in read(one, ending)
    assert "suggests this. Your turn." in read(two, ending)
    assert "suggests a last meeting." in signed_in(two).get("/today").text
    assert "suggests a last meeting." not in signed_in(one).get("/today").text
    seen = LastMeeting.objects.get().pk
    answer = sent(signed_in(two), page_of(ending, "/meeting/answer"), deed="yes", seen=seen)
    assert answer.headers["Location"] == page_of(ending)
    for person in (one, two):
        assert "You both said yes to this." in read(person, ending)
        assert "The bench." in read(person, ending)
    assert meetings_for(two, at=clock.now()) == []


def two_name(key: str) -> str:
    return key.title()


def test_each_reads_the_time_where_they_live(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    ada.time_zone, bo.time_zone = "Asia/Kolkata", "Pacific/Chatham"
    ada.save(update_fields=["time_zone"])
    bo.save(update_fields=["time_zone"])
    suggests(ada, ending, on=in_days(20), time="09:15")
    kept = LastMeeting.objects.get().starts_at
    assert (kept.hour, kept.minute) == (3, 45)
    assert "09:15" in read(ada, ending)
    assert "09:15" not in read(bo, ending)


def test_a_time_the_clocks_leave_out_is_refused_in_words(
    ending: Relationship, ada: Person
) -> None:
    ada.time_zone = "Europe/London"
    ada.save(update_fields=["time_zone"])
    year = clock.now().year + 1
    last_sunday = max(
        day
        for day in (datetime(year, 3, n, tzinfo=UTC) for n in range(25, 32))
        if day.weekday() == 6
    )
    answer = suggests(ada, ending, on=last_sunday.date().isoformat(), time="01:30")
    assert answer.status_code == 422
    assert "On that day the clock skips this time." in answer.text


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({"on": "x"}, 422, "This is not a day."),
        ({"on": ""}, 422, "Please write the day."),
        ({"time": "25:00"}, 422, "This is not a time."),
        ({"time": ""}, 422, "Please write the time."),
        ({"where": " \u200b"}, 422, "Please write something here."),
        ({"where": "x" * 201}, 422, "201 characters long"),
        ({"where": "x" * 200}, 302, ""),
        ({"where": "a\x00\u202e<b>"}, 302, ""),
        ({"on": "2020-01-01"}, 409, "This time is over already."),
        ({"on": "0001-01-01", "time": "00:00"}, 409, "This time is over already."),
        ({"on": "9999-12-31", "time": "23:59"}, 409, "more than half a year ahead"),
    ],
)
def test_what_cannot_be_a_meeting_comes_back_as_typed(
    ending: Relationship, ada: Person, fields: dict[str, str], status: int, told: str
) -> None:
    answer = suggests(ada, ending, **fields)
    assert answer.status_code == status
    assert told in answer.text
    if status != 302 and "where" not in fields:
        assert "The bench." in answer.text
    assert LastMeeting.objects.exists() is (status == 302)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue"])
@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_answered_in_words(
    ending: Relationship, ada: Person, zone: str, on: str
) -> None:
    ada.time_zone = zone
    ada.save(update_fields=["time_zone"])
    for time in ("00:00", "23:59"):
        assert suggests(ada, ending, on=on, time=time).status_code in {409, 422}


def test_another_suggestion_sets_the_first_aside_and_a_yes_to_it_is_refused(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    first = suggested(ending, by=ada)
    second = suggested(ending, by=bo, where="By telephone.")
    answer = sent(signed_in(bo), page_of(ending, "/meeting/answer"), deed="yes", seen=first)
    assert answer.status_code == 409
    assert "Another suggestion has come meanwhile." in answer.text
    assert "Bo suggests this. Your turn." in read(ada, ending)
    answered(ending, MeetingDeed.YES, second, by=ada)
    third = suggested(ending, by=ada, where="At home.")
    assert "Bo" in read(ada, ending)
    assert LastMeeting.objects.get(set_aside_at=None).pk == third


@pytest.mark.parametrize("who", ["ada", "bo"])
def test_either_lets_it_be(
    request: pytest.FixtureRequest, ending: Relationship, ada: Person, bo: Person, who: str
) -> None:
    seen = suggested(ending, by=ada)
    answered(ending, MeetingDeed.YES, seen, by=bo)
    person = request.getfixturevalue(who)
    answer = sent(
        signed_in(person), page_of(ending, "/meeting/answer"), deed="let_be", seen=seen
    )
    assert answer.status_code == 302
    assert "Would you like to meet once more?" in read(ada, ending)
    last = Entry.objects.filter(strand_id=ending.pk).latest("number")
    assert (last.deed, last.by) == (Journalled.MEETING_LET_BE, person.pk)
    again = sent(signed_in(bo), page_of(ending, "/meeting/answer"), deed="let_be", seen=seen)
    assert again.status_code == 409
    assert "No last meeting is suggested any more." in again.text


def test_in_a_pause_nothing_is_asked_and_it_can_be_let_be(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    seen = suggested(ending, by=ada)
    changed(ending, Deed.PAUSE, by=bo)
    assert "suggests a last meeting." not in signed_in(bo).get("/today").text
    page = read(bo, ending)
    assert "Nothing is asked or given here" in page
    assert "Your turn" not in page
    assert suggests(ada, ending).status_code == 409
    with pytest.raises(EndingRefused) as refused:
        answered(ending, MeetingDeed.YES, seen, by=bo)
    assert refused.value.why is Refusal.PAUSED
    answered(ending, MeetingDeed.LET_BE, seen, by=bo)


def test_after_the_end_it_can_be_read_and_not_arranged(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    seen = suggested(ending, by=ada)
    answered(ending, MeetingDeed.YES, seen, by=bo)
    changed(ending, Deed.END, by=bo)
    answer = suggests(ada, ending, where="At the pier.")
    assert answer.status_code == 409
    assert "At the pier." in answer.text
    for person in (ada, bo):
        page = read(person, ending)
        assert "You had both said yes to this:" in page
        assert "not coming needs no reason" in page
    again = sent(signed_in(bo), page_of(ending, "/meeting/answer"), deed="let_be", seen=seen)
    assert again.status_code == 409
    assert "no last meeting is arranged here any more" in again.text


def test_a_suggestion_of_an_ending_that_was_taken_back_waits_for_nobody(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    suggested(ending, by=ada)
    changed(ending, Deed.TAKE_ENDING_BACK, by=ada)
    assert "The bench." not in read(bo, ending)
    changed(ending, Deed.OFFER_ENDING, by=bo)
    assert "The bench." not in read(bo, ending)
    assert meetings_for(bo, at=clock.now()) == []
    suggested(ending, by=bo, where="The pier.")
    assert "The pier." in read(ada, ending)


def test_a_press_that_is_none_says_so(ending: Relationship, ada: Person) -> None:
    for fields in ({}, {"deed": "x", "seen": new_id()}, {"deed": "yes", "seen": "x"}):
        answer = sent(signed_in(ada), page_of(ending, "/meeting/answer"), **fields)
        assert answer.status_code == 409
        assert "This could not be done now." in answer.text


def test_a_meeting_of_another_pair_is_not_answered_here(
    ending: Relationship, other_bond: Relationship, bo: Person, cleo: Person
) -> None:
    changed(other_bond, Deed.OFFER_ENDING, by=cleo)
    seen = suggested(other_bond, by=cleo)
    with pytest.raises(EndingRefused) as refused:
        answered(ending, MeetingDeed.YES, seen, by=bo)
    assert refused.value.why is Refusal.NO_MEETING
    assert LastMeeting.objects.get().agreed_at is None


def test_only_the_two_arrange_it(ending: Relationship, cleo: Person, dana: Person) -> None:
    at = clock.now()
    for person in (cleo, dana):
        with pytest.raises(Http404):
            meeting.suggest(ending.pk, at + timedelta(days=1), "x", by=person, at=at)
        with pytest.raises(Http404):
            answered(ending, MeetingDeed.YES, new_id(), by=person)


def test_the_same_form_twice_is_one_suggestion(ending: Relationship, ada: Person) -> None:
    key = str(new_id())
    first, second = (suggests(ada, ending, once_key=key) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert LastMeeting.objects.count() == 1
    other = suggests(ada, ending, once_key=key, where="The pier.")
    assert other.status_code == 422
    assert "The pier." in other.text


def test_the_form_is_not_there_when_nothing_can_be_suggested(
    bond: Relationship, ada: Person
) -> None:
    assert "Neither of you is ending this just now." in read(ada, bond, "/meeting")
    changed(bond, Deed.OFFER_ENDING, by=ada)
    assert "Suggest a last meeting" in read(ada, bond, "/meeting")


def test_the_database_keeps_one_last_meeting(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    suggested(ending, by=ada)
    at = clock.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        LastMeeting.objects.create(
            relationship=ending, author=bo, starts_at=at, suggested_at=at, where_sealed=b"x"
        )
