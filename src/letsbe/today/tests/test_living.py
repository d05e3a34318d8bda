"""The day's page tells each what living it asks of them: messages, meetings, steering back."""

import re
from datetime import datetime, timedelta
from http import HTTPStatus

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from letsbe.agreements.models import Agreement
from letsbe.agreements.tests.people import Table
from letsbe.conversations.tests.people import Talk
from letsbe.lib import clock
from letsbe.meetings.tests.people import Diary, Room, in_days, meeting_of, weekly
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import changed
from letsbe.steering.tests.people import both_ready, opened

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
NUDGE = "It might be a good moment to look at how you and"


@pytest.fixture
def diary(bond: Relationship, ada: Person, bo: Person) -> Diary:
    return Diary(bond, ada, bo)


def a_meeting(bond: Relationship, ada: Person, bo: Person, *, at: datetime) -> Room:
    return Room(bond, meeting_of(bond, ada, at).pk, ada, bo)


def day_of(person: Person) -> str:
    answer = signed_in(person).get("/today")
    assert answer.status_code == HTTPStatus.OK
    return answer.text


def test_whoever_was_written_to_is_told_so_until_they_have_read_it(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    talk = Talk(bond, ada, bo)
    talk.sends("Canary: hello.", at=clock.now())
    assert "Ada wrote to you." in day_of(bo)
    assert "wrote to you" not in day_of(ada)
    assert "Canary" not in day_of(bo)

    signed_in(bo).get(talk.path)
    assert "Ada wrote to you." not in day_of(bo)


def test_a_suggested_meeting_waits_for_who_did_not_suggest_it(diary: Diary) -> None:
    row = diary.suggested(by=diary.ada)
    assert "Ada suggests a meeting." in day_of(diary.bo)
    assert "Waiting for Bo" in day_of(diary.ada)

    diary.accepted(row.pk)
    for person in (diary.ada, diary.bo):
        assert "suggests a meeting" not in day_of(person)
        assert "Your next meeting" in day_of(person)


def test_another_time_and_a_rhythm_are_said_in_their_own_words(diary: Diary) -> None:
    row = diary.agreed()
    diary.moved(row.pk, by=diary.ada)
    diary.rhythm(weekly(), by=diary.bo)
    assert "Ada suggests another time for a meeting." in day_of(diary.bo)
    assert "Bo suggests a rhythm for your meetings." in day_of(diary.ada)


def test_the_soonest_meeting_is_the_next_one_and_none_in_a_pause(diary: Diary) -> None:
    later, sooner = in_days(9), in_days(4)
    for when in (later, sooner):
        diary.agreed(when)
    page = day_of(diary.ada)
    assert page.count("Your next meeting") == 1
    assert f"{sooner.day} " in page.split("Your next meeting")[1][:200]

    diary.paused(by=diary.bo)
    assert "Your next meeting" not in day_of(diary.ada)


def test_a_meeting_that_goes_on_now_can_be_opened_from_the_day(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    room = a_meeting(bond, ada, bo, at=clock.now() - timedelta(minutes=5))
    page = day_of(ada)
    assert "It is time to meet" in page
    assert f"/meetings/times/{room.meeting_id}/open" in page


def test_after_a_meeting_each_is_told_only_of_their_own_looking_back(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    room = a_meeting(bond, ada, bo, at=clock.now() - timedelta(hours=3))
    for person in (ada, bo):
        assert "Did you meet?" in day_of(person)

    room.told()
    before = day_of(bo)
    assert "There is time to look back" in before

    room.looked_back(ada)
    assert "There is time to look back" not in day_of(ada)
    assert day_of(bo) == before


def test_steering_back_says_whose_turn_it_is(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    opened(bond, by=ada)
    for person in (ada, bo):
        assert "First each of you writes alone." in day_of(person)


def test_once_both_are_ready_either_may_choose_the_next_step(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    both_ready(bond, ada, bo)
    for person in (ada, bo):
        assert "choose one next step" in day_of(person)


def test_a_nudge_is_on_both_days_and_waits_for_nobody(table: Table) -> None:
    table.brought_in_force()
    Agreement.objects.filter(pk=table.bond.pk).update(
        review_on=clock.now().date() - timedelta(days=20)
    )
    for person, other in ((table.ada, "Bo"), (table.bo, "Ada")):
        page = day_of(person)
        assert f"{NUDGE} {other} are doing together." in page

    changed(table.bond, Deed.PAUSE, by=table.bo)
    for person in (table.ada, table.bo):
        assert NUDGE not in day_of(person)


def test_a_day_with_much_costs_as_many_queries_as_one_with_little(diary: Diary) -> None:
    diary.agreed(in_days(2))
    few = _queries(diary.ada)
    for days in range(3, 9):
        diary.agreed(in_days(days))
    assert _queries(diary.ada) == few


def _queries(person: Person) -> int:
    browser = signed_in(person)
    browser.get("/today")
    with (
        CaptureQueriesContext(connections["default"]) as here,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        browser.get("/today")
    return len(here) + len(keys)


def test_the_first_pages_of_the_two_lead_to_each_other(room: Room) -> None:
    names = ("agreements", "conversations", "meetings", "steering", "relationships")
    pages = [f"/{name}/{room.bond.pk}" for name in names]
    for page in pages:
        shown = signed_in(room.ada).get(page).text
        bar = shown.split('class="between')[1].split("</nav>")[0]
        assert all(f'href="{other}"' in bar for other in pages), page
        assert bar.count('aria-current="page"') == 1


def test_of_the_meetings_of_two_a_coordinator_reads_later_whose_they_were(
    room: Room, dana: Person
) -> None:
    signed_in(dana).get(f"/meetings/{room.bond.pk}/dates")

    shown = signed_in(dana).get("/journal").text
    assert shown.count("You looked at the dates of two people") == 1
    assert "Ada and Bo" in shown


@pytest.mark.parametrize(
    ("page", "place"),
    [("/you/reminders", "You"), ("/calendar", "You"), ("{dates}", "Relationships")],
)
def test_a_coordinator_sees_in_which_place_they_are(
    page: str, place: str, room: Room, dana: Person
) -> None:
    shown = signed_in(dana).get(page.format(dates=f"/meetings/{room.bond.pk}/dates")).text

    here = re.findall(r'<a[^>]*aria-current="page"[^>]*>(.*?)</a>', shown, re.DOTALL)
    assert [re.sub("<[^>]+>", "", each).strip() for each in here] == [place]


@pytest.fixture
def room(bond: Relationship, ada: Person, bo: Person) -> Room:
    return a_meeting(bond, ada, bo, at=in_days(1))
