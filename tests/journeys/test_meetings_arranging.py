import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar
from playwright.sync_api import APIResponse

from tests.journeys.between import Pair
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Visitor

ROOM = "The video room we both know."
BENCH = "The bench by the lock."
LINE = "I have caught a cold. Until next week."


def in_days(days: int) -> str:
    return f"{datetime.now(tz=UTC) + timedelta(days=days):%Y-%m-%d}"


def test_a_rhythm_is_agreed_a_time_is_moved_and_one_is_cancelled(
    new_pair: Callable[..., Pair], visit: Visit
) -> None:
    pair = new_pair(viewport=PHONE)
    ada, bo = pair.both
    there = pair.together.replace("/relationships/", "/meetings/")
    for each in pair.both:
        each.go(there)
        each.reads("Either of you can suggest one.")
        each.look()
    _agree_on_a_rhythm(ada, bo, there)
    _agree_on_a_time(ada, bo, there)
    _move_it(ada, bo, there)
    calendar = _open_calendar(bo)
    assert _summaries(bo, calendar) == {"Appointment"}
    _cancel_it(ada, bo, there)
    assert _stands(bo, calendar) >= {"CONFIRMED", "CANCELLED"}
    _change_calendar(bo, calendar)
    _end_the_rhythm(bo, ada, there)


def test_a_meeting_is_arranged_without_scripts(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair(has_script=False)
    there = pair.together.replace("/relationships/", "/meetings/")
    _agree_on_a_time(pair.first, pair.second, there)
    _move_it(pair.second, pair.first, there)


def _agree_on_a_rhythm(ada: Visitor, bo: Visitor, there: str) -> None:
    ada.follow("Suggest a rhythm")
    ada.look()
    ada.fill("The first day", in_days(3))
    ada.fill("Time", "18:30")
    ada.fill("Where, or by which way", ROOM)
    ada.press("Suggest this")
    ada.reads("You suggested this. Waiting for")
    ada.look()
    bo.go(there)
    bo.reads("suggests this. Your turn.", "18:30, every week", ROOM)
    bo.look()
    bo.press("Yes, let us keep this")
    bo.reads("Your next meeting", "After that")
    bo.look()


def _agree_on_a_time(ada: Visitor, bo: Visitor, there: str) -> None:
    ada.go(there)
    ada.follow("Suggest a meeting")
    ada.look()
    ada.press("Suggest this")
    ada.reads("Please write the day.")
    ada.look()
    ada.fill("Day", in_days(1))
    ada.fill("Time", "23:15")
    ada.fill("Where, or by which way", BENCH)
    ada.press("Suggest this")
    ada.reads("A meeting is suggested", "tomorrow, 23:15")
    bo.go(there)
    bo.reads("suggests this. Your turn.", BENCH)
    bo.look()
    bo.press("Yes, that suits me")
    bo.reads("Your next meeting", "tomorrow, 23:15")


def _move_it(ada: Visitor, bo: Visitor, there: str) -> None:
    ada.go(there)
    ada.follow("Suggest another time")
    ada.reads("What you agreed on")
    ada.look()
    ada.fill("Time", "22:45")
    ada.press("Suggest this")
    ada.reads("Until you have both said yes to it, the time above stands.")
    bo.go(there)
    bo.reads("tomorrow, 23:15", "tomorrow, 22:45", "Another time is suggested")
    bo.look()
    # Meanwhile it is suggested otherwise: what was read is not what stands.
    ada.follow("Another time")
    ada.fill("Time", "22:30")
    ada.press("Suggest this")
    bo.press("Yes, that suits me")
    bo.reads("Something was changed meanwhile.", "tomorrow, 22:30")
    bo.look()
    bo.press("Yes, that suits me")
    bo.reads("tomorrow, 22:30")
    bo.reads_not("23:15", "22:45")


def _open_calendar(bo: Visitor) -> str:
    bo.follow("In my own calendar")
    bo.reads("It is off. Nothing can be fetched.", "their computers fetch it")
    bo.look()
    bo.press("Make an address")
    bo.reads("Your address")
    bo.look()
    return _address(bo)


def _address(bo: Visitor) -> str:
    found = re.search(r"/calendar/[\w-]{32}\.ics", bo.page.locator("main").inner_text())
    assert found
    return found[0]


def _fetched(person: Visitor, path: str) -> APIResponse:
    """Fetch as a calendar does: without any cookie."""
    browser = person.context.browser
    assert browser
    return browser.new_context().request.get(person.address + path)


def _events(person: Visitor, path: str) -> list[Any]:
    answer = _fetched(person, path)
    assert answer.status == 200
    for word in (ROOM, BENCH, LINE, person.name):
        assert word not in answer.text()
    return list(Calendar.from_ical(answer.body()).walk("VEVENT"))


def _summaries(person: Visitor, path: str) -> set[str]:
    return {str(event["summary"]) for event in _events(person, path)}


def _stands(person: Visitor, path: str) -> set[str]:
    return {str(event["status"]) for event in _events(person, path)}


def _cancel_it(ada: Visitor, bo: Visitor, there: str) -> None:
    ada.go(there)
    ada.follow("Cancel it")
    ada.reads("Nobody asks why.")
    ada.look()
    ada.fill("A line for the other", LINE)
    ada.press("Cancel the meeting")
    ada.reads("It is cancelled.", "You wrote:")
    bo.go(there)
    bo.reads("wrote:", LINE)
    bo.reads_not("tomorrow, 22:30\n60 minutes")
    bo.look()


def _change_calendar(bo: Visitor, old: str) -> None:
    bo.go("/calendar")
    bo.press("Change the address")
    new = _address(bo)
    assert new != old
    assert _fetched(bo, old).status == 404
    assert _fetched(bo, new).status == 200
    bo.press("Turn it off")
    bo.reads("It is off.")


def _end_the_rhythm(bo: Visitor, ada: Visitor, there: str) -> None:
    bo.go(there)
    bo.follow("End this rhythm")
    bo.look()
    bo.press("End the rhythm")
    bo.reads_not("After that")
    ada.go(there)
    ada.reads("You have not agreed on a rhythm.")
    ada.look()
    ada.follow("Meetings so far")
    ada.reads("Nothing yet")
    ada.look()
