"""What a person can see that nobody could translate: in templates, styles and Python."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

from tests.laws.tree import Source

SEEN = {"alt", "title", "aria-label", "aria-description", "placeholder", "label", "content"}
# Spoken to the machine even where a person's eye could reach: not words of a sentence.
# The product's own name is the same in every language.
NAME = "letsbe"
TRANSLATED = {"_", "gettext", "ngettext"}
NOT_SPOKEN = {"url", "static", "icon", "get", "rejectattr", "selectattr", "replace", "split"}
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[^\W\d_]+[ ,.:;?]+[^\W\d_]+|^[A-Z][a-z]+$")
FORM_WORDS = {"label", "help_text", "empty_label", "error_messages", "message"}
TELLING = {"ValidationError", "add_error", "success", "warning", "error", "info"}


def environment() -> Environment:
    """Return what the house's templates are written in, with nothing of the house in it."""
    return Environment(  # noqa: S701 (templates are read here, never rendered)
        extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True
    )


def template_faults(template: str) -> list[str]:
    """Return each visible text of a template that no translation can reach, with its line."""
    page = _Page()
    page.feed(_html_of(template))
    page.close()
    literals = _literals(environment().parse(template))
    return sorted({*page.found, *(f"line {line}: {said!r}" for line, said in literals)})


def _html_of(template: str) -> str:
    """Return the bare HTML: what {% trans %} holds and what {{ }} prints becomes a blank."""
    html, hidden_by = "", ""
    names: list[str] = []
    for line, kind, value in environment().lex(template):
        html += "\n" * (line - 1 - html.count("\n"))
        if kind == "data" and not hidden_by:
            html += value
        elif kind == "variable_begin":
            html += "0"
        elif kind == "block_begin":
            names = []
        elif kind == "name":
            names.append(value)
        elif kind == "block_end":
            hidden_by = _hides(names, hidden_by)
    return html


def _hides(names: list[str], hidden_by: str) -> str:
    """Return which block hides the words that follow: a translated one, or a class name."""
    if names[0] == "trans" or (names[0] == "block" and names[1].endswith("class")):
        return names[0]
    return "" if names[0] == f"end{hidden_by}" else hidden_by


class _Page(HTMLParser):
    """Collects letters that stand in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self._note(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_button = tag == "input" and given.get("type") in {"submit", "button"}
        for name, value in attrs:
            is_meta = tag == "meta" and given.get("name") != "description"
            if (name in SEEN and not is_meta) or (name == "value" and is_button):
                self._note(value or "")

    def _note(self, text: str) -> None:
        if _LETTERS.search(text.replace(NAME, "")):
            self.found.append(f"line {self.getpos()[0]}: {text.strip()!r}")


def _literals(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Return sentences that an expression hands on untranslated, as to a macro."""
    quiet = {id(const) for node in _not_spoken(tree) for const in node.find_all(nodes.Const)}
    for const in tree.find_all(nodes.Const):
        said = const.value
        if id(const) in quiet or not isinstance(said, str):
            continue
        if said.startswith("<"):
            yield from ((const.lineno, fault) for fault in template_faults(said))
        elif _SENTENCE.search(said):
            yield const.lineno, said


def _not_spoken(tree: nodes.Template) -> Iterator[nodes.Node]:
    yield from tree.find_all((nodes.Compare, nodes.Getitem, nodes.Import, nodes.FromImport))
    yield from tree.find_all((nodes.Extends, nodes.Include))
    for call in tree.find_all(nodes.Call):
        name = getattr(call.node, "name", None) or getattr(call.node, "attr", None)
        if name in TRANSLATED | NOT_SPOKEN:
            yield call


def style_faults(css: str) -> list[str]:
    return [
        f"content: {said}"
        for said in re.findall(r"content:\s*([\"'][^\"']*[\"'])", css)
        if _LETTERS.search(said)
    ]


def script_faults(js: str) -> list[str]:
    """Return sentences a script would put before somebody's eyes."""
    shown = r"(?:textContent|innerText|innerHTML|title|placeholder)\s*=\s*|(?:alert|confirm)\("
    return [
        said
        for said in re.findall(rf"(?:{shown})([\"'`][^\"'`]*[\"'`])", js)
        if _LETTERS.search(said)
    ]


def python_faults(source: Source) -> list[str]:
    """Return labels, hints and refusals that are plain strings."""
    if source.piece in {"apps", "tests", "migrations"}:
        return []
    return [
        f"{source.at(text)}: {ast.unparse(text)}"
        for node in ast.walk(source.tree)
        for text in _plain_texts(node)
        if _LETTERS.search(ast.unparse(text))
    ]


def _plain_texts(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.keyword) and node.arg in FORM_WORDS:
        yield from _plain(node.value)
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
        for argument in node.args if name in TELLING else ():
            said = _plain(argument)
            yield from (each for each in said if _SENTENCE.search(ast.unparse(each)[1:-1]))
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if "error_messages" in ast.unparse(target) or "label" in ast.unparse(target):
                yield from _plain(node.value)


def _plain(value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(value, ast.Dict):
        for each in value.values:
            yield from _plain(each)
    elif isinstance(value, ast.BinOp | ast.IfExp | ast.JoinedStr):
        yield from (
            part
            for part in ast.walk(value)
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        )
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value
