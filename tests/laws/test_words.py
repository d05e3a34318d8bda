"""Law: every word on a screen can be translated, and none of them is loud."""

import importlib
import inspect
from collections.abc import Iterator
from typing import Any

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from django import forms
from django.utils.functional import Promise

from letsbe.config.jinja import house_environment
from tests.laws import words
from tests.laws.tree import HOUSE, ROOT, files, sources, templates, told

CONFIG = ROOT / "src" / HOUSE / "locale" / "babel.cfg"
FEWEST_MESSAGES = 200
MEND = (
    "Somebody can see this and nobody could translate it. In a template write "
    '{{ _("...") }} or {% trans %}, in Python gettext_lazy:'
)


def messages() -> dict[str, str]:
    """Return every sentence Babel finds, with the file it stands in."""
    with CONFIG.open(encoding="utf-8") as config:
        method_map, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call]
    keywords = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}
    found = extract_from_dir(ROOT / "src" / HOUSE, method_map, options, keywords)
    return {
        sentence: f"{name}:{line}"
        for name, line, said, _comments, _context in found
        for sentence in ((said,) if isinstance(said, str) else said)
    }


def form_classes() -> Iterator[type[forms.Form]]:
    for source in sources():
        if source.piece != "forms":
            continue
        module = importlib.import_module(
            ".".join(source.path.with_suffix("").parts).removesuffix(".__init__")
        )
        for _name, found in inspect.getmembers(module, inspect.isclass):
            if issubclass(found, forms.Form) and found.__module__ == module.__name__:
                yield found


def test_every_visible_word_of_a_template_can_be_translated() -> None:
    found = [
        f"{path.relative_to(ROOT)} {fault}"
        for path in templates()
        for fault in words.template_faults(path.read_text("utf-8"))
    ]

    assert not found, told(found, what_to_do=MEND)


def test_every_label_hint_and_refusal_of_a_form_can_be_translated() -> None:
    found = [fault for source in sources() for fault in words.python_faults(source)]

    assert not found, told(found, what_to_do=MEND)


def test_no_form_shows_a_sentence_that_was_fixed_when_it_was_imported() -> None:
    found = [
        f"{form.__qualname__}.{name}: {text!r}"
        for form in form_classes()
        for name, field in form.base_fields.items()
        for text in (field.label, field.help_text, *field.error_messages.values())
        if text and not isinstance(text, Promise)
    ]

    assert not found, told(found, what_to_do=MEND)


def test_no_style_and_no_script_speaks_by_itself() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {fault}"
        for endings, law in ((".css", words.style_faults), (".js", words.script_faults))
        for path in files(endings)
        for fault in law(path.read_text("utf-8"))
    ]

    assert not found, told(found, what_to_do="Put the words in a template, as data:")


def test_babel_finds_every_sentence_the_templates_ask_for() -> None:
    house = house_environment()
    asked = {
        sentence
        for path in templates()
        for _line, _function, said in house.extract_translations(path.read_text("utf-8"))  # type: ignore[attr-defined]
        for sentence in ((said,) if isinstance(said, str) else said)
        if sentence
    }
    found = messages()

    assert len(found) > FEWEST_MESSAGES
    assert not asked - set(found), f"Babel reads these otherwise: {asked - set(found)}"


def test_no_sentence_is_loud() -> None:
    found = [f"{place}: {said!r}" for said, place in messages().items() if "!" in said]

    assert not found, told(found, what_to_do="Say it without an exclamation mark:")


def test_a_form_names_every_field_a_person_fills_in() -> None:
    found = [
        f"{form.__qualname__}.{name}"
        for form in form_classes()
        for name, field in form.base_fields.items()
        if field.label is None and not _is_silent(field)
    ]

    assert not found, told(found, what_to_do="Give the field a translated label:")


def _is_silent(field: forms.Field) -> bool:
    """Say whether a field is a button's value or carried along, and so has no label."""
    choices: Any = getattr(field, "choices", ())
    has_values = bool(choices) and all(value == shown for value, shown in choices)
    return field.widget.is_hidden or has_values
