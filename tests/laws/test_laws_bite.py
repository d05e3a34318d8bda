"""Law: the laws bite; each was given a violation on purpose, and noticed it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import pytest
from django.db.models import QuerySet

from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship
from tests.laws import (
    test_deeds,
    test_documents,
    test_doors,
    test_guest_list,
    test_locks,
    test_migrations,
    test_mutuality,
    test_no_third_party,
    test_rows,
    test_sizes,
    test_words,
    words,
)
from tests.laws.furnished import furnish
from tests.laws.guest_list import GUEST_LIST
from tests.laws.tree import HOUSE, ROOT, planted, rooms, sources, templates
from tests.laws.visiting import undone
from tests.laws.visiting import visits as walk

RUN = (
    "import sys; from importlinter.cli import lint_imports;"
    "sys.exit(lint_imports(config_filename='pyproject.toml', no_cache=True))"
)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the house's Python in which a violation can be planted."""
    shutil.copytree(
        ROOT / "src" / HOUSE,
        tmp_path / "src" / HOUSE,
        ignore=lambda folder, names: [
            name
            for name in names
            if name == "__pycache__"
            or not (name.endswith(".py") or (Path(folder) / name).is_dir())
        ],
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def contracts_say(root: Path, *, refuse: bool = True) -> str:
    """Run the contracts over a copy; return what they say, once they said it rightly."""
    ran = subprocess.run(
        [sys.executable, "-c", RUN],
        cwd=root,
        env={"PYTHONPATH": str(root / "src"), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == int(refuse), ran.stdout + ran.stderr
    return ran.stdout


def plant(root: Path, file: str, line: str) -> None:
    path = root / "src" / HOUSE / file
    path.parent.mkdir(exist_ok=True)
    text = path.read_text("utf-8") if path.exists() else '"""Planted."""\n'
    path.write_text(f"{text}\n{line}\n", "utf-8")


# Where, what, and the line in which the contract names it.
IMPORTS = [
    ("people/actions/oneself.py", "import letsbe.safety.rules", "{} -> letsbe.safety.rules"),
    ("journal/queries.py", "import letsbe.ui.dates", "{} -> letsbe.ui.dates"),
    ("vault/models.py", "import letsbe.vault.actions", "{} -> letsbe.vault.actions"),
    ("safety/rules.py", "import django.utils.timezone", "{} -> django"),
    ("agreements/rules/turns.py", "import letsbe.people.models", "{} -> letsbe.people.models"),
    ("people/rules.py", "import letsbe.lib.clock", "{} -> letsbe.lib.clock"),
    ("today/views.py", "import letsbe.people.urls", "{} -> letsbe.people.urls"),
]
STRAYS = [
    ("helpers/__init__.py", "", "- letsbe.helpers"),
    ("people/utils.py", "", "- letsbe.people.utils"),
]


def module(file: str) -> str:
    return f"{HOUSE}.{file.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}"


@pytest.mark.parametrize("plantings", [IMPORTS, STRAYS], ids=["imports", "strays"])
def test_a_forbidden_import_and_a_stray_file_break_a_contract(
    copied: Path, plantings: list[tuple[str, str, str]]
) -> None:
    for file, line, _said in plantings:
        plant(copied, file, line)

    output = contracts_say(copied)

    unseen = [said.format(module(file)) for file, _line, said in plantings]
    unseen = [said for said in unseen if said not in output]
    assert not unseen, f"{unseen} went unnoticed:\n{output}"


def test_an_untouched_copy_breaks_no_contract(copied: Path) -> None:
    assert "0 broken" in contracts_say(copied, refuse=False)


SOURCES: list[tuple[Callable[..., object], str, str]] = [
    (test_doors.faults, "today/views.py", "from letsbe.people import views"),
    (test_doors.faults, "today/views.py", "from letsbe.people.views.doors import front"),
    (test_doors.faults, "demo/actions.py", "import letsbe.people.forms"),
    (test_doors.faults, "config/urls.py", "from letsbe.people import views"),
    (test_doors.faults, "today/views.py", 'load("letsbe.people.backend.ByAddress")'),
    (test_doors.faults, "safety/actions.py", "from letsbe.vault import root"),
    (test_rows.row_faults, "people/views.py", "Person.objects.all()"),
    (test_rows.row_faults, "people/forms.py", "Person._default_manager.all()"),
    (
        test_rows.row_faults,
        "today/queries.py",
        "from letsbe.people.models import Person\nPerson.objects.all()",
    ),
    (
        test_rows.row_faults,
        "today/queries.py",
        "from letsbe.people import models as people\npeople.Person.objects.get()",
    ),
    (
        test_rows.row_faults,
        "safety/access.py",
        "from letsbe.people.models import House\nget_object_or_404(House, pk=1)",
    ),
    (test_rows.import_faults, "people/views.py", "from . import rules"),
    (test_rows.import_faults, "people/views.py", "from letsbe.people.rules import *"),
    (test_rows.import_faults, "people/views.py", "def late():\n    import letsbe"),
    (test_mutuality.faults, "agreements/rules.py", "def may(x):\n    return x.part == 1"),
    (test_mutuality.faults, "agreements/rules.py", 'def refuse(x):\n    return x == "peer"'),
    (
        test_mutuality.faults,
        "relationships/rules.py",
        "def after(x):\n    if x is PartPlayed.SUPERVISOR:\n        return 1",
    ),
    (test_sizes.opening_fault, "people/rules.py", "x = 1"),
    (test_sizes.opening_fault, "people/rules.py", '"""rules"""'),
    (test_sizes.opening_fault, "people/rules.py", '"""It does this. It does that, too."""'),
    (words.python_faults, "people/forms.py", 'CharField(label="Your name")'),
    (words.python_faults, "people/forms.py", 'CharField(error_messages={"required": "No"})'),
    (words.python_faults, "people/forms.py", 'self.add_error(None, "Please look again.")'),
    (words.python_faults, "people/views.py", 'messages.success(request, "It is kept.")'),
]
TEXTS: list[tuple[Callable[..., object], str]] = [
    (words.template_faults, "<p>Good morning</p>"),
    (words.template_faults, "{% trans %}Yes{% endtrans %}<b>No</b>"),
    (words.template_faults, '<img alt="A tree">'),
    (words.template_faults, '<input type="submit" value="Send">'),
    (words.template_faults, '{{ heading("Good morning, all") }}'),
    (words.template_faults, "{{ _('Yes') if x else 'Not today' }}"),
    (words.style_faults, 'a::after { content: "New"; }'),
    (words.script_faults, 'line.textContent = "Please wait";'),
    (test_no_third_party.addresses, '<script src="https://example.org/x.js">'),
    (test_no_third_party.addresses, "a { background: url(//example.org/x.png); }"),
    (test_no_third_party.page_faults, "<style>p { color: red }</style>"),
    (test_no_third_party.page_faults, "<script>alert(1)</script>"),
    (test_no_third_party.page_faults, '<p style="color: red">'),
    (test_no_third_party.page_faults, '<button onclick="go()">'),
    (test_no_third_party.page_faults, '<a href="javascript:go()">'),
    (test_no_third_party.page_faults, '<link rel="stylesheet" href="//example.org/x.css">'),
    (test_no_third_party.page_faults, '<a href="https://example.org/">'),
    (test_no_third_party.policy_faults, "default-src 'self'"),
    (test_no_third_party.policy_faults, "default-src 'none'; script-src 'unsafe-inline'"),
    (test_locks.faults, "--index-url https://example.org/simple\n"),
    (test_locks.faults, "django==5.2.19\n"),
    (test_locks.faults, f"django>=5.2 \\\n    --hash=sha256:{'0' * 64}\n"),
    (test_migrations.name_fault, "0002_auto_20261122_0900"),
    (test_migrations.name_fault, "0001_initial"),
    (test_migrations.name_fault, "0002_alter_person_name_and_more"),
    (test_documents.unfinished, "TODO: write this"),
]


@pytest.mark.parametrize(("law", "file", "text"), SOURCES)
def test_a_line_that_breaks_a_law_is_noticed(
    law: Callable[..., object], file: str, text: str
) -> None:
    assert law(planted(f"{HOUSE}/{file}", text))


@pytest.mark.parametrize(("law", "text"), TEXTS)
def test_a_text_that_breaks_a_law_is_noticed(law: Callable[..., object], text: str) -> None:
    assert law(text)


def test_a_file_of_three_hundred_and_one_lines_is_noticed() -> None:
    assert not test_sizes.length_fault(Path("people/rules.py"), "x = 1\n" * 300)
    assert test_sizes.length_fault(Path("people/rules.py"), "x = 1\n" * 301)


def test_a_document_that_forgets_something_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here\n")

    assert test_documents.missing(["left_out"], "What was left in.") == ["left_out"]
    assert test_documents.unwritten(["DEMO"], "DEMOCRACY") == ["DEMO"]
    assert test_documents.floors_told("# Floors\n- `people`\n- `vault`\n") != (
        test_documents.floors_told("# Floors\n- `vault`\n- `people`\n")
    )
    assert test_documents.dead_links(page, "[there](other.md)")
    assert test_documents.dead_links(page, "[there](#nowhere)")
    assert not test_documents.dead_links(page, "[there](page.md#here)")


class Untold(StrEnum):
    SLEPT = "people.slept"


def test_a_deed_and_a_refusal_without_a_sentence_are_noticed() -> None:
    assert test_deeds.untold("people", Untold)
    for _reasons, template, macro, more in test_deeds.REASONS:
        assert test_deeds.unexplained(Untold, template=template, macro=macro, more=more)


def everybodys(_person: Person) -> QuerySet[Relationship]:
    return Relationship.objects.order_by("pk")


def anybody(person: Person, *, part: Part) -> Person:
    return person


HOLES = [
    (relationships, "relationships_of", everybodys, "relationships:together"),
    (people, "insist_on", anybody, "people:people"),
]


@pytest.mark.django_db(databases=["default", "keys"])
@pytest.mark.parametrize(("room", "function", "hole", "name"), HOLES)
def test_a_hole_in_an_access_function_is_noticed(
    monkeypatch: pytest.MonkeyPatch, room: object, function: str, hole: object, name: str
) -> None:
    page = {name: GUEST_LIST[name]}

    def found() -> list[str]:
        with undone():
            return test_guest_list.faults(walk(furnish(), page), page)

    assert not found()
    monkeypatch.setattr(room, function, hole)
    assert any(fault.startswith(f"{name}: cleo ") for fault in found())


def test_the_laws_read_the_whole_house() -> None:
    assert set(rooms()) == {source.room for source in sources()} - {""}
    assert len(sources()) > 150
    assert len(templates()) > 50
    assert len(list(test_words.form_classes())) > 15
    assert len(test_documents.words_used()) > 100
    assert len(test_documents.deeds()) > 40
