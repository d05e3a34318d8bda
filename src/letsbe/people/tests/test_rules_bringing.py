"""Rows of people: each is taken as it says, or left with every reason why not."""

from collections.abc import Mapping

import pytest

from letsbe.people.rules import Part, bringing, hours, tables
from letsbe.people.rules.bringing import Bringing, Column, Fault, Looked, RowFault
from letsbe.people.rules.portraits import Portrait, Topic, Way

ALL = dict(enumerate(Column))
CHOICES = {Topic.EXPERIENCE: ("Drinking or using, and stopping", "Grief")}
FULL = {
    Column.NAME: "Eli",
    Column.PART: "Supporter",
    Column.LANGUAGES: "English, Twi",
    Column.HOURS: "Mon 18-21",
    Column.WAYS: "phone; in person",
    Column.AREAS: "Harbour",
    Column.EXPERIENCES: "grief, Drinking or using, and stopping, Floods",
    Column.INTERESTS: "chess",
    Column.QUALITIES: "Calm",
    Column.WISHES: "Humour",
    Column.GENDER: "Woman",
    Column.WITH_GENDERS: "Man; woman",
    Column.INTRODUCTION: "I bake.",
}


def looked(*rows: Mapping[Column, str], invited: frozenset[str] = frozenset()) -> list[Looked]:
    how = Bringing(columns=ALL, part=Part.PEER, choices=CHOICES, invited=invited)
    lines = [[row.get(column, "") for column in Column] for row in rows]
    text = tables.written([[column.value for column in Column], *lines])
    return bringing.looked_at(tables.read(text), how)


def faults(**said: str) -> tuple[Fault, ...]:
    row = {
        Column.NAME: "Eli",
        **{Column(name.replace("_", " ")): w for name, w in said.items()},
    }
    [found] = looked(row)
    assert bool(found.faults) is (found.brought is None)
    return found.faults


def test_a_full_row_is_taken_word_by_word() -> None:
    [row] = looked(FULL)
    assert row.faults == ()
    assert row.brought is not None
    assert (row.brought.name, row.brought.part, row.line) == ("Eli", Part.SUPPORTER, 2)
    assert row.brought.told == Portrait(
        languages=("English", "Twi"),
        hours=hours.read("Mon 18-21"),
        ways=(Way.IN_PERSON, Way.PHONE),
        areas=("Harbour",),
        experiences=("Grief", "Drinking or using, and stopping", "Floods"),
        interests=("chess",),
        qualities=("Calm",),
        wishes=("Humour",),
        gender="woman",
        with_genders=("man", "woman"),
        introduction="I bake.",
    )


def test_a_name_alone_is_enough_and_the_rest_is_as_chosen_for_all() -> None:
    [row] = looked({Column.NAME: " Eli\u202e "})
    assert row.brought is not None
    assert (row.brought.name, row.brought.part, row.brought.told) == (
        "Eli",
        Part.PEER,
        Portrait(),
    )


@pytest.mark.parametrize(
    ("said", "why", "words"),
    [
        ({"name": " \u200b"}, RowFault.NO_NAME, ""),
        ({"name": "a" * 81}, RowFault.NAME_TOO_LONG, "a" * 80),
        ({"part": "coordinator"}, RowFault.UNKNOWN_PART, "coordinator"),
        ({"hours": "evenings"}, RowFault.HOURS_UNCLEAR, "evenings"),
        ({"ways": "phone, pigeon"}, RowFault.UNKNOWN_WAY, "pigeon"),
        ({"languages": ",".join(map(str, range(31)))}, RowFault.LIST_TOO_MANY, "31"),
        ({"gender": "a" * 61}, RowFault.LIST_TOO_LONG, "a" * 60),
        ({"with_genders": "b" * 61}, RowFault.LIST_TOO_LONG, "b" * 60),
        ({"introduction": "a" * 501}, RowFault.INTRODUCTION_TOO_LONG, ""),
    ],
)
def test_what_is_not_clear_is_told_with_its_words(
    said: dict[str, str], why: RowFault, words: str
) -> None:
    assert [(one.why, one.words) for one in faults(**said)] == [(why, words)]


@pytest.mark.parametrize(
    "said",
    [
        {"name": "a" * 80},
        {"gender": "a" * 60},
        {"languages": ",".join(map(str, range(30)))},
        {"introduction": "a" * 500},
        {"ways": "By phone; VIDEO; in writing; face to face"},
    ],
)
def test_what_just_fits_is_taken(said: dict[str, str]) -> None:
    assert faults(**said) == ()


def test_a_row_tells_all_its_faults_at_once() -> None:
    assert [one.why for one in faults(name="", hours="x", ways="y")] == [
        RowFault.NO_NAME,
        RowFault.HOURS_UNCLEAR,
        RowFault.UNKNOWN_WAY,
    ]


def test_the_same_row_twice_is_one_person_and_the_same_name_is_asked_about() -> None:
    rows = looked(FULL, FULL, {Column.NAME: "ELI"}, {Column.NAME: "Fay"})
    assert [one.why for one in rows[1].faults] == [RowFault.SAME_ROW]
    assert [row.is_invited for row in rows] == [False, False, True, False]
    [fay] = looked({Column.NAME: "Fay"}, invited=frozenset({"fay"}))
    assert fay.is_invited


def test_a_row_with_more_or_fewer_cells_than_headings_is_not_guessed() -> None:
    how = Bringing(columns={0: Column.NAME}, part=Part.PEER, choices={})
    table = tables.read("Name,Words\nEli\nFay,x,y\nGil,x,\nHal,x\n")
    found = bringing.looked_at(table, how)
    assert [row.brought is None for row in found] == [True, True, False, False]
    assert found[0].faults == (Fault(RowFault.OTHER_LENGTH),)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Name", Column.NAME),
        ("with_genders", Column.WITH_GENDERS),
        ("AVAILABILITY", Column.HOURS),
        ("Shoe size", None),
        ("", None),
    ],
)
def test_a_heading_is_guessed_or_left(heading: str, column: Column | None) -> None:
    assert bringing.guessed(heading) is column
