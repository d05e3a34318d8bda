"""Law: whatever happens or is refused is told in a sentence of its own."""

import importlib
from enum import StrEnum
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from django.template import engines
from jinja2 import Environment

from letsbe.agreements.rules.refusals import Refusal as AgreementRefusal
from letsbe.conversations.rules.refusals import Refusal as MessageRefusal
from letsbe.endings.rules.refusals import Refusal as EndingRefusal
from letsbe.handovers.rules.refusals import Refusal as HandoverRefusal
from letsbe.interviews.rules.refusals import Refusal as InterviewRefusal
from letsbe.introductions.rules.refusals import Refusal as IntroductionRefusal
from letsbe.meetings.rules.arranging import Refusal as ArrangingRefusal
from letsbe.meetings.rules.held_refusals import HeldRefusal
from letsbe.people.rules import Refusal as PeopleRefusal
from letsbe.people.rules.bringing import RowFault
from letsbe.people.rules.tables import TableFault
from letsbe.practice.rules.refusals import Refusal as PracticeRefusal
from letsbe.relationships.rules import AskingRefusal
from letsbe.relationships.rules import Refusal as RelationshipRefusal
from letsbe.relationships.rules.refusals import AwayRefusal, CoverRefusal, WishRefusal
from letsbe.reminders.rules.refusals import Refusal as ReminderRefusal
from letsbe.steering.rules.refusals import Refusal as SteeringRefusal
from tests.laws.tree import HOUSE, ROOT, rooms, sources, told

FACTS = {"number": 1, "edition": 1, "part": "peer"}
# Each reason, the template that tells it, its macro, and what the macro is handed besides.
REASONS: list[tuple[type[StrEnum], str, str, tuple[str, ...]]] = [
    (AgreementRefusal, "agreements/reasons.html", "sentence", ("Bo",)),
    (InterviewRefusal, "interviews/reasons.html", "sentence", ("Bo",)),
    (RelationshipRefusal, "relationships/words.html", "refusal", ()),
    (AskingRefusal, "relationships/words.html", "refusal", ()),
    (WishRefusal, "relationships/words.html", "refusal", ()),
    (CoverRefusal, "relationships/words.html", "refusal", ()),
    (AwayRefusal, "relationships/words.html", "refusal", ()),
    (EndingRefusal, "endings/reasons.html", "sentence", ()),
    (PeopleRefusal, "people/reasons.html", "reason", ()),
    (RowFault, "people/bringing_words.html", "row_fault", ("Languages", "Twi")),
    (TableFault, "people/bringing_words.html", "table_fault", ("2",)),
    (PracticeRefusal, "practice/parts.html", "refusal", ()),
    (IntroductionRefusal, "introductions/words.html", "reason", ()),
    (HandoverRefusal, "handovers/parts.html", "refusal", ()),
    (ReminderRefusal, "reminders/parts.html", "refusal", ()),
    (HeldRefusal, "meetings/held_words.html", "sentence", ()),
    (ArrangingRefusal, "meetings/arranging_parts.html", "refusal", ()),
    (MessageRefusal, "conversations/reasons.html", "sentence", ()),
    (SteeringRefusal, "steering/reasons.html", "sentence", ()),
]
JOURNAL = f"src/{HOUSE}/today/templates/today/journal.html"
NO_REASON = "no_such_reason"


def rooms_with_deeds() -> list[str]:
    return [
        room
        for room in rooms()
        for source in sources()
        if source.room == room and source.piece == "events" and "class Deed" in source.text
    ]


def events_of(room: str) -> ModuleType:
    return importlib.import_module(f"{HOUSE}.{room}.events")


def house() -> Environment:
    made: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return made


def macros(template: str) -> Any:
    """Return a template's macros, to be called by their names."""
    return house().get_template(template).module


def sentence(room: str, deed: str, *, is_mine: bool) -> str:
    entry = SimpleNamespace(deed=deed, facts=FACTS)
    told_by = macros(f"{room}/deeds.html").sentence
    return str(told_by(entry, "Bo", "Ada", is_mine)).strip()


def untold(room: str, deeds: type[StrEnum]) -> list[str]:
    """Return the deeds of a room that the journal could only show as an empty line."""
    return [
        f"{room}/deeds.html has no sentence for {deed.value} (is_mine={is_mine})"
        for deed in deeds
        for is_mine in (True, False)
        if not sentence(room, deed.value, is_mine=is_mine)
    ]


def unexplained(
    reasons: type[StrEnum], *, template: str, macro: str, more: tuple[str, ...]
) -> list[str]:
    """Return the reasons that are told by the sentence for all the others, or by none."""
    told_by = getattr(macros(template), macro)
    fallback = str(told_by(NO_REASON, *more)).strip()
    return [
        f"{template} has no sentence for {reason.value}"
        for reason in reasons
        if str(told_by(reason.value, *more)).strip() in {"", fallback}
    ]


@pytest.mark.parametrize("room", rooms_with_deeds())
def test_every_deed_has_its_sentence_for_who_did_it_and_for_the_other(room: str) -> None:
    found = untold(room, events_of(room).Deed)

    assert not found, told(found, what_to_do="Add the sentence to the room's deeds.html:")


@pytest.mark.parametrize("room", rooms_with_deeds())
def test_a_deed_is_journalled_under_the_name_of_its_room(room: str) -> None:
    strange = [deed for deed in events_of(room).Deed if not deed.startswith(f"{room}.")]

    assert not strange, f"Call these {room}.<what was done>: {strange}"


def test_the_journal_knows_the_sentences_of_every_room_that_acts() -> None:
    page = (ROOT / JOURNAL).read_text("utf-8")
    unknown = [room for room in rooms_with_deeds() if f'"{room}/deeds.html"' not in page]

    assert rooms_with_deeds()
    assert not unknown, f"Import the sentences of {unknown} in today/journal.html."


@pytest.mark.parametrize(("reasons", "template", "macro", "more"), REASONS)
def test_every_refusal_is_explained_by_its_own_sentence(
    reasons: type[StrEnum], template: str, macro: str, more: tuple[str, ...]
) -> None:
    found = unexplained(reasons, template=template, macro=macro, more=more)

    assert not found, told(found, what_to_do="Add the sentence to the template:")


def test_no_two_reasons_of_a_room_share_a_sentence() -> None:
    found = []
    for reasons, template, macro, more in REASONS:
        seen: dict[str, str] = {}
        for reason in reasons:
            said = str(getattr(macros(template), macro)(reason.value, *more)).strip()
            if said in seen:
                found.append(f"{template}: {reason.value} and {seen[said]}")
            seen[said] = reason.value

    assert not found, told(found, what_to_do="Say what is different about each:")
