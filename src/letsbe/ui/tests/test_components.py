"""What the shared components promise every room: words escaped, labels wired, nothing lost."""

import re
from typing import Any

import pytest
from django import forms
from django.template import engines, loader
from django.template.backends.jinja2 import Jinja2

FORM = '{% from "ui/components/form.html" import post, field, fields %}'
WORDS = '{% from "ui/components/words.html" import words, why, changed_words %}'
BUTTONS = '{% from "ui/components/buttons.html" import deed %}'


class Wording(forms.Form):
    said = forms.CharField(label="Your words", max_length=20, widget=forms.Textarea)
    why = forms.CharField(label="Why", required=False, help_text="Both of you read it.")
    kind = forms.ChoiceField(
        label="Which kind?", widget=forms.RadioSelect, choices=[("goal", "A goal")]
    )
    key = forms.CharField(widget=forms.HiddenInput)


def drawn(source: str, **context: Any) -> str:
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)
    return engine.from_string(source).render(context)


def test_words_are_shown_as_typed_and_never_as_markup() -> None:
    page = drawn(WORDS + "{{ words(said) }}", said="<b>{{7*7}}</b>")
    assert "&lt;b&gt;{{7*7}}&lt;/b&gt;" in page


def test_words_that_cannot_be_opened_leave_a_sentence_in_their_place() -> None:
    source = WORDS + "{{ words(none) }}{{ why(none) }}{{ changed_words(none) }}"
    assert drawn(source).count("These words cannot be shown.") == 3


def test_no_why_leaves_no_trace() -> None:
    assert drawn(WORDS + '{{ why("") }}').strip() == ""


def test_a_changed_wording_read_aloud_is_the_whole_sentence() -> None:
    parts = [("same", "Let's be honest"), ("new", ", or say “not today”"), ("same", ".")]
    page = drawn(WORDS + "{{ changed_words(parts) }}", parts=parts)
    assert re.sub(r"<[^>]+>", "", page) == "Let&#39;s be honest, or say “not today”."


def test_an_error_is_said_at_the_top_and_at_its_field_and_keeps_what_was_typed() -> None:
    form = Wording({"said": "x" * 21, "why": "because <i>", "kind": "", "key": "k"})
    page = drawn(
        FORM + "{% call post('/', '', form) %}{{ fields(form) }}{% endcall %}", form=form
    )
    assert '<a href="#id_said">' in page
    assert '<a href="#id_kind_0">' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_said_error"' in page
    assert 'aria-describedby="id_why_hint"' in page
    assert "x" * 21 in page
    assert "because &lt;i&gt;" in page


def test_a_form_without_errors_has_no_summary() -> None:
    page = drawn(FORM + "{% call post('/', '', form) %}{% endcall %}", form=Wording())
    assert "errors" not in page
    assert 'name="key"' in page


def test_a_reason_of_the_house_is_said_in_the_summary() -> None:
    page = drawn(FORM + "{% call post('/', '', reasons=['It has <changed>.']) %}{% endcall %}")
    assert "It has &lt;changed&gt;." in page


def test_the_browser_never_cuts_what_is_pasted() -> None:
    page = drawn(FORM + "{{ field(form['said']) }}", form=Wording())
    assert "maxlength" not in page
    assert 'data-limit="20"' in page


def test_one_press_carries_its_key_and_its_token() -> None:
    source = BUTTONS + "{{ deed('Yes', '/yes', token, hidden={'once': 'a\"b'}) }}"
    page = drawn(source, token="TOKEN")
    assert 'name="once" value="a&#34;b"' in page
    assert "TOKEN" in page
    assert '<button type="submit"' in page


@pytest.mark.parametrize("status", [400, 403, 404, 413])
def test_a_refusal_is_the_same_bytes_each_time_and_keeps_both_ways_out(status: int) -> None:
    once, again = (loader.render_to_string(f"ui/refusals/{status}.html") for _ in range(2))
    assert once == again
    assert "I need help now" in once
    assert "data-leave" in once
    assert "csrf" not in once
