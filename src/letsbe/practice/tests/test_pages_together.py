import re

import pytest
from django.test import Client

from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.practice.models import Checklist, Circle, Practice
from letsbe.practice.tests.circles import OWN, begun, code_of, mark, page, press
from letsbe.practice.tests.people import body, read, sent

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def test_three_come_together_and_each_reads_their_own_card(
    ada: Person, bo: Person, cleo: Person
) -> None:
    circle = begun(ada, bo, cleo)
    assert "Cleo watches first" in page(circle, ada)
    press(ada, "begin_round", circle, 0)
    speaks, listens, watches = (page(circle, who) for who in (ada, bo, cleo))

    assert "You are Jo." in speaks
    assert "You are Jo." not in listens + watches
    assert "Choose one thing to practise" in listens
    assert "Improved Listening Checklist" in watches
    assert "Improved Listening Checklist" not in speaks + listens
    assert "Talk 1 of 3." in watches


def test_after_a_talk_each_speaks_of_themselves_before_they_read_what_others_saw(
    ada: Person, bo: Person, cleo: Person
) -> None:
    circle = begun(ada, bo, cleo)
    press(ada, "begin_round", circle, 0)
    assert mark(cleo, circle, position=2).status_code == 302
    press(bo, "close_round", circle, 1)
    before = page(circle, bo)
    press(bo, "notice", circle, 1, words="I wanted to help at once.")
    after = page(circle, bo)

    assert "What somebody who watched marked" not in before
    assert "I have said it" in before
    assert "What somebody who watched marked" in after
    assert "I wanted to help at once." in after
    assert "I wanted to help at once." not in page(circle, ada)


def test_marks_are_kept_with_each_change_while_somebody_watches(
    ada: Person, bo: Person, cleo: Person
) -> None:
    circle = begun(ada, bo, cleo)
    press(ada, "begin_round", circle, 0)
    browser = signed_in(cleo)
    for step in ("mostly", "not_yet"):
        answer = browser.post(
            f"/practice/circles/{circle.pk}/mark",
            {"number": 1, "position": 2, "silence.item": step},
            headers={"HX-Request": "true"},
        )
        assert answer.status_code == 204

    assert Checklist.objects.filter(person=bo).count() == 1
    assert re.search(r'value="not_yet"[^>]*checked', page(circle, cleo))


def test_a_whole_circle_counts_for_everybody(ada: Person, bo: Person) -> None:
    circle = begun(ada, bo)
    for number in (1, 2):
        press(ada, "begin_round", circle, number - 1)
        press(bo, "close_round", circle, number)
        for who in (ada, bo):
            press(who, "notice", circle, number, words="")
    press(bo, "begin_round", circle, 2)

    assert "This role-play is over." in page(circle, ada)
    assert Practice.objects.count() == 2
    row = Practice.objects.get(person=ada)
    assert "What was said is not kept." in body(read(ada, "item", row.pk))


def test_on_one_screen_every_card_is_there_for_whose_it_is(ada: Person) -> None:
    circle = begun(ada, devices="one", second_name="Kit", third_name="Sal")
    assert "code" not in re.sub(r"<head>.*</head>", "", page(circle, ada), flags=re.S).lower()
    press(ada, "begin_round", circle, 0)
    shown = page(circle, ada)

    assert "You speak" in shown
    assert "For Kit, who listens" in shown
    assert "For Sal, who watches" in shown
    assert "Kit has no account here, so nothing can be kept about them." in shown
    assert "Keep what is marked" not in shown
    assert (
        press(ada, "mark", circle, 1, **{"position": "2", "silence.item": "mostly"}).status_code
        == 302
    )
    assert not Checklist.objects.exists()


def test_sharing_a_screen_asks_for_a_name(ada: Person) -> None:
    answer = sent(ada, "together", **{**OWN, "devices": "one"})

    assert answer.status_code == 422
    assert "Write what at least one of the others is called." in body(answer)


@pytest.mark.parametrize(
    ("field", "value"), [("scene", "nowhere"), ("minutes", "7"), ("devices", "")]
)
def test_a_circle_is_begun_with_what_there_is(ada: Person, field: str, value: str) -> None:
    assert sent(ada, "together", **{**OWN, field: value}).status_code == 422


@pytest.mark.parametrize(
    ("code", "status", "sentence"),
    [
        ("12", 422, "A code has eight letters and figures"),
        ("", 422, "Please write something here."),
        ("0000-0000", 409, "There is no role-play with this code just now."),
    ],
)
def test_a_code_that_leads_nowhere_is_said_to(
    ada: Person, code: str, status: int, sentence: str
) -> None:
    answer = sent(ada, "join", code=code)

    assert answer.status_code == status
    assert sentence in body(answer)


def test_a_fourth_is_told_that_it_is_full(
    ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    circle = begun(ada, bo, cleo)
    answer = sent(dana, "join", code=code_of(circle, ada))

    assert answer.status_code == 409
    assert "Three are there already." in body(answer)
    assert read(dana, "circle", circle.pk).status_code == 404


def test_an_open_page_learns_that_it_is_old_and_what_is_typed_stays(
    ada: Person, bo: Person
) -> None:
    circle = begun(ada, bo)
    circle.refresh_from_db()
    new = f"?seen={circle.version}&phase=gathering"

    assert read(bo, "now", circle.pk, query=new).status_code == 204
    press(ada, "begin_round", circle, 0)
    old = read(bo, "now", circle.pk, query=new)
    assert old["HX-Refresh"] == "true"
    typing = read(bo, "now", circle.pk, query=f"?seen={circle.version}&phase=noticing")
    assert "HX-Refresh" not in typing
    assert "The others have gone on." in body(typing)


def test_presses_that_come_too_late_change_nothing(ada: Person, bo: Person) -> None:
    circle = begun(ada, bo)
    assert press(ada, "close_round", circle, 0).status_code == 409
    press(ada, "begin_round", circle, 0)

    assert press(bo, "begin_round", circle, 1).status_code == 409
    assert press(bo, "begin_round", circle, 0).status_code == 302
    assert sent(ada, "begin_round", circle.pk).status_code == 302
    assert (
        press(ada, "mark", circle, 1, **{"position": "1", "silence.item": "mostly"}).status_code
        == 409
    )
    assert press(ada, "mark", circle, 1, position="0").status_code == 422
    assert press(ada, "notice", circle, 1, words="x" * 1001).status_code == 422
    assert press(ada, "notice", circle, 5, words="x").status_code == 409


def test_stopping_for_all_ends_it_for_all(ada: Person, bo: Person) -> None:
    circle = begun(ada, bo)
    press(ada, "begin_round", circle, 0)
    assert sent(bo, "end_circle", circle.pk).status_code == 302

    assert "This role-play is over." in page(circle, ada)
    assert press(ada, "begin_round", circle, 1).status_code == 409


def test_a_circle_whose_scene_is_gone_goes_on(ada: Person, bo: Person) -> None:
    circle = begun(ada, bo)
    Circle.objects.update(scenario="gone")
    press(ada, "begin_round", circle, 0)

    assert "Think of something small that is on your mind" in page(circle, ada)


def test_nobody_else_finds_a_circle(ada: Person, bo: Person) -> None:
    circle = begun(ada)

    for deed in ("begin_round", "close_round", "notice", "mark"):
        assert press(bo, deed, circle, 0).status_code == 404
    assert sent(bo, "end_circle", circle.pk).status_code == 404
    assert read(bo, "now", circle.pk).status_code == 404
    assert Client().get(f"/practice/circles/{circle.pk}").status_code == 302
