import pytest

from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.practice.models import Circle, Practice
from letsbe.practice.tests.circles import OWN, begun, code_of, mark, page, press
from letsbe.practice.tests.people import body, read, sent

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def test_the_paper_has_the_cards_the_plan_and_the_checklist(ada: Person) -> None:
    shown = body(read(ada, "paper", "letters"))

    for words in ("The plan", "You are Jo.", "You listen", "You watch", "Let silence be"):
        assert words in shown
    assert shown.count('class="box"') == 100
    assert read(ada, "paper", "nowhere").status_code == 404


def test_on_one_screen_the_one_who_spoke_is_handed_the_checklist(ada: Person) -> None:
    circle = begun(ada, devices="one", second_name="Kit", third_name="Sal")
    for number in (1, 2):
        press(ada, "begin_round", circle, number - 1)
        press(ada, "close_round", circle, number)
    press(ada, "notice", circle, 2, words="I spoke a lot.")
    own = page(circle, ada)
    handed = body(read(ada, "circle", circle.pk, query="?partner"))

    assert "Hand the screen to" in own
    assert "And how do you see yourself?" in own
    assert "who spoke: what did you see?" in handed
    assert 'name="position" value="0"' not in handed


def test_the_paper_has_a_clock_for_the_table(ada: Person) -> None:
    assert 'data-seconds="300"' in body(read(ada, "paper", "letters", query="?minutes=5"))
    assert "data-seconds" not in body(read(ada, "paper", "letters", query="?minutes=6"))


def test_a_code_of_yesterday_is_said_to_be_old(ada: Person) -> None:
    circle = begun(ada)
    assert "Read this code out" in page(circle, ada)
    Circle.objects.update(begun_at=MONDAY)

    assert "no longer good" in page(circle, ada)


def test_what_one_noticed_is_read_again_on_the_page_of_the_role_play(
    ada: Person, bo: Person
) -> None:
    circle = begun(ada, bo)
    press(ada, "begin_round", circle, 0)
    press(ada, "close_round", circle, 1)
    press(ada, "notice", circle, 1, words="I wanted to help at once.")
    sent(ada, "end_circle", circle.pk)
    mine, his = (Practice.objects.get(person=who) for who in (ada, bo))

    assert "I wanted to help at once." in body(read(ada, "item", mine.pk))
    assert "I wanted to help at once." not in body(read(bo, "item", his.pk))


def test_marking_before_anybody_listens_is_refused_in_words(ada: Person) -> None:
    assert mark(ada, begun(ada), position=0).status_code == 409


def test_the_code_leads_to_its_own_circle_whatever_else_one_began(
    ada: Person, bo: Person
) -> None:
    circle = begun(bo)
    code = code_of(circle, bo)
    sent(ada, "together", **OWN)
    answer = sent(ada, "join", code=code)

    assert str(circle.pk) in answer["Location"]


def test_a_note_sent_twice_with_other_words_is_still_there(ada: Person, bo: Person) -> None:
    circle, browser = begun(ada, bo), signed_in(ada)
    press(ada, "begin_round", circle, 0)
    press(ada, "close_round", circle, 1)
    key = "018f0000-0000-7000-8000-000000000003"
    for words in ("First words.", "Other words."):
        answer = sent(browser, "notice", circle.pk, number=1, words=words, once_key=key)

    assert "already sent once" in body(answer)
    assert "Other words." in body(answer)
