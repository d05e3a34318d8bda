"""Law: the documents say what the code does, down to each setting, room, word and deed."""

import importlib
import inspect
import re
from enum import Enum
from pathlib import Path

import pytest
from django.apps import apps

from letsbe.config.environment import DEFAULTS
from letsbe.journal.rules import OPENED
from tests.laws import test_deeds, test_locks
from tests.laws.tree import HOUSE, ROOT, contracts, files, rooms, sources, templates, told

WANTED = [
    "README.md",
    "ARCHITECTURE.md",
    "GLOSSARY.md",
    "THREATS.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
]
# Explained elsewhere: deeds of the journal in THREATS.md, reasons as sentences on the screen.
_ELSEWHERE = re.compile(r"(Refusal|\wFault)$")
_UNFINISHED = re.compile(
    r"\b(TODO|FIXME|XXX|TBD|WIP)\b|lorem ipsum|coming soon|work in progress"
    r"|to be (written|done|decided) later|not (yet )?implemented|placeholder text",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)")
_FLOOR = re.compile(r"^[\s\-*|\d.]*`?([a-z]+(?:\s*[|·,]\s*[a-z]+)*)`?(?=/|`|\s|:|$)")


def read(name: str) -> str:
    path = ROOT / name
    assert path.exists(), f"Write {name}: readers and the other laws of this file look for it."
    return path.read_text("utf-8")


def read_with_parts(name: str) -> str:
    """Return a document with its parts, which stand in a folder of its name under docs."""
    parts = (ROOT / "docs" / name.removesuffix(".md").lower()).glob("*.md")
    return "\n".join([read(name), *(path.read_text("utf-8") for path in sorted(parts))])


def missing(wanted: list[str], text: str) -> list[str]:
    """Return what a text does not name, whatever its capitals and line ends."""
    flat = _spoken(text)
    return [word for word in wanted if not re.search(rf"\b{re.escape(_spoken(word))}\b", flat)]


def _spoken(text: str) -> str:
    return " ".join(re.sub(r"[_`*-]+", " ", text).lower().split())


def unwritten(wanted: list[str], text: str) -> list[str]:
    """Return what a text does not name exactly, as a setting or a deed is named."""
    return [
        name for name in wanted if not re.search(rf"(?<![\w.]){re.escape(name)}(?![\w])", text)
    ]


def floors_told(text: str) -> list[set[str]]:
    """Return the floors as the section Floors lists them, one line each, top to bottom."""
    section = re.split(r"(?m)^#+ ", text.partition("# Floors\n")[2])[0]
    lines = (_FLOOR.match(line) for line in section.splitlines())
    named = [set(re.split(r"\s*[|·,]\s*", line.group(1))) for line in lines if line]
    return [floor for floor in named if floor <= set(rooms())]


def floors_built() -> list[set[str]]:
    return [{room.strip() for room in layer.split("|")} for layer in contracts()[0]["layers"]]


def words_used() -> list[str]:
    """Return every word the code has a name for: tables, choices, and what they can be."""
    found = {
        model.__name__ for model in apps.get_models() if model.__module__.startswith(HOUSE)
    }
    for source in sources():
        if source.piece not in {"rules", "models"}:
            continue
        name = ".".join(source.path.with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(name)
        for _name, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ != name or _ELSEWHERE.search(kind.__name__):
                continue
            if issubclass(kind, Enum):
                found |= {kind.__name__, *(str(member.value) for member in kind)}
    return sorted({re.sub(r"(?<=[a-z])(?=[A-Z])", " ", word) for word in found})


def deeds() -> list[str]:
    of_rooms = [
        d.value for r in test_deeds.rooms_with_deeds() for d in test_deeds.events_of(r).Deed
    ]
    return [*of_rooms, OPENED]


def dead_links(path: Path, text: str) -> list[str]:
    found = []
    for target in _LINK.findall(text):
        place, _hash, heading = target.partition("#")
        if re.match(r"[a-z]+:", place):
            continue
        there = (path.parent / place) if place else path
        if not there.exists():
            found.append(f"{path.name}: {target} is not there")
        elif heading and heading not in _headings(there.read_text("utf-8")):
            found.append(f"{path.name}: {target} has no such heading")
    return found


def _headings(text: str) -> set[str]:
    titles = re.findall(r"(?m)^#+ (.+)$", text)
    return {
        re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles
    }


def unfinished(text: str) -> list[str]:
    return [found.group(0) for found in _UNFINISHED.finditer(text)]


@pytest.mark.parametrize("name", WANTED)
def test_every_document_a_reader_looks_for_is_there(name: str) -> None:
    assert read(name).strip()


def test_every_setting_is_described_for_operators() -> None:
    found = unwritten(list(DEFAULTS), read("docs/operators/settings.md"))

    assert not found, told(found, what_to_do="Describe these in docs/operators/settings.md:")


def test_every_room_is_in_the_architecture() -> None:
    found = missing(rooms(), read("ARCHITECTURE.md"))

    assert not found, told(found, what_to_do="Say in ARCHITECTURE.md what these rooms are for:")


def test_the_architecture_tells_the_floors_in_the_order_they_are_built() -> None:
    told_floors = floors_told(read("ARCHITECTURE.md"))

    assert told_floors == floors_built(), (
        "Under a heading 'Floors' ARCHITECTURE.md lists one floor a line, top to bottom, its "
        "rooms first on the line as in pyproject.toml, such as `journal | ui`."
    )


def test_every_word_of_the_code_is_in_the_glossary() -> None:
    found = missing(words_used(), read_with_parts("GLOSSARY.md"))

    assert not found, told(found, what_to_do="Explain these words in GLOSSARY.md:")


def test_every_journalled_deed_is_told_among_the_threats() -> None:
    found = unwritten(deeds(), read_with_parts("THREATS.md"))

    assert not found, told(found, what_to_do="List in THREATS.md what the journal keeps:")


def test_every_dependency_has_its_reason() -> None:
    asked = sorted(test_locks.wanted(ROOT / "requirements" / "check.in"))
    found = missing(asked, read("docs/decisions/0002-dependencies.md"))

    assert not found, told(found, what_to_do="Say in 0002-dependencies.md why:")


def test_decisions_are_numbered_without_a_gap() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))

    assert [name[:5] for name in names] == [f"{n:04d}-" for n in range(1, len(names) + 1)]


def test_every_link_between_documents_leads_somewhere() -> None:
    found = [f for path in files(".md") for f in dead_links(path, path.read_text("utf-8"))]

    assert not found, told(found, what_to_do="Mend the link, or write what it leads to:")


def test_nothing_is_called_unfinished() -> None:
    of_laws = ROOT / "tests" / "laws"
    read_here = [p for p in files(".md", ".py", ".js", ".css", ".html") if p.parent != of_laws]
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in [*read_here, *templates()]
        for word in unfinished(path.read_text("utf-8"))
    ]

    assert not found, told(found, what_to_do="Finish it, or take it out and write an issue:")
