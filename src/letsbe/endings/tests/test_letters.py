"""A letter of each: shown together or not at all, and never to who did not ask for one."""

import re
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.endings import access
from letsbe.endings.actions import letters
from letsbe.endings.events import Deed as Journalled
from letsbe.endings.models import Letter
from letsbe.endings.rules.letters import LetterDeed
from letsbe.endings.tests.people import (
    ADAS,
    BOS,
    kept,
    page_of,
    presses,
    read,
    said,
    sent,
    writes,
)
from letsbe.journal.models import Entry
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
TOKENS = re.compile(r'name="(?:csrfmiddlewaretoken|once_key)" value="[^"]*"')


def all_of(person: Person, bond: Relationship) -> list[str]:
    """Return what one can see of it all, without what is different each time."""
    browser = signed_in(person)
    paths = ["/today", "/journal", f"/relationships/{bond.pk}", f"/agreements/{bond.pk}"]
    paths += [page_of(bond), page_of(bond, "/letter"), page_of(bond, "/meeting")]
    return [TOKENS.sub("", browser.get(path).text) for path in paths]


@pytest.mark.parametrize(("first", "second"), [("ada", "bo"), ("bo", "ada")])
def test_both_are_shown_in_the_moment_in_which_the_second_is_ready(
    request: pytest.FixtureRequest,
    ending: Relationship,
    ada: Person,
    bo: Person,
    first: str,
    second: str,
) -> None:
    writes(ada, ending, ADAS)
    writes(bo, ending, BOS)
    one, two = (request.getfixturevalue(name) for name in (first, second))
    assert presses(one, ending, "ready").status_code == 302
    assert ADAS not in read(bo, ending)
    assert BOS not in read(ada, ending)
    assert presses(two, ending, "ready").status_code == 302
    for person in (ada, bo):
        page = read(person, ending)
        assert ADAS in page
        assert BOS in page
    last = Entry.objects.filter(strand_id=ending.pk).latest("number")
    assert (last.deed, last.by) == (Journalled.LETTERS_SHOWN, None)


@pytest.mark.parametrize("until", ["draft", "ready", "no letter", "taken back", "taken away"])
def test_whoever_has_said_nothing_sees_the_same_bytes_whatever_the_other_does(
    ending: Relationship, ada: Person, bo: Person, until: str
) -> None:
    kept(ending, BOS, by=bo)
    before = all_of(bo, ending)
    kept(ending, ADAS, by=ada)
    if until in {"ready", "taken back", "taken away"}:
        said(ending, LetterDeed.READY, by=ada)
    if until == "no letter":
        said(ending, LetterDeed.NO_LETTER, by=ada)
    if until == "taken back":
        said(ending, LetterDeed.TAKE_BACK, by=ada)
    if until == "taken away":
        letters.take_letter_away(ending.pk, by=ada, at=clock.now())
    assert all_of(bo, ending) == before


def test_whoever_is_ready_cannot_tell_whether_the_other_writes(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    kept(ending, BOS, by=bo)
    said(ending, LetterDeed.READY, by=bo)
    before = all_of(bo, ending)
    kept(ending, ADAS, by=ada)
    assert all_of(bo, ending) == before


def test_whoever_writes_none_is_not_told_that_there_is_one_until_it_is_given(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    said(ending, LetterDeed.NO_LETTER, by=ada)
    before = all_of(ada, ending)
    kept(ending, BOS, by=bo)
    said(ending, LetterDeed.READY, by=bo)
    assert all_of(ada, ending) == before
    page = read(bo, ending)
    assert "Ada writes none, and would read yours. You will not get one." in page
    assert presses(bo, ending, "give").status_code == 302
    assert BOS in read(ada, ending)
    assert "Ada wrote none." in read(bo, ending)
    assert "You wrote none." in read(ada, ending)


def test_a_letter_is_given_only_where_the_other_still_would_read_one(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    kept(ending, BOS, by=bo)
    said(ending, LetterDeed.READY, by=bo)
    said(ending, LetterDeed.NO_LETTER, by=ada)
    said(ending, LetterDeed.TAKE_BACK, by=ada)
    answer = presses(bo, ending, "give")
    assert answer.status_code == 409
    assert "Your letter was not given." in answer.text
    assert BOS not in read(ada, ending)


def test_a_draft_of_whoever_says_no_letter_stays_theirs(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    kept(ending, ADAS, by=ada)
    said(ending, LetterDeed.NO_LETTER, by=ada)
    kept(ending, BOS, by=bo)
    said(ending, LetterDeed.READY, by=bo)
    said(ending, LetterDeed.GIVE, by=bo)
    assert ADAS not in read(bo, ending)
    assert "Ada wrote none." in read(bo, ending)
    assert ADAS in read(ada, ending)
    row = Letter.objects.get(author=ada)
    assert not access.may_read(bo, row)
    assert access.may_read(ada, row)


def test_when_both_write_none_both_are_told(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    said(ending, LetterDeed.NO_LETTER, by=ada)
    said(ending, LetterDeed.NO_LETTER, by=bo)
    for person in (ada, bo):
        assert "You have both said that you write none." in read(person, ending)


def test_what_was_changed_in_another_window_is_neither_overwritten_nor_given(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    writes(ada, ending, "First.")
    answer = writes(ada, ending, "Second.")
    assert answer.status_code == 409
    assert "First." in answer.text
    assert "Second.</textarea>" in answer.text
    assert 'name="seen" value="1"' in answer.text
    assert writes(ada, ending, "Second.", seen=1).status_code == 302
    stale = presses(ada, ending, "ready", seen=1)
    assert stale.status_code == 409
    assert "changed in another window" in stale.text


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("", 422),
        (" \u200b\n", 422),
        ("x" * 8000, 302),
        ("x" * 8001, 422),
        ("a\x00b\u202e<script>", 302),
    ],
)
def test_a_letter_has_room_and_what_does_not_fit_comes_back(
    ending: Relationship, ada: Person, words: str, status: int
) -> None:
    answer = writes(ada, ending, words)
    assert answer.status_code == status
    if status == 422:
        assert words.strip(" \u200b\n") in answer.text
    assert Letter.objects.exists() is (status == 302)


def test_an_older_draft_put_back_in_its_row_does_not_open(
    ending: Relationship, ada: Person
) -> None:
    kept(ending, "First.", by=ada)
    old = Letter.objects.get().words_sealed
    kept(ending, "Second.", by=ada)
    Letter.objects.update(words_sealed=old)
    page = read(ada, ending)
    assert "First." not in page
    assert "These words cannot be shown." in page


def test_a_press_that_is_none_says_so(ending: Relationship, ada: Person) -> None:
    for deed, seen in (("", 1), ("x", 1), ("ready", "x"), ("ready", -1)):
        answer = sent(signed_in(ada), page_of(ending, "/letter/say"), deed=deed, seen=seen)
        assert answer.status_code == 409
        assert "This could not be done now." in answer.text


def test_the_same_form_twice_is_one_deed(ending: Relationship, ada: Person) -> None:
    key = str(new_id())
    for _twice in range(2):
        answer = sent(
            signed_in(ada), page_of(ending, "/letter"), words=ADAS, seen=0, once_key=key
        )
        assert answer.headers["Location"] == page_of(ending)
    assert Letter.objects.get().revision == 1


def test_only_the_two_write_and_read(
    ending: Relationship, cleo: Person, dana: Person, lee: Person
) -> None:
    for person in (cleo, dana, lee):
        with pytest.raises(Http404):
            kept(ending, "x", by=person)
        with pytest.raises(Http404):
            said(ending, LetterDeed.READY, by=person)
        with pytest.raises(Http404):
            letters.take_letter_away(ending.pk, by=person, at=clock.now())
        browser = signed_in(person)
        for tail in ("", "/letter", "/keepsake", "/letter/take-away"):
            there = browser.get(page_of(ending, tail))
            absent = browser.get(f"/relationships/{new_id()}/ending{tail}")
            assert (there.status_code, there.content) == (404, absent.content)


def test_the_page_asks_as_much_for_long_letters_as_for_none(
    ending: Relationship, ada: Person, bo: Person, django_assert_max_num_queries: Any
) -> None:
    for person in (ada, bo):
        kept(ending, "x" * 8000, by=person)
        said(ending, LetterDeed.READY, by=person)
    browser = signed_in(ada)
    browser.get(page_of(ending))
    with django_assert_max_num_queries(10):
        browser.get(page_of(ending))


def test_the_database_keeps_one_letter_each_and_shows_none_that_nobody_spoke_of(
    ending: Relationship, ada: Person
) -> None:
    kept(ending, ADAS, by=ada)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(relationship=ending, author=ada)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(shown_at=clock.now())
