import re

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from letsbe.agreements.rules.clauses import Kind
from letsbe.handovers.models import Handover, Piece
from letsbe.handovers.tests.people import (
    DATABASES,
    GOAL,
    WORDS,
    Desk,
    at,
    body,
    changed_now,
    read,
    sent,
)
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import begun

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]
EMPTY = ("", "   ", "\u200b\u200b", "\x00", "\u2066\u2069")


def page(desk: Desk, name: str = "") -> str:
    return f"/handovers/from/{desk.bond.pk}{name}"


def test_an_introduction_is_written_on_the_page_and_stays_there(desk: Desk) -> None:
    assert "Begin where you like." in body(read(desk.ada, page(desk)))
    assert sent(desk.ada, page(desk), seen=0, words=WORDS).status_code == 302
    shown = body(read(desk.ada, page(desk)))
    assert WORDS in shown
    assert "You can give it when you like." in shown
    assert WORDS not in body(read(desk.bo, page(desk)))


@pytest.mark.parametrize("words", EMPTY)
def test_an_empty_introduction_is_asked_for_and_nothing_begun(desk: Desk, words: str) -> None:
    assert sent(desk.ada, page(desk), seen=0, words=words).status_code == 422
    assert not Handover.objects.exists()


def test_what_is_too_long_comes_back_whole(desk: Desk) -> None:
    fits, long = "a" * 2000, "b" * 2001
    answer = sent(desk.ada, page(desk), seen=0, words=long)
    assert answer.status_code == 422
    assert long in body(answer)
    assert sent(desk.ada, page(desk), seen=0, words=fits).status_code == 302


def test_marks_that_turn_reading_around_are_taken_out(desk: Desk) -> None:
    sent(desk.ada, page(desk), seen=0, words="kind\u202eness\x00 <b>here</b>")
    shown = body(read(desk.ada, page(desk)))
    assert "kindness &lt;b&gt;here&lt;/b&gt;" in shown


def test_what_was_typed_in_an_old_window_comes_back_and_can_be_sent_again(desk: Desk) -> None:
    desk.wrote("First.")
    late = sent(desk.ada, page(desk), seen=0, words="Second.")
    assert late.status_code == 409
    for words in ("First.", "Second.", "changed in another window"):
        assert words in body(late)
    assert sent(desk.ada, page(desk), seen=1, words="Second.").status_code == 302


def test_typed_while_it_was_given_elsewhere_the_words_come_back(desk: Desk) -> None:
    desk.handed_over()
    answer = sent(desk.ada, page(desk), seen=1, words="Typed too late.")
    assert answer.status_code == 409
    assert "Typed too late." in body(answer)
    assert "Take it back first" in body(answer)


def test_the_same_form_with_other_words_is_asked_about(desk: Desk) -> None:
    browser, key = signed_in(desk.ada), str(new_id())
    for expected, words in ((302, "One."), (302, "One."), (422, "Two.")):
        sent_ = browser.post(page(desk), {"once_key": key, "seen": 0, "words": words})
        assert sent_.status_code == expected
    assert "Two." in body(sent_)


def test_everything_is_read_whole_and_chosen_one_by_one(desk: Desk) -> None:
    desk.goal("x" * 999)
    mine = desk.goal()
    his = desk.goal("His goal.", by=desk.bo)
    shown = body(read(desk.ada, page(desk, "/choose")))
    assert "x" * 999 in shown
    assert GOAL in shown
    assert "His goal." not in shown
    assert not Piece.objects.exists()
    assert sent(desk.ada, page(desk, "/choose"), source=mine).status_code == 302
    assert "You chose this." in body(read(desk.ada, page(desk, "/choose")))
    for bad in (mine, his, new_id(), "x", ""):
        assert sent(desk.ada, page(desk, "/choose"), source=bad).status_code == 409
    assert Piece.objects.count() == 1


def test_there_is_a_word_for_having_nothing_to_choose_from(desk: Desk) -> None:
    assert "There is nothing to choose from" in body(read(desk.ada, page(desk, "/choose")))


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.WAY_OF_BEING])
def test_a_piece_of_each_kind_is_named(desk: Desk, kind: Kind) -> None:
    clause = desk.settled("Words.", by=desk.ada, kind=kind)
    desk.signed()
    shown = body(read(desk.ada, page(desk, "/choose")))
    assert clause
    assert re.search(r'wording-who">\s*\S', shown)


def test_a_piece_is_said_otherwise_and_left_out(desk: Desk) -> None:
    piece = desk.chose()
    there = page(desk, f"/pieces/{piece.pk}")
    assert GOAL in body(read(desk.ada, there))
    assert sent(desk.ada, there, seen=1, words="Otherwise.").status_code == 302
    late = sent(desk.ada, there, seen=1, words="Late.")
    assert late.status_code == 409
    assert "Otherwise." in body(late)
    assert "Late." in body(late)
    assert sent(desk.ada, there, seen=2, words="b" * 2001).status_code == 422
    for words in EMPTY:
        assert sent(desk.ada, there, seen=2, words=words).status_code == 422
    assert sent(desk.ada, f"{there}/leave-out").status_code == 302
    assert sent(desk.ada, f"{there}/leave-out").status_code == 302
    assert read(desk.ada, there).status_code == 404
    assert sent(desk.bo, f"{there}/leave-out").status_code == 404


def test_leaving_out_what_was_given_is_refused_in_words(desk: Desk) -> None:
    piece = desk.chose()
    desk.gave()
    answer = sent(desk.ada, page(desk, f"/pieces/{piece.pk}/leave-out"))
    assert answer.status_code == 409
    assert "Take it back first" in body(answer)
    there = page(desk, f"/pieces/{piece.pk}")
    answer = sent(desk.ada, there, seen=1, words="Typed too late.")
    assert answer.status_code == 409
    assert "Typed too late." in body(answer)


def test_it_is_offered_on_the_page_of_the_two_once_an_ending_is_near(desk: Desk) -> None:
    together, link = f"/relationships/{desk.bond.pk}", page(desk)
    assert link not in body(read(desk.ada, together))
    changed_now(desk.bond, Deed.OFFER_ENDING, by=desk.bo)
    for person in (desk.ada, desk.bo):
        assert link in body(read(person, together))
    desk.ended()
    assert link in body(read(desk.bo, together))


def test_the_day_tells_what_is_to_read_and_what_can_be_given(
    desk: Desk, dana: Person, lee: Person
) -> None:
    desk.wrote()
    Handover.objects.update(waits_since=at())
    assert "can be given now" not in body(read(desk.ada, "/today"))
    begun(lee, desk.ada, by=dana, at=at())
    day = body(read(desk.ada, "/today"))
    assert "You have begun with Lee. What you wrote from your time with Bo" in day
    row = desk.gave()
    assert "can be given now" not in body(read(desk.ada, "/today"))
    line = "Ada gave you something to read."
    assert line in body(read(desk.cleo, "/today"))
    assert line not in body(read(desk.bo, "/today"))
    read(desk.cleo, f"/handovers/{row.pk}")
    assert line not in body(read(desk.cleo, "/today"))


def test_a_list_of_all_of_it_stands_under_you(desk: Desk) -> None:
    assert "/handovers" in body(read(desk.ada, "/account"))
    assert "You can write it at any time" in body(read(desk.ada, "/handovers"))
    desk.wrote()
    assert "You have begun. Nobody can read it." in body(read(desk.ada, "/handovers"))
    desk.gave()
    desk.suggested()
    assert "Cleo can read what you wrote." in body(read(desk.ada, "/handovers"))
    hers = body(read(desk.cleo, "/handovers"))
    assert "Ada gave you something to read." in hers
    assert "Ada suggests a meeting of three." in hers
    desk.ended()
    assert "It has ended." in body(read(desk.bo, "/handovers"))


def test_somebody_with_no_relationship_finds_a_word_for_it(lee: Person) -> None:
    assert "You are not in a relationship yet" in body(read(lee, "/handovers"))


def queries_of(person: Person, url: str) -> tuple[int, int]:
    browser = signed_in(person)
    browser.get(url)
    with (
        CaptureQueriesContext(connections["default"]) as house,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        browser.get(url)
    return len(house), len(keys)


@pytest.mark.parametrize("name", ["", "/choose", "/give"])
def test_a_page_asks_the_same_number_of_queries_whatever_the_amount(
    desk: Desk, name: str
) -> None:
    desk.wrote()
    desk.chose()
    few = queries_of(desk.ada, page(desk, name))
    for number in range(6):
        desk.chose(desk.goal(f"Goal {number}."))
    assert queries_of(desk.ada, page(desk, name)) == few


def test_the_lists_ask_the_same_number_whatever_the_amount(
    desk: Desk, dana: Person, lee: Person, oz: Person
) -> None:
    desk.handed_over()
    few = queries_of(desk.ada, "/handovers")
    for other in (lee, oz):
        begun(other, desk.ada, by=dana)
    assert queries_of(desk.ada, "/handovers") == few
