"""The sentences the journal says about people."""

from types import SimpleNamespace

import pytest
from django.template import engines

from letsbe.people.events import Deed
from letsbe.people.rules import Part, Refusal

SENTENCE = (
    '{% from "people/deeds.html" import sentence %}{{ sentence(entry, who, whom, is_mine) }}'
)
REASON = '{% from "people/reasons.html" import reason %}{{ reason(refusal) }}'


def said(deed: Deed, *, whom: str = "Ada", is_mine: bool = False) -> str:
    entry = SimpleNamespace(deed=deed.value, facts={"part": Part.SUPPORTER.value})
    context = {"entry": entry, "who": "Dana", "whom": whom, "is_mine": is_mine}
    return engines["jinja2"].from_string(SENTENCE).render(context)


@pytest.mark.parametrize("deed", Deed)
def test_each_deed_has_a_sentence_for_who_did_it_and_for_others(deed: Deed) -> None:
    mine, theirs = said(deed, is_mine=True), said(deed)

    assert mine.startswith("You ")
    assert theirs.startswith(("Dana ", "The doors"))
    assert mine == mine.strip()
    assert "\n" not in mine + theirs


def test_a_sentence_names_whom_and_the_part() -> None:
    assert said(Deed.PART_GIVEN) == "Dana let Ada take part as a supporter"
    assert said(Deed.INVITED, is_mine=True) == "You invited somebody as a supporter"
    assert (
        said(Deed.PERSON_LOOKED_AT, whom="you") == "Dana looked at the parts and dates of you"
    )


@pytest.mark.parametrize("part", Part)
def test_each_part_has_its_words_in_a_sentence(part: Part) -> None:
    entry = SimpleNamespace(deed=Deed.JOINED.value, facts={"part": part.value})
    context = {"entry": entry, "who": "Dana", "whom": "", "is_mine": False}
    sentence = engines["jinja2"].from_string(SENTENCE).render(context)

    assert sentence.startswith("Dana came here, as a")


@pytest.mark.parametrize("refusal", Refusal)
def test_each_reason_has_its_sentence(refusal: Refusal) -> None:
    sentence = engines["jinja2"].from_string(REASON).render({"refusal": refusal})

    assert sentence.endswith(".")
    assert "!" not in sentence


def test_a_name_in_a_sentence_cannot_become_markup() -> None:
    assert "&lt;b&gt;" in said(Deed.PART_GIVEN, whom="<b>")
