"""What is refused is said in words, and what was typed is shown again."""

import pytest

from letsbe.agreements.tests.people import Table
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.steering.forms import key_of
from letsbe.steering.models import Steering
from letsbe.steering.queries import current_round
from letsbe.steering.queries.joining import own_words
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.tests.people import (
    ADAS,
    BOS,
    both_ready,
    changed,
    closed,
    course,
    in_days,
    kept,
    opened,
    page_of,
    pressed,
    read,
    row_of,
    says,
    sent,
    under_way,
)
from letsbe.vault import queries as vault

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_clause_that_is_not_in_force_cannot_be_pointed_at(
    bond: Relationship, ada: Person, table: Table
) -> None:
    clause = table.proposed(ada)
    answer = sent(signed_in(ada), page_of(bond, "/open"), clause=clause, notice=ADAS.notice)

    assert answer.status_code == 409
    assert ADAS.notice in answer.text
    assert "This clause is not in the version in force any more." in answer.text
    assert "Or point at something in your agreement" not in answer.text
    assert not Steering.objects.exists()

    mended = {"about": "Our Tuesdays.", "notice": ADAS.notice}
    assert sent(signed_in(ada), page_of(bond, "/open"), **mended).status_code == 302


def test_an_address_of_a_clause_that_is_gone_says_so_and_asks_for_words(
    bond: Relationship, ada: Person, table: Table
) -> None:
    answer = signed_in(ada).get(page_of(bond, f"/open?clause={table.proposed(ada)}"))

    assert answer.status_code == 200
    assert "not in the version in force any more" in answer.text
    assert 'name="about"' in answer.text


def test_while_one_is_open_there_is_no_form_to_open_another(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    opened(bond, by=ada, words=ADAS)

    assert "Your turn: write" in read(bo, bond, "/open")
    answer = sent(signed_in(ada), page_of(bond, "/open"), about="Evenings.", notice="Typed.")
    assert answer.status_code == 409
    assert "Typed." in answer.text


@pytest.mark.parametrize("how", ["closed", "ended", "taken back"])
def test_what_is_typed_too_late_comes_back_to_be_copied(
    bond: Relationship, ada: Person, bo: Person, how: str
) -> None:
    row = opened(bond, by=ada, words=ADAS)
    writing = {"round": current_round(row).pk, "seen": 0, "notice": "Typed late."}
    stepping = {"round": current_round(row).pk, "seen": 1, "words": "Typed late."}
    if how == "ended":
        changed(bond, Deed.END, by=ada)
    elif how == "taken back":
        pressed(bond, CourseDeed.TAKE_BACK, by=ada)
    else:
        for person in (ada, bo):
            pressed(bond, CourseDeed.BACK, by=person)
    day = in_days(9).isoformat()
    for answer in (
        sent(signed_in(bo), page_of(bond, "/write"), **writing),
        sent(signed_in(bo), page_of(bond, "/step"), **stepping, look_on=day),
    ):
        assert answer.status_code == 409
        assert "Typed late." in answer.text
        assert "for you to copy" in answer.text
        assert "Suggest it" not in answer.text
        assert "Keep it for me" not in answer.text
    assert ADAS.notice not in answer.text


def test_words_sent_where_nothing_was_ever_opened_are_told_so(
    bond: Relationship, ada: Person
) -> None:
    for tail in ("/write", "/step", "/show"):
        answer = sent(signed_in(ada), page_of(bond, tail), notice="Typed.")
        assert answer.status_code == 409
        assert "Nothing is open just now." in answer.text


def test_what_is_shown_to_a_coordinator_is_chosen_while_it_is_open(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    closed(bond, ada, bo)
    answer = sent(signed_in(ada), page_of(bond, "/show"))

    assert answer.status_code == 409
    assert "Nothing is open just now." in answer.text


def test_an_address_that_is_no_clause_asks_for_words(bond: Relationship, ada: Person) -> None:
    assert "What it is about" in read(ada, bond, "/open?clause=none")
    assert sent(signed_in(ada), page_of(bond, "/open"), about=" ").status_code == 422


def test_what_is_refused_comes_back_as_it_was_typed(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    round_id = current_round(row_of(bond)).pk
    stale = {"round": round_id, "seen": 0, "notice": "Typed now.", "wish": ""}
    answer = sent(signed_in(ada), page_of(bond, "/write"), **stale)

    assert answer.status_code == 409
    assert "Typed now." in answer.text
    assert ADAS.notice in answer.text

    mended = {**stale, "seen": 1, "ready": "on"}
    assert sent(signed_in(ada), page_of(bond, "/write"), **mended).status_code == 302
    assert course(bond).text_of(ada.pk).is_ready


def test_a_press_that_comes_too_late_shows_how_it_stands(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    under_way(bond, ada, bo)
    answer = says(ada, bond, "not_yet", row_of(bond).mark)

    assert answer.status_code == 409
    assert "the day to look again has not come" in answer.text
    bad = sent(signed_in(ada), page_of(bond, "/say"), deed="sing")
    assert bad.status_code == 409
    for tail in ("/again", "/show/take-back", "/watch"):
        assert sent(signed_in(ada), page_of(bond, tail)).status_code == 409


def test_in_a_pause_the_forms_give_way_to_how_it_stands_and_a_press_is_told_why(
    bond: Relationship, ada: Person, bo: Person, dana: Person
) -> None:
    both_ready(bond, ada, bo)
    changed(bond, Deed.PAUSE, by=bo)
    for tail in ("/show", "/step"):
        assert "so this rests too" in read(ada, bond, tail)
    answer = sent(signed_in(ada), page_of(bond, "/show"))

    assert answer.status_code == 409
    assert "so this rests too" in answer.text


@pytest.mark.parametrize("tail", ["/open", "/write", "/step", "/show"])
def test_the_same_form_sent_with_other_words_comes_back_with_them(
    bond: Relationship, ada: Person, bo: Person, dana: Person, tail: str
) -> None:
    if tail != "/open":
        opened(bond, by=ada, words=ADAS)
    if tail == "/step":
        kept(bond, ADAS, by=ada, is_ready=True)
        kept(bond, BOS, by=bo, is_ready=True)
    at = {} if tail == "/open" else {"round": current_round(row_of(bond)).pk}
    seen = {"seen": row_of(bond).mark} if at else {}
    fixed = {"once_key": new_id(), "about": "Evenings.", "look_on": in_days(9), **at, **seen}
    ring = vault.key_ring(relationship=bond.pk)
    mine = own_words(row_of(bond), ring, of=ada.pk) if tail == "/show" else {}
    shown = [key_of(one) for one in mine]
    browser, url = signed_in(ada), page_of(bond, tail)
    first = browser.post(url, {**fixed, "notice": "One.", "words": "One."})
    other = {**fixed, "notice": "Two.", "words": "Two.", "shown": shown}
    answer = browser.post(url, other)

    assert first.status_code == 302
    assert answer.status_code == 422
    assert "already sent once, with other words" in answer.text
