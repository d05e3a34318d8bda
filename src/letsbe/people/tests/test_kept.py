"""What is carried through a sign-in, held to every form of the house by its fields' names."""

from collections.abc import Iterator

import pytest
from django import forms
from django.http import QueryDict
from django.test import Client
from django.urls import get_resolver

from letsbe.people import rules
from letsbe.people.forms.fields import PassphraseField
from letsbe.people.forms.kept import sent_too_late
from letsbe.people.models import Person
from letsbe.people.tests.people import PASSPHRASE
from letsbe.ui.forms import LineField, WordsField

CHOSEN = (forms.ChoiceField, forms.BooleanField, forms.UUIDField)


def house_fields() -> Iterator[tuple[str, str, forms.Field]]:
    """Yield form, name and field of every form that a page of the house can show."""
    get_resolver().url_patterns  # noqa: B018 (loads the views, and with them their forms)
    for form in _below(forms.Form):
        if form.__module__.startswith("letsbe.") and ".tests." not in form.__module__:
            for name, field in form.base_fields.items():
                yield form.__qualname__, name, field


def _below(form: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for each in form.__subclasses__():
        yield each
        yield from _below(each)


def test_every_passphrase_field_of_every_form_is_known_as_a_secret() -> None:
    found = [each for each in house_fields() if isinstance(each[2], PassphraseField)]

    assert {name for _form, name, _field in found} == {
        "again",
        "current",
        "passphrase",
        "password",
    }
    assert all(rules.is_secret(name) for _form, name, _field in found)


def test_what_people_choose_is_not_taken_for_what_they_wrote() -> None:
    chosen = [
        (form, name)
        for form, name, field in house_fields()
        if isinstance(field, CHOSEN) or field.widget.is_hidden
    ]

    assert chosen
    assert [each for each in chosen if rules.looks_written(each[1], value="a_choice")] == []


def test_what_people_write_is_shown_to_them_again_in_every_form() -> None:
    typed = [
        (form, name)
        for form, name, field in house_fields()
        if isinstance(field, WordsField | LineField) and not rules.is_secret(name)
    ]

    assert typed
    assert [each for each in typed if not rules.looks_written(each[1], value="trust")] == []


def test_a_single_word_is_words_and_a_choice_goes_along_unseen() -> None:
    posted = QueryDict("words=trust&deed=agree&seen=2&passphrase=never+this&again=never+this")
    kept = sent_too_late("/today", posted=posted)

    assert kept.words == [("words", "trust")]
    assert kept.rest == [("deed", "agree"), ("seen", "2")]


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_single_word_typed_too_late_is_shown_after_signing_in(
    client: Client, ada: Person
) -> None:
    signing_in = {"address": "ada@example.org", "password": PASSPHRASE}
    late = {"kept_path": "/account", "kept.about": "trust", "kept.time_zone": "Asia/Tokyo"}
    page = client.post("/sign-in", {**signing_in, **late}).text

    assert ">\ntrust</textarea>" in page
    assert '<input type="hidden" name="time_zone" value="Asia/Tokyo">' in page
