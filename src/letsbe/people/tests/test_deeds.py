"""The sentences the journal says about people."""

from types import SimpleNamespace

import pytest
from django.template import engines
from markupsafe import Markup

from letsbe.people.events import Deed
from letsbe.people.rules import Part, Refusal

SENTENCE = (
    '{% from "people/deeds.html" import sentence %}{{ sentence(entry, who, whom, is_mine) }}'
)
REASON = '{% from "people/reasons.html" import reason %}{{ reason(refusal) }}'


YOU = Markup("you")


def said(deed: Deed, *, who: str = "Dana", whom: str = "Ada", is_mine: bool = False) -> str:
    entry = SimpleNamespace(deed=deed.value, facts={"part": Part.SUPPORTER.value})
    context = {"entry": entry, "who": who, "whom": whom, "is_mine": is_mine}
    return engines["jinja2"].from_string(SENTENCE).render(context)


@pytest.mark.parametrize("deed", Deed)
def test_each_deed_has_a_sentence_for_who_did_it_and_for_others(deed: Deed) -> None:
    mine, theirs = said(deed, is_mine=True), said(deed)

    assert mine.startswith("You ")
    assert theirs.startswith(("Dana ", "The doors", "Whoever looks after the machine "))
    assert mine == mine.strip()
    assert "\n" not in mine + theirs


def test_a_sentence_names_whom_and_the_part() -> None:
    assert said(Deed.PART_GIVEN) == "Dana let Ada take part as a supporter"
    assert said(Deed.INVITED, is_mine=True) == "You invited somebody as a supporter"
    assert said(Deed.PERSON_LOOKED_AT).startswith("Dana looked at the page of Ada: parts, ")


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (
            Deed.PERSON_LOOKED_AT,
            "Dana looked at your parts, dates, and what you tell for being introduced",
        ),
        (Deed.PORTRAIT_PREPARED, "Dana wrote something down for you, to keep or delete"),
        (Deed.PART_GIVEN, "Dana let you take part as a supporter"),
        (Deed.PART_ENDED, "Dana ended your part here as a supporter"),
        (Deed.DISABLED, "Dana closed your account"),
        (Deed.ENABLED, "Dana opened your account again"),
        (Deed.INVITED, "Dana invited somebody as a supporter"),
    ],
)
def test_a_sentence_about_the_reader_speaks_to_them(deed: Deed, sentence: str) -> None:
    assert said(deed, whom=YOU) == sentence


def test_what_one_did_about_oneself_reads_as_such() -> None:
    assert said(Deed.PART_GIVEN, whom=YOU, is_mine=True) == (
        "You let yourself take part as a supporter"
    )
    assert said(Deed.PART_ENDED, whom=YOU, is_mine=True) == (
        "You ended your own part here as a supporter"
    )
    assert said(Deed.WAY_BACK_USED, whom=YOU, is_mine=True) == (
        "You used a way back in, and chose a new passphrase"
    )


def test_somebody_who_is_called_you_is_not_taken_for_the_reader() -> None:
    assert said(Deed.DISABLED, whom="you") == "Dana closed the account of you"


def test_a_way_back_that_nobody_here_made_says_who_did() -> None:
    sentence = said(Deed.WAY_BACK_MADE, who="", whom=YOU)

    assert sentence == "Whoever looks after the machine made a way back in for you"


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
