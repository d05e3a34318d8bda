from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsbe.lib.ids import new_id
from letsbe.meetings.models import Meeting
from letsbe.meetings.tests.arranging import (
    DATABASES,
    LINE,
    WAY,
    Diary,
    body,
    in_days,
    now,
    read,
    together,
    weekly,
)
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.tests.people import deeds_in

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


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
    assert "You see the day and the time they had agreed on" in page
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
    # A time that is suggested is suggested without opening all that is arranged.
    assert few[2] <= 7
