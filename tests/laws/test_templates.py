"""Law: a template uses what it imports, and every template is shown by something."""

import ast
from collections.abc import Iterable, Iterator, Mapping

import pytest
from jinja2 import meta, nodes

from tests.laws.tree import ROOT, Source, planted, sources, templates, told
from tests.laws.words import environment

MEND_IMPORTS = "Take these out of the import, or use them:"
MEND_STRAYS = "Nothing renders, extends, includes or imports these; show them or delete them:"


def unused_imports(template: str) -> list[str]:
    """Return each name a template imports and never reads, with the line of its import."""
    tree = environment().parse(template)
    read = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"}
    return [f"line {line}: {name}" for line, name in _imported(tree) if name not in read]


def _imported(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    for node in tree.find_all((nodes.FromImport, nodes.Import)):
        if isinstance(node, nodes.Import):
            yield node.lineno, node.target
            continue
        for name in getattr(node, "names", ()):
            yield node.lineno, name if isinstance(name, str) else name[1]


def unreachable(texts: Mapping[str, str], python: Iterable[Source]) -> set[str]:
    """Return the templates that no Python renders, nor any template that is rendered."""
    rendered = _rendered([source for source in python if source.piece != "tests"])
    reached: set[str] = set()
    waiting = [name for name in texts if name in rendered]
    while waiting:
        name = waiting.pop()
        if name in texts and name not in reached:
            reached.add(name)
            waiting += _referenced(texts[name])
    return set(texts) - reached


def _referenced(template: str) -> list[str]:
    named = list(meta.find_referenced_templates(environment().parse(template)))
    # A name that is only known while rendering could be any: the law could not follow it.
    assert None not in named, "Name the template in full."
    return [name for name in named if name]


def _rendered(code: list[Source]) -> set[str]:
    """Return every string of the code, and each word its room puts in f"room/{word}.html"."""
    words: dict[str, set[str]] = {}
    for source in code:
        words.setdefault(source.room, set()).update(_strings(source))
    spelled = {
        before + word + after
        for source in code
        for before, after in _spellings(source)
        for word in words[source.room]
    }
    return spelled.union(*words.values())


def _strings(source: Source) -> set[str]:
    return {
        node.value
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _spellings(source: Source) -> Iterator[tuple[str, str]]:
    """Yield what stands before and after the one word that an f-string or PagesOf puts in."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "PagesOf":
            room = ast.literal_eval(node.args[0])
            yield from ((f"{room}/{before}", ".html") for before in _beginnings(source))
        if not isinstance(node, ast.JoinedStr) or len(node.values) != 3:
            continue
        before, _word, after = node.values
        if not (isinstance(before, ast.Constant) and isinstance(after, ast.Constant)):
            continue
        if str(after.value).endswith(".html"):
            yield str(before.value), str(after.value)


def _beginnings(source: Source) -> set[str]:
    """Return what a file puts before a word, such as "held_" in f"held_{name}"; and nothing."""
    return {""} | {
        str(node.values[0].value)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.JoinedStr)
        if len(node.values) == 2 and isinstance(node.values[0], ast.Constant)
    }


def texts_here() -> dict[str, str]:
    """Return every template by the name it is asked for."""
    return {
        path.as_posix().partition("/templates/")[2]: path.read_text("utf-8")
        for path in templates()
    }


def test_every_name_a_template_imports_is_used_in_it() -> None:
    found = [
        f"{path.relative_to(ROOT)} {fault}"
        for path in templates()
        for fault in unused_imports(path.read_text("utf-8"))
    ]

    assert not found, told(found, what_to_do=MEND_IMPORTS)


def test_every_template_is_shown_by_something() -> None:
    found = sorted(unreachable(texts_here(), sources()))

    assert not found, told(found, what_to_do=MEND_STRAYS)


@pytest.mark.parametrize(
    ("template", "unused"),
    [
        ('{% from "a.html" import one, two %}{{ one() }}', ["line 1: two"]),
        ('{% from "a.html" import one as two %}{{ one }}', ["line 1: two"]),
        ('{% from "a.html" import one %}{% set one = 1 %}', ["line 1: one"]),
        ('\n{% import "a.html" as all %}', ["line 2: all"]),
        ('{% from "a.html" import one as two %}{% call two() %}{% endcall %}', []),
        ('{% import "a.html" as all %}{{ all.one() }}', []),
        ('{% from "a.html" import one %}{% macro m() %}{{ one() }}{% endmacro %}', []),
    ],
)
def test_an_import_that_is_not_used_is_noticed(template: str, unused: list[str]) -> None:
    assert unused_imports(template) == unused


@pytest.mark.parametrize(
    ("file", "line", "strays"),
    [
        ("people/views.py", 'render("people/page.html")', {"people/lost.html"}),
        ("people/views.py", 'show(f"people/{name}.html"); name = "page"', {"people/lost.html"}),
        ("people/views.py", 'show(f"people/{name}.html")', None),
        ("people/views.py", 'PagesOf("people").page(r, "page")', {"people/lost.html"}),
        (
            "people/views.py",
            'PagesOf("people").page(r, f"pa{name}"); n = "ge"',
            {"people/lost.html"},
        ),
        ("people/views.py", 'PagesOf("people").page(r, name)', None),
        ("people/tests/test_pages.py", 'render("people/page.html")', None),
        ("people/views.py", 'render("people/lost.html")', {"people/page.html"}),
    ],
)
def test_a_template_that_nothing_shows_is_noticed(
    file: str, line: str, strays: set[str] | None
) -> None:
    texts = {
        "people/page.html": '{% extends "ui/base.html" %}{% include "ui/foot.html" %}',
        "people/lost.html": '{% from "ui/base.html" import one %}{% include "ui/foot.html" %}',
        "ui/base.html": "",
        "ui/foot.html": "",
    }
    found = unreachable(texts, [planted(f"letsbe/{file}", line)])
    assert found == (set(texts) if strays is None else strays)


def test_a_template_named_while_rendering_is_refused() -> None:
    with pytest.raises(AssertionError, match="in full"):
        unreachable(
            {"a.html": "{% include name %}"}, [planted("letsbe/ui/views.py", '"a.html"')]
        )
