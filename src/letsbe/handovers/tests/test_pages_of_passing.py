"""The pages on which a handover is given, read and taken back."""

import re
from typing import Any

import pytest

from letsbe.handovers.models import Handover, Piece
from letsbe.handovers.tests.people import (
    DATABASES,
    GOAL,
    WORDS,
    Desk,
    body,
    changed_now,
    read,
    sent,
)
from letsbe.lib.ids import new_id
from letsbe.people.tests.people import signed_in
from letsbe.relationships.rules import Deed
from letsbe.vault import actions as vault

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]
EMPTY = ("", "   ", "\u200b\u200b", "\x00", "\u2066\u2069")


def page(desk: Desk, name: str = "") -> str:
    return f"/handovers/from/{desk.bond.pk}{name}"


def seen_in(answer: Any) -> str:
    found = re.search(r'name="seen" value="(\d+)"', body(answer))
    assert found
    return found[1]


def test_what_stands_above_the_button_is_what_the_next_one_reads(desk: Desk) -> None:
    desk.wrote()
    desk.chose()
    preview = read(desk.ada, page(desk, "/give"))
    given = sent(
        desk.ada, page(desk, "/give"), seen=seen_in(preview), to=str(desk.next_bond.pk)
    )
    assert given.status_code == 302
    theirs = read(desk.cleo, f"/handovers/{desk.row.pk}")

    def told(answer: Any) -> str:
        return body(answer).partition('<div class="reading">')[2].partition("</div>")[0]

    assert WORDS in told(preview)
    assert GOAL in told(preview)
    assert told(preview) == told(theirs)
    assert not re.search(r"\bBo\b", body(theirs))


def test_giving_is_refused_in_words_and_can_be_pressed_again(desk: Desk) -> None:
    desk.wrote()
    there, to = page(desk, "/give"), str(desk.next_bond.pk)
    stale = sent(desk.ada, there, seen=0, to=to)
    assert stale.status_code == 409
    assert sent(desk.ada, there, seen=1).status_code == 422
    for bad in (str(desk.bond.pk), str(new_id()), "x"):
        assert sent(desk.ada, there, seen=1, to=bad).status_code == 409
    assert sent(desk.ada, there, seen=seen_in(stale), to=to).status_code == 302
    again = sent(desk.ada, there, seen=1, to=to)
    assert again.status_code == 409
    assert "It is given" in body(again)


def test_the_next_one_paused_in_the_same_moment_and_the_page_says_so(desk: Desk) -> None:
    desk.wrote()
    changed_now(desk.next_bond, Deed.PAUSE, by=desk.cleo)
    answer = sent(desk.ada, page(desk, "/give"), seen=1, to=str(desk.next_bond.pk))
    assert answer.status_code == 409
    assert "open and not paused" in body(answer)
    assert "When you begin with somebody new" in body(answer)


def test_reading_taking_back_and_that_they_looked(desk: Desk) -> None:
    row = desk.handed_over()
    assert "They have not read it yet." in body(read(desk.ada, page(desk, "/give")))
    assert WORDS in body(read(desk.cleo, f"/handovers/{row.pk}"))
    assert "They have read it." in body(read(desk.ada, page(desk, "/give")))
    journal = body(read(desk.ada, "/journal"))
    assert "Cleo looked at what you handed over" in journal
    assert "You gave Cleo what you wrote to hand over" in journal
    hers = body(read(desk.cleo, "/journal"))
    assert "You looked at what was handed over to you" in hers
    assert "Ada gave you something to read" in hers
    browser = signed_in(desk.ada)
    for _twice in range(2):
        assert browser.post(page(desk, "/take-back")).status_code == 302
    assert "may be remembered" in body(browser.get(page(desk)))
    assert read(desk.cleo, f"/handovers/{row.pk}").status_code == 404
    assert "Ada took back what you could read" in body(read(desk.cleo, "/journal"))


def test_deleting_is_asked_once_and_pressing_twice_is_pressing_once(desk: Desk) -> None:
    desk.handed_over()
    there, browser, key = page(desk, "/delete"), signed_in(desk.ada), str(new_id())
    assert "Cleo can read it no longer then" in body(browser.get(there))
    for _twice in range(2):
        assert browser.post(there, {"once_key": key}).status_code == 302
    assert not Handover.objects.exists()
    assert browser.get(there).status_code == 404


def test_words_that_cannot_be_shown_are_said_to_be_so(desk: Desk) -> None:
    desk.wrote()
    piece = desk.chose()
    Piece.objects.update(question_sealed=b"x" * 200)
    vault.shred_person(desk.ada.pk)
    gone = "These words cannot be shown."
    for name in ("", "/give", f"/pieces/{piece.pk}"):
        assert gone in body(read(desk.ada, page(desk, name)))
    answer = sent(
        desk.ada, page(desk, "/give"), seen=desk.row.version, to=str(desk.next_bond.pk)
    )
    assert answer.status_code == 409
    assert "not even to you" in body(answer)
