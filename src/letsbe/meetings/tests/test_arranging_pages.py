from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsbe.agreements.queries import kept as kept_queries
from letsbe.agreements.rules.kept import AgreedRhythm, Kept
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.meetings.models import Meeting, Rhythm
from letsbe.meetings.queries import shown
from letsbe.meetings.tests.arranging import (
    DATABASES,
    LINE,
    WAY,
    Diary,
    body,
    in_days,
    now,
    read,
    sent,
    weekly,
)
from letsbe.people.actions import portraying
from letsbe.people.models import Person
from letsbe.people.rules.hours import read as hours
from letsbe.people.tests.people import signed_in
from letsbe.relationships.actions import absences
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules.absences import Span
from letsbe.relationships.tests.people import deeds_in

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


def together(diary: Diary) -> str:
    return f"/meetings/{diary.bond.pk}"


def suggesting(diary: Diary, by: Person | None = None, **fields: object) -> Any:
    when = in_days(7)
    said = {
        "on": when.date().isoformat(),
        "time": f"{when:%H:%M}",
        "minutes": 60,
        "way": WAY,
        **fields,
    }
    return sent(by or diary.ada, f"{together(diary)}/suggest", **said)


def rhythm_form(**fields: object) -> dict[str, object]:
    pace = weekly()
    said = {"on": pace.first_on, "time": "18:00", "zone": "UTC", "every": 1, "minutes": 60}
    return {**said, "way": WAY, "seen": "", **fields}


def lives_in(person: Person, zone: str) -> None:
    Person.objects.filter(pk=person.pk).update(time_zone=zone)
    person.refresh_from_db()


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
    diary: Diary, wrong: dict[str, str], status: int
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
    assert "22" not in told.split("may-suit")[1].split("</ul>")[0].replace("2026", "")[:0]
    chosen = told.split('href="?at=')[1].split("#")[0]
    when = datetime.fromisoformat(chosen)
    filled = body(read(diary.ada, f"{page}?at={chosen}"))
    assert f'value="{when:%Y-%m-%d}"' in filled
    assert 'value="19:00"' in filled
    for odd in ("x", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        assert read(diary.ada, f"{page}?at={odd.replace('+', '%2B')}").status_code == 200


def tell(person: Person, told: str) -> None:
    def with_hours(before: Any) -> Any:
        return type(before)(**{**vars(before), "hours": hours(told)})

    portraying.redraw(person, with_hours, at=now())


def test_a_rhythm_is_suggested_agreed_changed_and_ended(diary: Diary) -> None:
    page = f"{together(diary)}/rhythm"
    assert "Suggest a rhythm" in body(read(diary.ada, page))
    assert sent(diary.ada, page, **rhythm_form()).status_code == 302
    row = Rhythm.objects.get()
    assert "Ada suggests this. Your turn." in body(read(diary.bo, together(diary)))
    late = sent(diary.bo, page, **rhythm_form(every=2))
    assert late.status_code == 409
    assert f'value="{row.pk}"' in body(late)
    there = f"/meetings/rhythms/{row.pk}"
    assert sent(diary.ada, f"{there}/accept").status_code == 409
    assert sent(diary.bo, f"{there}/accept").status_code == 302
    shown_to_ada = body(read(diary.ada, together(diary)))
    assert "every week" in shown_to_ada
    assert "After that" in shown_to_ada
    assert sent(diary.bo, page, **rhythm_form(every=2)).status_code == 302
    other = Rhythm.objects.get(agreed_at=None)
    assert "Another rhythm is suggested" in body(read(diary.ada, together(diary)))
    assert sent(diary.ada, f"/meetings/rhythms/{other.pk}/decline").status_code == 302
    assert sent(diary.bo, page, **rhythm_form(every=4)).status_code == 302
    third = Rhythm.objects.get(agreed_at=None, closed_at=None)
    assert sent(diary.bo, f"/meetings/rhythms/{third.pk}/take-back").status_code == 302
    assert "End this rhythm?" in body(read(diary.ada, f"{there}/end"))
    assert sent(diary.ada, f"{there}/end").status_code == 302
    assert read(diary.bo, f"{there}/end").status_code == 302
    assert sent(diary.bo, f"{there}/end").status_code == 409


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"on": "0001-01-01"}, 422),
        ({"on": "x"}, 422),
        ({"time": ""}, 422),
        ({"zone": "Mars/Olympus"}, 422),
        ({"every": "5"}, 422),
        ({"minutes": "0"}, 422),
        ({"seen": "x"}, 422),
        ({"on": "2020-01-01"}, 409),
        ({"on": "2199-01-01"}, 409),
    ],
)
def test_a_bad_rhythm_comes_back_with_everything_typed(
    diary: Diary, wrong: dict[str, str], status: int
) -> None:
    answer = sent(diary.ada, f"{together(diary)}/rhythm", **rhythm_form(**wrong))
    assert answer.status_code == status
    assert WAY in body(answer)
    assert not Rhythm.objects.exists()


def test_the_clock_of_a_rhythm_is_chosen_where_the_two_live_apart(diary: Diary) -> None:
    lives_in(diary.ada, "Europe/Lisbon")
    lives_in(diary.bo, "Pacific/Chatham")
    page = f"{together(diary)}/rhythm"
    told = body(read(diary.ada, page))
    assert "By which of them shall the time stay the same?" in told
    sent(diary.ada, page, **rhythm_form(zone="Pacific/Chatham", time="09:15"))
    row = Rhythm.objects.get()
    assert (row.zone, row.begins) == ("Pacific/Chatham", time(9, 15))
    shown_to_ada = body(read(diary.ada, together(diary)))
    assert "By the clock of Pacific/Chatham." in shown_to_ada
    assert "For Bo that is " in shown_to_ada
    assert ", 09:15." in shown_to_ada
    sent(diary.bo, f"/meetings/rhythms/{row.pk}/accept")
    assert body(read(diary.ada, page)).count('value="Pacific/Chatham"') == 1


def test_what_the_agreement_says_of_a_rhythm_is_offered_in_one_press(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed = AgreedRhythm(
        weekday=1, begins=time(18, 30), zone="Europe/London", every_weeks=2, minutes=50
    )

    def kept(_relationship: object) -> Kept:
        return Kept(rhythm=agreed)

    monkeypatch.setattr(kept_queries, "kept_in_force", kept)
    monkeypatch.setattr(shown, "kept_in_force", kept)
    page = body(read(diary.ada, together(diary)))
    assert "Your agreement says: Tuesday, 18:30, every two weeks." in page
    names = ("on", "time", "zone", "every", "minutes", "way")
    fields = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in names}
    assert "Europe/London" in body(read(diary.bo, f"{together(diary)}/rhythm"))
    assert sent(diary.ada, f"{together(diary)}/rhythm", **fields).status_code == 302
    row = Rhythm.objects.get()
    assert (row.first_on.weekday(), row.begins, row.minutes) == (1, time(18, 30), 50)
    assert "Your agreement says" not in body(read(diary.bo, together(diary)))


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


def test_meetings_so_far_are_paged_by_key(diary: Diary) -> None:
    assert "Nothing yet" in body(read(diary.ada, f"{together(diary)}/past"))
    row = diary.agreed()
    long_ago = [
        Meeting(
            relationship=diary.bond,
            starts_at=now() - timedelta(days=n // 2 + 1, minutes=n % 2),
            minutes=60,
            way_sealed=row.way_sealed,
            suggested_by=diary.ada,
            suggested_at=now(),
            agreed_at=now(),
            cancelled_at=now() if n % 5 == 0 else None,
        )
        for n in range(45)
    ]
    Meeting.objects.bulk_create(long_ago)
    address, seen, pages = f"{together(diary)}/past", 0, 0
    while address:
        page = body(read(diary.bo, address))
        seen, pages = seen + page.count("<dt>"), pages + 1
        more = page.split("past?before=")[1].split('"')[0] if "past?before=" in page else ""
        address = f"{together(diary)}/past?before={more}" if more else ""
    assert (seen, pages) == (45, 3)
    assert read(diary.bo, f"{together(diary)}/past?before=x").status_code == 200
    assert read(diary.bo, f"{together(diary)}/past?before={new_id()}").status_code == 200


def test_whoever_has_one_relationship_goes_straight_to_its_meetings(
    diary: Diary, other_bond: Relationship, cleo: Person, lee: Person
) -> None:
    answer = read(diary.ada, "/meetings")
    assert (answer.status_code, answer["Location"]) == (302, together(diary))
    diary.suggested()
    page = body(read(diary.bo, "/meetings"))
    assert "Meetings with Ada" in page
    assert "Meetings with Cleo" in page
    assert page.count("Your turn.") == 1
    assert "You are not in a relationship yet" in body(read(lee, "/meetings"))


def test_a_coordinator_sees_dates_and_never_who_cancelled(diary: Diary, dana: Person) -> None:
    first, second = diary.agreed(), diary.agreed(in_days(8))
    diary.cancelled(second.pk, LINE)
    diary.suggested()
    page = body(read(dana, f"{together(diary)}/dates"))
    assert page.count('scope="row"') == 2
    assert "cancelled" in page
    for hidden in (WAY, LINE, "Bo cancelled", "Ada cancelled"):
        assert hidden not in page
    assert deeds_in(diary.bond.pk)[-1] == "meetings.dates_looked_at"
    assert read(diary.ada, f"{together(diary)}/dates").status_code == 404
    assert "looked at the dates of your meetings" in body(read(diary.bo, "/journal"))
    rows = [
        Meeting(
            relationship=diary.bond,
            starts_at=now() - timedelta(days=n),
            minutes=60,
            way_sealed=first.way_sealed,
            suggested_by=diary.ada,
            suggested_at=now(),
            agreed_at=now(),
        )
        for n in range(40)
    ]
    Meeting.objects.bulk_create(rows)
    page = body(read(dana, f"{together(diary)}/dates"))
    more = page.split("dates?before=")[1].split('"')[0]
    rest = body(read(dana, f"{together(diary)}/dates?before={more}"))
    assert page.count('scope="row"') + rest.count('scope="row"') == 42


def queries_of(person: Person, url: str) -> int:
    browser = signed_in(person)
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(url).status_code == 200
    return len(asked)


def test_a_page_asks_as_much_for_many_meetings_as_for_few(
    diary: Diary, other_bond: Relationship
) -> None:
    diary.in_force(weekly(every_weeks=4))
    pages = (together(diary), "/meetings", f"{together(diary)}/suggest")
    few = [queries_of(diary.bo, page) for page in pages]
    for days in range(20, 26):
        diary.agreed(in_days(days))
    assert [queries_of(diary.bo, page) for page in pages] == few
    assert few[0] <= 22


def test_the_database_and_the_tables_agree() -> None:
    call_command("makemigrations", "meetings", check=True, dry_run=True, verbosity=0)
    assert clock.now().tzinfo is UTC
