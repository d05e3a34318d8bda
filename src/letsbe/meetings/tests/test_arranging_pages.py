from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from letsbe.meetings.models import Meeting
from letsbe.meetings.tests.arranging import (
    DATABASES,
    LINE,
    WAY,
    Diary,
    body,
    in_days,
    lives_in,
    now,
    read,
    rhythm_form,
    sent,
    suggesting,
    tell,
    together,
    weekly,
)
from letsbe.relationships.actions import absences
from letsbe.relationships.rules.absences import Span

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


def test_a_meeting_is_suggested_and_agreed_and_each_reads_it(diary: Diary) -> None:
    assert "Either of you can suggest one." in body(read(diary.ada, together(diary)))
    assert suggesting(diary).status_code == 302
    mine, theirs = (body(read(p, together(diary))) for p in (diary.ada, diary.bo))
    assert "You suggested this. Waiting for Bo." in mine
    assert "Ada suggests this. Your turn." in theirs
    assert "Take it back" in mine
    assert "Yes, that suits me" in theirs
    assert WAY in mine
    assert WAY in theirs
    row = Meeting.objects.get()
    answer = sent(diary.bo, f"/meetings/times/{row.pk}/accept", seen=1)
    assert answer.status_code == 302
    for person in (diary.ada, diary.bo):
        page = body(read(person, together(diary)))
        assert "Your next meeting" in page
        assert "Cancel it" in page


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"on": ""}, 422),
        ({"time": "25:00"}, 422),
        ({"minutes": "9"}, 422),
        ({"minutes": "x"}, 422),
        ({"minutes": "481"}, 422),
        ({"way": "p" * 201}, 422),
        ({"on": "2020-01-01"}, 409),
        ({"on": "2199-12-31"}, 409),
    ],
)
def test_a_bad_suggestion_comes_back_with_everything_typed(
    diary: Diary, wrong: dict[str, Any], status: int
) -> None:
    answer = suggesting(diary, **wrong)
    assert answer.status_code == status
    if "way" not in wrong:
        assert WAY in body(answer)
    assert not Meeting.objects.exists()


def test_where_and_by_which_way_may_be_left_out(diary: Diary) -> None:
    assert suggesting(diary, way="").status_code == 302


def test_a_refusal_is_said_in_words_beside_how_it_stands(diary: Diary) -> None:
    row = diary.suggested()
    diary.moved(row.pk, by=diary.ada)
    there = f"/meetings/times/{row.pk}"
    answer = sent(diary.bo, f"{there}/accept", seen=1)
    assert answer.status_code == 409
    assert "Something was changed meanwhile." in body(answer)
    assert sent(diary.bo, f"{there}/decline").status_code == 409
    typed = {"on": in_days(12).date(), "time": "18:00", "minutes": 30, "way": "Mine."}
    again = sent(diary.bo, f"{there}/another", seen=1, **typed)
    assert again.status_code == 409
    assert 'name="seen" value="2"' in body(again)
    assert "Mine." in body(again)
    assert suggesting(diary, diary.bo).status_code == 409
    for name in ("decline", "accept"):
        assert sent(diary.ada, f"{there}/{name}", seen=2).status_code == 409
    assert sent(diary.ada, f"{there}/cancel", line=LINE).status_code == 409


def test_a_meeting_is_moved_declined_taken_back_and_cancelled(diary: Diary) -> None:
    row = diary.agreed()
    there = f"/meetings/times/{row.pk}"
    assert "What you agreed on" in body(read(diary.ada, f"{there}/another"))
    typed = {"on": in_days(12).date(), "time": "18:00", "minutes": 30, "way": ""}
    assert sent(diary.ada, f"{there}/another", seen=2, **typed).status_code == 302
    page = body(read(diary.bo, together(diary)))
    assert "Another time is suggested" in page
    assert "the time above stands" in page
    assert sent(diary.bo, f"{there}/decline", seen=3).status_code == 302
    assert sent(diary.ada, f"{there}/another", seen=4, **typed).status_code == 302
    assert sent(diary.ada, f"{there}/take-back", seen=5).status_code == 302
    assert "Nobody asks why." in body(read(diary.bo, f"{there}/cancel"))
    assert sent(diary.bo, f"{there}/cancel", line=LINE).status_code == 302
    shown_to_ada = body(read(diary.ada, together(diary)))
    assert "Bo wrote:" in shown_to_ada
    assert LINE in shown_to_ada
    assert "You wrote:" in body(read(diary.bo, together(diary)))
    assert "It does not stand any more." in body(read(diary.ada, f"{there}/cancel"))
    assert "It does not stand any more." in body(read(diary.ada, f"{there}/another"))


def test_both_clocks_are_said_where_they_differ(diary: Diary) -> None:
    lives_in(diary.ada, "Pacific/Chatham")
    lives_in(diary.bo, "Asia/Kolkata")
    row = diary.agreed()
    for person, there, name in (
        (diary.ada, "Asia/Kolkata", "Bo"),
        (diary.bo, "Pacific/Chatham", "Ada"),
    ):
        page = body(read(person, together(diary)))
        mine = row.starts_at.astimezone(ZoneInfo(person.time_zone))
        theirs = row.starts_at.astimezone(ZoneInfo(there))
        assert f", {mine:%H:%M}</p>" in page
        assert f"For {name} it is " in page
        assert f", {theirs:%H:%M}." in page
    lives_in(diary.ada, "Asia/Colombo")
    assert "For Ada it is" not in body(read(diary.bo, together(diary)))


def test_times_that_suit_both_are_offered_and_the_hours_are_not(diary: Diary) -> None:
    page = f"{together(diary)}/suggest"
    assert "Times that may suit you both" not in body(read(diary.ada, page))
    tell(diary.ada, "daily 18-20")
    assert "Times that may suit you both" not in body(read(diary.ada, page))
    tell(diary.bo, "daily 19-22")
    told = body(read(diary.ada, page))
    assert "Times that may suit you both" in told
    assert ", 19:00</a>" in told
    chosen = told.split('href="?at=')[1].split("#")[0]
    when = datetime.fromisoformat(chosen)
    filled = body(read(diary.ada, f"{page}?at={chosen}"))
    assert f'value="{when:%Y-%m-%d}"' in filled
    assert 'value="19:00"' in filled
    for odd in ("x", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        assert read(diary.ada, f"{page}?at={odd.replace('+', '%2B')}").status_code == 200


def test_paused_the_page_asks_nothing_and_ended_it_says_so(diary: Diary) -> None:
    diary.in_force()
    diary.suggested()
    diary.rhythm(weekly(every_weeks=2), by=diary.bo)
    diary.paused()
    for person in (diary.ada, diary.bo):
        page = body(read(person, together(diary)))
        assert "What you agreed on rests" in page
        assert "Your turn" not in page
        assert "Yes, that suits me" not in page
        assert "It is paused." in body(read(person, f"{together(diary)}/suggest"))
        assert "It is paused." in body(read(person, f"{together(diary)}/rhythm"))
    assert suggesting(diary).status_code == 409
    typed = sent(diary.ada, f"{together(diary)}/rhythm", **rhythm_form())
    assert typed.status_code == 409
    assert WAY in body(typed)
    diary.ended()
    for person in (diary.ada, diary.bo):
        page = body(read(person, together(diary)))
        assert "What was between you has ended." in page
        assert "Cancel it" not in page
    assert WAY in body(suggesting(diary))


def test_somebody_away_is_said_on_the_page(diary: Diary) -> None:
    row = diary.agreed()
    day = row.starts_at.date()
    span = Span(first=day, last=day)
    absences.say_away(diary.bond.pk, span, by=diary.bo, today=now().date(), at=now())
    assert "Bo is away that day." in body(read(diary.ada, together(diary)))
    assert "You are away that day." in body(read(diary.bo, together(diary)))


@pytest.mark.parametrize("has_begun", [True, False])
def test_another_time_is_shown_until_the_meeting_begins(diary: Diary, has_begun: bool) -> None:
    row = diary.agreed()
    diary.moved(row.pk, way="Canary: another place.")
    if has_begun:
        Meeting.objects.filter(pk=row.pk).update(starts_at=now() - timedelta(minutes=5))
    for person in (diary.ada, diary.bo):
        page = body(read(person, together(diary)))
        assert "Your next meeting" in page
        assert ("Another time is suggested" in page) is not has_begun
        assert ("Canary: another place." in page) is not has_begun


def test_what_comes_much_later_is_folded_unless_something_is_asked_there(diary: Diary) -> None:
    diary.in_force()
    page = body(read(diary.bo, together(diary)))
    near, later = page.split("<details", 1)
    assert "4 more meetings later on" in later
    assert (near.count('<li id="at-'), later.count('<li id="at-')) == (3, 4)
    assert not later.startswith(' class="earlier" open')
    last = diary.seen_by(diary.ada).coming[-1]
    diary.moved(last.id, in_days(60))
    later = body(read(diary.bo, together(diary))).split("<details", 1)[1]
    assert later.startswith(' class="earlier" open')


def test_a_few_that_come_are_all_there_to_see(diary: Diary) -> None:
    diary.in_force(weekly(every_weeks=2))
    page = body(read(diary.bo, together(diary)))
    assert page.count('<li id="at-') == 3
    assert "<details" not in page
