"""A form of a deed: a fresh key when shown, the same key when sent, and words made safe."""

from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone, Once, SentWithOtherWords
from letsbe.ui.forms import DeedForm, LineField, WordsField, carry_out


class Saying(DeedForm):
    words = WordsField(label="Your words", most=10)
    name = LineField(label="Name", most=5, required=False)
    count = forms.IntegerField(required=False)


class OtherSaying(Saying):
    """The same fields in another form."""


def sent(kind: type[DeedForm] = Saying, **fields: Any) -> DeedForm:
    typed = QueryDict(mutable=True)
    typed.update({"once_key": str(new_id()), "words": "Walk.", **fields})
    form = kind(typed)
    form.is_valid()
    return form


def once_of(form: DeedForm) -> Once:
    assert form.once
    return form.once


def test_each_form_that_is_shown_has_a_key_of_its_own() -> None:
    first, second = Saying(), Saying(initial={"words": "Begun."})
    assert first["once_key"].value() != second["once_key"].value()
    assert second["words"].value() == "Begun."


def test_the_same_form_sent_twice_is_recognised() -> None:
    key = str(new_id())
    assert once_of(sent(once_key=key)) == once_of(sent(once_key=key))


@pytest.mark.parametrize("changed", [{"words": "Run."}, {"name": "Bo"}, {"count": 1}])
def test_other_words_have_another_fingerprint(changed: dict[str, Any]) -> None:
    key = str(new_id())
    first, second = once_of(sent(once_key=key)), once_of(sent(once_key=key, **changed))
    assert first.key == second.key
    assert first.fingerprint != second.fingerprint


def test_another_form_has_another_fingerprint() -> None:
    key = str(new_id())
    first, second = (once_of(sent(kind, once_key=key)) for kind in (Saying, OtherSaying))
    assert first.fingerprint != second.fingerprint


@pytest.mark.parametrize("key", ["", "x", "\x00", "9" * 100])
def test_a_form_whose_key_is_none_is_sent_without_one(key: str) -> None:
    assert sent(once_key=key).once is None


def test_what_is_kept_is_what_was_meant() -> None:
    form = sent(words=" one\r\ntwo\u202e ", name="A\nB")
    assert (form.cleaned_data["words"], form.cleaned_data["name"]) == ("one\ntwo", "A B")


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"words": "\u200b"}, "words", "Please write something here."),
        ({"words": "x" * 11}, "words", "This is 11 characters long, and 10 fit."),
        ({"name": "x" * 6}, "name", "This is 6 characters long, and 5 fit."),
    ],
)
def test_what_does_not_fit_is_said_at_the_field(
    fields: dict[str, str], field: str, sentence: str
) -> None:
    form = sent(Saying, **fields)
    assert form.errors[field] == [sentence]
    assert form[field].value() == fields[field]


def test_a_limit_counts_what_is_kept_and_not_what_was_typed() -> None:
    assert not sent(words=" " * 50 + "x" * 10 + "\u200f" * 50).errors


def test_the_browser_never_cuts_what_is_typed() -> None:
    assert "maxlength" not in str(Saying()["words"]) + str(Saying()["name"])


def test_a_deed_is_done_with_the_key_of_the_form() -> None:
    form = sent()
    seen: list[Once | None] = []
    assert carry_out(form, seen.append)
    assert seen == [form.once]


def test_what_was_done_before_counts_as_done() -> None:
    def done_before(once: Once | None) -> None:
        raise AlreadyDone

    assert carry_out(sent(), done_before)


def test_other_words_under_an_old_key_are_shown_again_with_a_fresh_one() -> None:
    def sent_before(once: Once | None) -> None:
        raise SentWithOtherWords

    form = sent(words="Mine.")
    key = form["once_key"].value()
    assert not carry_out(form, sent_before)
    assert form["words"].value() == "Mine."
    assert form["once_key"].value() not in {key, None, ""}
    assert "sent once, with other words" in form.non_field_errors()[0]
