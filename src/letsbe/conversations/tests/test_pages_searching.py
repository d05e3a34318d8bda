"""Finding words in a conversation, and whatever people may type into any of its fields."""

from datetime import datetime
from typing import Any

import pytest

from letsbe.conversations.models import Message
from letsbe.conversations.queries import searching
from letsbe.conversations.tests.people import (
    DATABASES,
    EVENINGS,
    Talk,
    body,
    now,
    posted,
    read,
)

pytestmark = pytest.mark.django_db(databases=DATABASES)


def _tonight() -> datetime:
    return now().replace(hour=23, minute=30)


def found(talk: Talk, wanted: str, **more: Any) -> str:
    return body(posted(talk.bo, f"{talk.path}/search", wanted=wanted, **more))


def test_what_is_found_comes_newest_first_and_leads_to_its_place(talk: Talk) -> None:
    rows = [talk.sends(words) for words in ("The café.", "No.", "A CAFE again.")]
    page = found(talk, "Café")

    assert page.index("CAFE</mark>") < page.index("café</mark>")
    assert f"?around=1#message-{rows[0].pk}" in page
    assert "No." not in page


def test_what_is_not_there_is_not_found(talk: Talk) -> None:
    talk.sends()

    assert "These words were not found." in found(talk, "goodbye")


def test_nothing_that_waits_or_was_removed_is_found(talk: Talk) -> None:
    talk.agreed(EVENINGS)
    talk.removes(talk.sends("A secret."))
    talk.sends("A secret too.", at=_tonight())

    assert "<mark>" not in found(talk, "secret")


def test_words_that_cannot_be_shown_are_passed_over(talk: Talk) -> None:
    talk.sends("A secret.")
    Message.objects.update(words_sealed=b"broken")

    assert "These words were not found." in found(talk, "secret")
    assert "These words cannot be shown." in body(read(talk.bo, talk.path))


def test_more_than_fit_are_on_a_page_further_back(talk: Talk) -> None:
    for number in range(searching.HITS_ON_A_PAGE + 3):
        talk.sends(f"word {number};")
    first = found(talk, "word")
    rest = found(talk, "word", before=4)

    assert 'name="before" value="4"' in first
    assert first.count("<mark>") == searching.HITS_ON_A_PAGE
    assert rest.count("<mark>") == 3
    assert "Look further back" not in rest


def test_what_is_looked_for_stands_in_no_address(talk: Talk) -> None:
    page = body(read(talk.bo, f"{talk.path}/search?wanted=secret"))

    assert "secret" not in page.replace("/search?wanted=secret", "")


@pytest.mark.parametrize("wanted", ["", "   ", "\u200b", "a" * 101, "\x00"])
def test_nothing_to_look_for_is_said(talk: Talk, wanted: str) -> None:
    answer = posted(talk.bo, f"{talk.path}/search", wanted=wanted)

    assert answer.status_code == 422


@pytest.mark.parametrize("words", ["", "   ", "\u200b\u2060", "\x00\x00", "a" * 5001, "\u3164"])
def test_what_says_nothing_or_too_much_is_not_sent(talk: Talk, words: str) -> None:
    answer = posted(talk.ada, talk.path, words=words)

    assert answer.status_code == 422
    assert talk.words(talk.bo) == []


@pytest.mark.parametrize(
    "words",
    [
        "a" * 5000,
        "<script>alert(1)</script>",
        "{{7*7}} %s %(name)s ${x}",
        "\u202eabc",
        "שלום",
        "e" + "\u0301" * 200,
        "one\r\ntwo\u2028three",
        "👩\u200d🚀",
        "=HYPERLINK()",
    ],
)
def test_whatever_says_something_is_sent_and_harms_no_page(talk: Talk, words: str) -> None:
    assert posted(talk.ada, talk.path, words=words).status_code == 302
    page = body(read(talk.bo, talk.path))

    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert talk.words(talk.bo) == talk.words(talk.ada) != []


def test_ten_megabytes_are_turned_away(talk: Talk) -> None:
    answer = posted(talk.ada, talk.path, words="a" * 10_000_000)

    assert answer.status_code == 413
    assert talk.words(talk.bo) == []


def test_fields_nobody_offered_change_nothing(talk: Talk) -> None:
    more: dict[str, Any] = {"author": str(talk.bo.pk), "number": 7, "shown_at": "2020-01-01"}
    posted(talk.ada, talk.path, words="Hello.", **more)
    (line,) = talk.lines(talk.bo)

    assert (line.author, line.number) == (talk.ada.pk, 1)


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30])
def test_an_edit_without_a_version_is_not_kept(talk: Talk, seen: str) -> None:
    row = talk.sends()
    where = f"{talk.path}/messages/{row.pk}"

    assert posted(talk.ada, where, words="Good day.", seen=seen).status_code == 422
    assert talk.words(talk.bo) == ["Hello."]
