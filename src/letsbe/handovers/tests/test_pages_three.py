from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from letsbe.handovers.forms import SuggestForm
from letsbe.handovers.models import MeetingOfThree
from letsbe.handovers.rules.three import Said
from letsbe.handovers.tests.people import (
    DATABASES,
    LINE,
    PLACE,
    WORDS,
    Desk,
    at,
    body,
    changed_now,
    in_a_week,
    read,
    sent,
)
from letsbe.people.models import Person
from letsbe.relationships.rules import Deed

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


def suggesting(desk: Desk, **fields: object) -> Any:
    there = f"/handovers/from/{desk.bond.pk}/three"
    when = in_a_week()
    said = {"on": when.date().isoformat(), "time": f"{when:%H:%M}", "place": PLACE, **fields}
    return sent(desk.ada, there, **said)


def page(desk: Desk, name: str = "") -> str:
    return f"/handovers/three/{desk.meeting.pk}{name}"


def test_a_meeting_is_suggested_and_each_sees_it_and_nothing_of_the_handover(
    desk: Desk,
) -> None:
    desk.handed_over()
    assert "Suggest a meeting of three" in body(
        read(desk.ada, f"/handovers/from/{desk.bond.pk}")
    )
    assert suggesting(desk).status_code == 302
    for person in (desk.ada, desk.bo, desk.cleo):
        shown = body(read(person, page(desk)))
        assert PLACE in shown
        assert "Ada, Bo and Cleo, once together." in shown
        assert WORDS not in shown
    assert "Your turn: yes, no, or another time." in body(read(desk.bo, page(desk)))
    assert "Waiting for Bo." in body(read(desk.ada, page(desk)))


def test_the_time_is_each_ones_own(desk: Desk) -> None:
    Person.objects.filter(pk=desk.ada.pk).update(time_zone="Pacific/Chatham")
    Person.objects.filter(pk=desk.bo.pk).update(time_zone="Asia/Kolkata")
    for person in (desk.ada, desk.bo):
        person.refresh_from_db()
    desk.handed_over()
    on = (at() + timedelta(days=20)).date()
    suggesting(desk, on=on.isoformat(), time="18:30")
    there = datetime.combine(on, datetime.min.time(), tzinfo=ZoneInfo("Pacific/Chatham"))
    moment = there.replace(hour=18, minute=30)
    assert desk.meeting.moment == moment
    assert ", 18:30 (Pacific/Chatham)" in body(read(desk.ada, page(desk)))
    local = f", {moment.astimezone(ZoneInfo('Asia/Kolkata')):%H:%M} (Asia/Kolkata)"
    assert local in body(read(desk.bo, page(desk)))


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"on": ""}, 422),
        ({"on": "x"}, 422),
        ({"on": "2026-02-30"}, 422),
        ({"time": ""}, 422),
        ({"time": "25:00"}, 422),
        ({"place": "\u200b"}, 422),
        ({"place": "p" * 201}, 422),
        ({"on": "2020-01-01"}, 409),
        ({"on": "9999-12-31"}, 409),
    ],
)
def test_a_bad_suggestion_comes_back_with_everything_typed(
    desk: Desk, wrong: dict[str, str], status: int
) -> None:
    desk.handed_over()
    answer = suggesting(desk, **wrong)
    assert answer.status_code == status
    if "place" not in wrong:
        assert PLACE in body(answer)
    assert not MeetingOfThree.objects.exists()


@pytest.mark.parametrize(
    ("on", "time", "is_there"),
    [
        ("2027-03-28", "02:30", False),
        ("2027-03-28", "03:30", True),
        ("2026-10-25", "02:30", True),
        ("0001-01-01", "00:00", False),
    ],
)
def test_a_time_the_clock_skips_is_not_taken(
    desk: Desk, on: str, time: str, is_there: bool
) -> None:
    Person.objects.filter(pk=desk.ada.pk).update(time_zone="Europe/Berlin")
    desk.ada.refresh_from_db()
    desk.handed_over()
    answer = suggesting(desk, on=on, time=time)
    assert ("the clock skips this time" in body(answer)) is not is_there
    assert SuggestForm.base_fields.keys() >= {"on", "time", "place"}


def test_before_it_is_given_there_is_nothing_to_suggest(desk: Desk) -> None:
    assert suggesting(desk).status_code == 404
    desk.wrote()
    there = f"/handovers/from/{desk.bond.pk}/three"
    assert "once what you wrote is given" in body(read(desk.ada, there))
    answer = suggesting(desk)
    assert answer.status_code == 409


def test_yes_another_time_and_no_on_the_page(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    late = sent(desk.bo, page(desk), answer="another_time", seen=1, line=LINE)
    assert late.status_code == 302
    assert "You would like another time:" in body(read(desk.bo, page(desk)))
    hers = body(read(desk.ada, page(desk)))
    assert LINE in hers
    assert "Somebody would like another time." in hers
    assert suggesting(desk, place="By telephone.").status_code == 302
    assert sent(desk.bo, page(desk), answer="yes", seen=2).status_code == 302
    assert sent(desk.cleo, page(desk), answer="yes", seen=2).status_code == 302
    for person in (desk.ada, desk.bo, desk.cleo):
        assert "You have all three said yes." in body(read(person, page(desk)))
    assert sent(desk.cleo, page(desk), answer="no", seen=2).status_code == 302
    gone = "It will not come about."
    pages = [body(read(person, page(desk))) for person in (desk.ada, desk.bo, desk.cleo)]
    for shown in pages:
        assert gone in shown
        assert "By telephone." not in shown


def test_an_answer_to_an_older_moment_comes_back_with_its_line(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    desk.suggested(place="By telephone.")
    late = sent(desk.bo, page(desk), answer="another_time", seen=1, line=LINE)
    assert late.status_code == 409
    assert LINE in body(late)
    assert "Another moment was suggested meanwhile." in body(late)
    assert sent(desk.bo, page(desk), answer="yes", seen=1).status_code == 409


@pytest.mark.parametrize("line", ["", "\u200b", "x" * 201])
def test_another_time_needs_a_line_that_fits(desk: Desk, line: str) -> None:
    desk.handed_over()
    desk.suggested()
    answer = sent(desk.bo, page(desk), answer="another_time", seen=1, line=line)
    assert answer.status_code == 422
    assert line in body(answer)
    assert not desk.now.said


def test_what_no_button_sends_is_not_understood(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    for fields in ({"answer": "perhaps", "seen": 1}, {"answer": "yes", "seen": "x"}, {}):
        assert sent(desk.bo, page(desk), **fields).status_code == 422
    assert not desk.now.said


def test_the_line_typed_while_it_was_called_off_comes_back(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    changed_now(desk.next_bond, Deed.PAUSE, by=desk.cleo)
    resting = sent(desk.bo, page(desk), answer="another_time", seen=1, line=LINE)
    assert resting.status_code == 409
    assert LINE in body(resting)
    changed_now(desk.next_bond, Deed.RESUME, by=desk.cleo)
    assert sent(desk.ada, page(desk, "/call-off")).status_code == 302
    over = sent(desk.bo, page(desk), answer="another_time", seen=1, line=LINE)
    assert over.status_code == 409
    assert LINE in body(over)
    again = sent(desk.ada, page(desk, "/call-off"))
    assert again.status_code == 409


def test_the_former_other_of_what_has_ended_is_asked_by_a_press(desk: Desk) -> None:
    desk.ended()
    desk.handed_over()
    form = body(read(desk.ada, f"/handovers/from/{desk.bond.pk}/three"))
    assert "Bo is asked nothing by this" in form
    suggesting(desk)
    assert read(desk.bo, page(desk)).status_code == 404
    assert "a meeting of three" not in body(read(desk.bo, "/today"))
    assert "Bo has not been asked." in body(read(desk.cleo, page(desk)))
    assert "Ask Bo" in body(read(desk.ada, page(desk)))
    assert sent(desk.ada, page(desk, "/ask")).status_code == 302
    assert "Your turn" in body(read(desk.bo, page(desk)))
    assert "is asked nothing" not in body(
        read(desk.ada, f"/handovers/from/{desk.bond.pk}/three")
    )
    assert "Ada asked you about a meeting of three" in body(read(desk.bo, "/journal"))
    assert sent(desk.ada, page(desk, "/ask")).status_code == 409


def test_it_waits_on_the_day_of_whoever_is_asked_until_they_answer(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    line = "Ada suggests a meeting of three."
    assert line in body(read(desk.bo, "/today"))
    assert line in body(read(desk.cleo, "/today"))
    desk.said(desk.bo, Said.ANOTHER_TIME, line=LINE)
    assert line not in body(read(desk.bo, "/today"))
    assert "The meeting of three you suggested waits for you." in body(read(desk.ada, "/today"))
    MeetingOfThree.objects.update(moment=datetime(2026, 1, 1, tzinfo=UTC))
    for person in (desk.ada, desk.cleo):
        assert "meeting of three" not in body(read(person, "/today"))
    assert "The moment has passed." in body(read(desk.bo, page(desk)))


def test_nobodys_no_stands_in_anothers_journal(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    desk.said(desk.bo, Said.NO)
    assert "You said no to a meeting of three" in body(read(desk.bo, "/journal"))
    for person in (desk.ada, desk.cleo):
        assert "no to a meeting" not in body(read(person, "/journal"))
    suggest = f"/handovers/from/{desk.bond.pk}/three"
    assert "It will not come about." in body(read(desk.ada, suggest))
