"""Law: no file outgrows a reader's patience, and each module opens with what it promises."""

import ast
import re
from pathlib import Path

from tests.laws.tree import ROOT, Source, files, sources, told

MOST_LINES = 300
READ = (".py", ".js", ".css", ".html", ".md", ".typ")
MEND_LENGTH = f"No file is longer than {MOST_LINES} lines. Split it by what it is about:"
MEND_OPENING = (
    "Each module opens with one sentence in a docstring that says what it promises, "
    "from a capital letter to a full stop:"
)


def length_fault(path: Path, text: str) -> str | None:
    lines = len(text.splitlines())
    # Migrations are written by a tool, and a changelog only grows.
    is_free = "migrations" in path.parts or path.name == "CHANGELOG.md"
    return f"{path}: {lines} lines" if lines > MOST_LINES and not is_free else None


def opening_fault(source: Source) -> str | None:
    # A test file says what it promises in the names of its tests; migrations are generated.
    is_free = source.path.name.startswith("test_") or "migrations" in source.path.parts
    if is_free or not source.text.strip():
        return None
    opening = ast.get_docstring(source.tree) or ""
    if not opening:
        return f"{source.path}: opens without a docstring"
    first = " ".join(opening.split("\n\n")[0].split())
    is_one = re.fullmatch(r"([^a-z\s]|letsbe).*[^.?]\.", first) and not re.search(
        r"\w\w\. [A-Z]", first
    )
    return None if is_one else f"{source.path}: {first!r} is not one whole sentence"


def our_modules() -> list[Source]:
    beside = [
        Source(path.relative_to(ROOT), path.read_text("utf-8"))
        for path in files(".py")
        if not path.is_relative_to(ROOT / "src")
    ]
    return [*sources(), *beside]


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    every = [
        length_fault(path.relative_to(ROOT), path.read_text("utf-8")) for path in files(*READ)
    ]
    found = [fault for fault in every if fault]

    assert len(every) > 200, "The law no longer finds the files it is about."
    assert not found, told(found, what_to_do=MEND_LENGTH)


def test_every_module_opens_with_the_sentence_it_promises() -> None:
    found = [fault for fault in map(opening_fault, our_modules()) if fault]

    assert not found, told(found, what_to_do=MEND_OPENING)
