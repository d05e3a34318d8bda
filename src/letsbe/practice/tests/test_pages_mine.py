import re
from datetime import timedelta

import pytest

from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.practice.models import Practice
from letsbe.practice.tests.people import (
    BADLY,
    CLOSED,
    begun_alone,
    body,
    drilled,
    filled_in,
    in_supervision,
    read,
    said,
    sent,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def test_my_practice_tells_what_was_done_and_what_has_come_back(ada: Person) -> None:
    assert "Nothing yet." in body(read(ada, "mine"))
    drilled(ada, CLOSED)
    said(begun_alone(ada), *BADLY, by=ada)
    page = body(read(ada, "mine"))

    assert "1 drill" in page
    assert "1 role-play alone" in page
    assert "1 has come back." in page


def test_a_long_list_is_read_page_by_page(ada: Person) -> None:
    for hours in range(14):
        row = drilled(ada)
        Practice.objects.filter(pk=row.pk).update(
            began_at=MONDAY - timedelta(hours=hours), ended_at=MONDAY
        )
    page = body(read(ada, "mine"))
    earlier = re.search(r'\?before=([^"]+)', page)

    assert earlier
    assert page.count("/practice/items/") == 12
    rest = body(read(ada, "mine", query=f"?before={earlier[1]}"))
    assert rest.count("/practice/items/") == 2
    for bad in ("x", "2026-01-01", "0001-01-01T00:00+23:59"):
        assert read(ada, "mine", query=f"?before={bad.replace('+', '%2B')}").status_code in {
            404,
            200,
        }
    assert read(ada, "mine", query="?before=2026-01-01T10:00").status_code == 404


def test_the_paper_says_what_was_done_and_never_how(ada: Person) -> None:
    assert "There is nothing to say yet." in body(read(ada, "certificate"))
    drilled(ada)
    page = body(read(ada, "certificate"))

    assert "Ada" in page
    assert "Riverside" in page
    assert "1 drill" in page
    assert "2 minutes" in page


def test_a_coordinator_reads_hours_and_everybody_reads_that_she_looked(
    ada: Person, dana: Person
) -> None:
    drilled(ada)
    page = body(read(dana, "hours"))

    assert "Ada" in page
    assert "2 minutes" in page
    assert "drill" not in page.lower().replace("data-", "")
    assert read(ada, "hours").status_code == 404
    assert "Dana (coordinator) looked at how long" in body(signed_in(ada).get("/journal"))
    assert read(dana, "hours", query="?before=x").status_code == 404
    assert read(dana, "hours", query=f"?before={ada.pk}").status_code == 200


def test_showing_taking_back_and_looking_are_written_in_the_journal(
    ada: Person, bo: Person, dana: Person
) -> None:
    in_supervision(bo, ada, by=dana)
    row = drilled(ada)
    assert sent(ada, "show", row.pk, to=str(bo.pk)).status_code == 302
    assert "Ada shows you something of theirs." in body(read(bo, "mine"))
    assert read(bo, "item", row.pk).status_code == 200
    shown = row.showings.get()
    for _twice in range(2):
        assert sent(ada, "take_back", shown.pk).status_code == 302
    journal = body(signed_in(ada).get("/journal"))

    assert read(bo, "item", row.pk).status_code == 404
    assert "You showed something you practised to Bo" in journal
    assert "Bo looked at something you showed them" in journal
    his = body(signed_in(bo).get("/journal"))
    assert "You looked at something that was shown to you" in his
    assert "You took back what you showed to Bo" in journal


def test_nothing_is_shown_to_somebody_one_is_not_in_supervision_with(
    ada: Person, bo: Person
) -> None:
    row, marks = drilled(ada), filled_in(ada)

    for page, thing in (("show", row), ("show_checklist", marks)):
        answer = sent(ada, page, thing.pk, to=str(bo.pk))
        assert answer.status_code == 302
    assert read(bo, "item", row.pk).status_code == 404
    assert read(bo, "one_checklist", marks.pk).status_code == 404


def test_deleting_is_asked_once_and_pressing_twice_is_pressing_once(ada: Person) -> None:
    browser, row, marks = signed_in(ada), drilled(ada), filled_in(ada)

    assert "Delete this?" in body(read(browser, "delete", row.pk))
    assert "Delete this?" in body(read(browser, "delete_checklist", marks.pk))
    key = "018f0000-0000-7000-8000-000000000001"
    for _twice in range(2):
        assert sent(browser, "delete", row.pk, once_key=key).status_code == 302
        assert sent(browser, "delete_checklist", marks.pk, once_key=key).status_code == 302
    assert read(browser, "item", row.pk).status_code == 404
    assert read(browser, "one_checklist", marks.pk).status_code == 404
