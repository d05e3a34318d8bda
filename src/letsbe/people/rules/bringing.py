"""People from a table: which column is what, what a row says, and why it cannot be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from letsbe.lib import text
from letsbe.people.rules import Part, hours, portraits, tables
from letsbe.people.rules.hours import HoursUnclear
from letsbe.people.rules.portraits import (
    LONGEST_INTRODUCTION,
    USUAL_GENDERS,
    ListFault,
    Portrait,
    Topic,
    Way,
)

LONGEST_NAME = 80
# Whoever coordinates, leads or operates is invited by hand, one by one.
PARTS = {"peer": Part.PEER, "supporter": Part.SUPPORTER}
WAYS = {
    "in person": Way.IN_PERSON,
    "in_person": Way.IN_PERSON,
    "face to face": Way.IN_PERSON,
    "video": Way.VIDEO,
    "by video": Way.VIDEO,
    "phone": Way.PHONE,
    "by phone": Way.PHONE,
    "telephone": Way.PHONE,
    "text": Way.TEXT,
    "by text": Way.TEXT,
    "in writing": Way.TEXT,
}


# How each way is written out: as it is read in.
WAYS_WRITTEN = {
    Way.IN_PERSON: "in person",
    Way.VIDEO: "video",
    Way.PHONE: "phone",
    Way.TEXT: "text",
}


class Column(StrEnum):
    """What a column of a table can say."""

    NAME = "name"
    PART = "part"
    LANGUAGES = "languages"
    HOURS = "hours"
    WAYS = "ways"
    AREAS = "areas"
    EXPERIENCES = "experiences"
    INTERESTS = "interests"
    QUALITIES = "qualities"
    WISHES = "wishes"
    GENDER = "gender"
    WITH_GENDERS = "with genders"
    INTRODUCTION = "introduction"


_ALSO_CALLED = {
    Column.NAME: ("first name", "person", "who", "for whom"),
    Column.PART: ("parts", "comes as", "role", "kind"),
    Column.LANGUAGES: ("language",),
    Column.HOURS: ("availability", "times", "when", "available"),
    Column.WAYS: ("way", "how", "ways to meet"),
    Column.AREAS: ("area", "place", "places", "where"),
    Column.EXPERIENCES: ("experience", "topics"),
    Column.INTERESTS: ("interest", "hobbies", "likes"),
    Column.QUALITIES: ("about", "about them", "says of themselves"),
    Column.WISHES: ("wish", "hopes for"),
    Column.GENDER: (),
    Column.WITH_GENDERS: ("with gender", "only with"),
    Column.INTRODUCTION: ("card", "words"),
}
_TOPICS = {
    Column.LANGUAGES: Topic.LANGUAGE,
    Column.AREAS: Topic.AREA,
    Column.EXPERIENCES: Topic.EXPERIENCE,
    Column.INTERESTS: None,
    Column.QUALITIES: Topic.QUALITY,
    Column.WISHES: Topic.QUALITY,
    Column.WITH_GENDERS: None,
}


class RowFault(StrEnum):
    """Why a row cannot be taken."""

    NO_NAME = "no_name"
    NAME_TOO_LONG = "name_too_long"
    UNKNOWN_PART = "unknown_part"
    HOURS_UNCLEAR = "hours_unclear"
    UNKNOWN_WAY = "unknown_way"
    LIST_TOO_MANY = "list_too_many"
    LIST_TOO_LONG = "list_too_long"
    INTRODUCTION_TOO_LONG = "introduction_too_long"
    OTHER_LENGTH = "other_length"
    SAME_ROW = "same_row"


@dataclass(frozen=True)
class Fault:
    """One thing about a row: why, in which column, and the words it is about."""

    why: RowFault
    column: Column | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What would be done with a row: somebody invited, with a portrait prepared for them."""

    line: int
    name: str
    part: Part
    told: Portrait


@dataclass(frozen=True, kw_only=True)
class Looked:
    """A row that was looked at: taken, or not, and whether its name is invited already."""

    line: int
    cells: tuple[str, ...]
    brought: Brought | None = None
    faults: tuple[Fault, ...] = ()
    is_invited: bool = False


@dataclass(frozen=True, kw_only=True)
class Bringing:
    """How a table is to be read: which column is what, and what goes for all rows."""

    columns: Mapping[int, Column]
    part: Part
    choices: Mapping[Topic, Sequence[str]]
    # Names that wait with an invitation already, as portraits.folded() spells them.
    invited: frozenset[str] = frozenset()


def guessed(heading: str) -> Column | None:
    """Return what a column seems to be, by its heading alone."""
    name = portraits.folded(heading).replace("_", " ")
    names = {column: (column.value, *also) for column, also in _ALSO_CALLED.items()}
    return next((column for column, known in names.items() if name in known), None)


def looked_at(table: tables.Table, how: Bringing) -> list[Looked]:
    """Return what would happen with every row; nothing is done by it."""
    found: list[Looked] = []
    seen: set[tuple[str, ...]] = set()
    names = set(how.invited)
    for row in table.rows:
        looked = _looked(row, how, width=len(table.headings), seen=seen)
        if looked.brought:
            name = portraits.folded(looked.brought.name)
            looked = replace(looked, is_invited=name in names)
            names.add(name)
        seen.add(row.cells)
        found.append(looked)
    return found


def _looked(
    row: tables.Row, how: Bringing, *, width: int, seen: set[tuple[str, ...]]
) -> Looked:
    extra = [cell for cell in row.cells[width:] if cell.strip()]
    if extra or len(row.cells) < width:
        fault = Fault(RowFault.OTHER_LENGTH)
        return Looked(line=row.line, cells=row.cells, faults=(fault,))
    if row.cells in seen:
        return Looked(line=row.line, cells=row.cells, faults=(Fault(RowFault.SAME_ROW),))
    faults: list[Fault] = []
    said = {column: row.cells[at].strip() for at, column in how.columns.items()}
    brought = Brought(
        line=row.line,
        name=_name(said.get(Column.NAME, ""), faults),
        part=_part(said.get(Column.PART, ""), how, faults),
        told=_portrait(said, how, faults),
    )
    taken = None if faults else brought
    return Looked(line=row.line, cells=row.cells, brought=taken, faults=tuple(faults))


def _name(typed: str, faults: list[Fault]) -> str:
    name = text.line(typed)
    if not name:
        faults.append(Fault(RowFault.NO_NAME, Column.NAME))
    if len(name) > LONGEST_NAME:
        faults.append(Fault(RowFault.NAME_TOO_LONG, Column.NAME, name[:LONGEST_NAME]))
    return name


def _part(typed: str, how: Bringing, faults: list[Fault]) -> Part:
    said = portraits.folded(typed)
    if said and said not in PARTS:
        faults.append(Fault(RowFault.UNKNOWN_PART, Column.PART, text.line(typed)))
    return PARTS.get(said, how.part)


def _portrait(said: Mapping[Column, str], how: Bringing, faults: list[Fault]) -> Portrait:
    lists = {column: _list(said.get(column, ""), column, how, faults) for column in _TOPICS}
    [gender] = portraits.listed([said.get(Column.GENDER, "")], known=USUAL_GENDERS) or [""]
    _check_list((gender,), Column.GENDER, faults)
    return Portrait(
        languages=lists[Column.LANGUAGES],
        hours=_hours(said.get(Column.HOURS, ""), faults),
        ways=_ways(said.get(Column.WAYS, ""), faults),
        areas=lists[Column.AREAS],
        gender=gender,
        with_genders=lists[Column.WITH_GENDERS],
        experiences=lists[Column.EXPERIENCES],
        interests=lists[Column.INTERESTS],
        qualities=lists[Column.QUALITIES],
        wishes=lists[Column.WISHES],
        introduction=_introduction(said.get(Column.INTRODUCTION, ""), faults),
    )


def _list(typed: str, column: Column, how: Bringing, faults: list[Fault]) -> tuple[str, ...]:
    topic = _TOPICS[column]
    known = how.choices.get(topic, ()) if topic else USUAL_GENDERS
    words = portraits.listed(typed, known=known)
    _check_list(words, column, faults)
    return words


def _check_list(words: Sequence[str], column: Column, faults: list[Fault]) -> None:
    fault = portraits.faults_of_list(words)
    if fault is ListFault.TOO_MANY:
        faults.append(Fault(RowFault.LIST_TOO_MANY, column, str(len(words))))
    elif fault is ListFault.TOO_LONG:
        faults.append(Fault(RowFault.LIST_TOO_LONG, column, max(words, key=len)[:60]))


def _hours(typed: str, faults: list[Fault]) -> int:
    try:
        return hours.read(text.words(typed))
    except HoursUnclear as unclear:
        faults.append(Fault(RowFault.HOURS_UNCLEAR, Column.HOURS, str(unclear)[:60]))
        return 0


def _ways(typed: str, faults: list[Fault]) -> tuple[Way, ...]:
    named = portraits.listed(typed)
    unknown = [name for name in named if portraits.folded(name) not in WAYS]
    if unknown:
        faults.append(Fault(RowFault.UNKNOWN_WAY, Column.WAYS, ", ".join(unknown)[:60]))
    found = {WAYS.get(portraits.folded(name)) for name in named}
    return tuple(way for way in Way if way in found)


def _introduction(typed: str, faults: list[Fault]) -> str:
    words = text.words(typed)
    if len(words) > LONGEST_INTRODUCTION:
        faults.append(Fault(RowFault.INTRODUCTION_TOO_LONG, Column.INTRODUCTION))
    return words
