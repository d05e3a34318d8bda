"""Law: no page asks anybody else for anything, and no page is kept or told of elsewhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from tests.laws.tree import ROOT, files, templates, told
from tests.laws.visiting import Answer, Visit

# Names of things, never fetched.
NAMESPACES = ("http://www.w3.org/",)
_REST = r"[\w\[][^\s\"'`)<>]*"
_ADDRESS = re.compile(rf"(?:https?|wss?|ftp):\\?/\\?/{_REST}|(?<=[\"'(=])//{_REST}")
# A library may say in a comment where it comes from.
_COMMENT = re.compile(r"/\*.*?\*/|(?:^|(?<=\s))//[^\n]*", re.DOTALL)
POLICY = {
    "default-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "form-action": ["'self'"],
}
FETCHED = {"src", "srcset", "data", "poster", "background", "manifest", "action", "formaction"}
pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def addresses(text: str) -> list[str]:
    """Return every address of somewhere else in a template, a style or a script."""
    return [found for found in _ADDRESS.findall(text) if not found.startswith(NAMESPACES)]


def policy_faults(policy: str) -> list[str]:
    """Return what a Content-Security-Policy lets in besides the house itself."""
    said = {
        name: sources for name, *sources in (part.split() for part in policy.split(";") if part)
    }
    found = [f"{name} is {said.get(name)}" for name in POLICY if said.get(name) != POLICY[name]]
    allowed = {"'self'", "'none'"}
    return found + [
        f"{name} allows {s}" for name in said for s in said[name] if s not in allowed
    ]


def header_faults(answer: Answer) -> list[str]:
    headers = dict(answer.headers)
    wanted = {
        "Cache-Control": "no-store",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    found = [
        f"{name} is {headers.get(name)!r}, not {value!r}"
        for name, value in wanted.items()
        if headers.get(name) != value
    ]
    leaking = [
        name for name in ("Server", "X-Powered-By", "ETag", "Last-Modified") if name in headers
    ]
    return [
        *found,
        *(f"{name} is sent" for name in leaking),
        *policy_faults(headers.get("Content-Security-Policy", "")),
    ]


def page_faults(html: str) -> list[str]:
    """Return what a page does inline, or fetches from elsewhere."""
    page = _Page()
    page.feed(html)
    return page.found


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        is_typed = given.get("type", "").endswith("json")
        if tag == "style" or (tag == "script" and "src" not in given and not is_typed):
            self.found.append(f"an inline <{tag}>")
        self.found += [
            f"{tag} {fault}" for name in given for fault in _faults(tag, name, given)
        ]


def _faults(tag: str, name: str, given: dict[str, str]) -> Iterator[str]:
    value = given[name]
    if (
        name == "style"
        or name.startswith("on")
        or value.strip().lower().startswith("javascript:")
    ):
        yield f"{name}={value!r}"
    is_fetched = name in FETCHED or (name == "href" and tag != "a")
    if is_fetched and addresses(f'"{value}"'):
        yield f"fetches {value}"
    leads_out = tag == "a" and name == "href" and addresses(f'"{value}"')
    if leads_out and "noreferrer" not in given.get("rel", ""):
        yield f"leads to {value} and tells where from"


def test_nothing_the_house_serves_names_another_house() -> None:
    served = [*templates(), *files(".css", ".js", ".svg", root=ROOT)]
    found = [
        f"{path.relative_to(ROOT)}: {address}"
        for path in served
        if path.is_relative_to(ROOT / "src")
        for address in addresses(path.read_text("utf-8", errors="ignore"))
    ]

    assert not found, told(found, what_to_do="Bring it into the house, or leave it out:")


def test_nothing_a_page_loads_knows_an_address_by_heart(visits: list[Visit]) -> None:
    static = re.compile(rf'{settings.STATIC_URL}([^"?<]+\.(?:js|css))'.encode())
    loaded = {name.decode() for v in visits for name in static.findall(v.answer.body)}
    texts = {name: Path(str(finders.find(name))).read_text("utf-8") for name in loaded}
    found = [f"{name}: {a}" for name in texts for a in addresses(_COMMENT.sub("", texts[name]))]

    assert {"ui/base.css", "ui/leave.js"} < loaded
    assert any("htmx" in name for name in loaded)
    assert not found, told(found, what_to_do="Bring it into the house, or leave it out:")


def test_every_page_carries_headers_that_keep_it_to_itself(visits: list[Visit]) -> None:
    found = sorted(
        {f"{v.page} for {v.visitor}: {f}" for v in visits for f in header_faults(v.answer)}
    )

    assert visits
    assert not found, told(found, what_to_do="Keep the page out of every memory but a head:")


def test_no_page_runs_or_fetches_anything_of_its_own(visits: list[Visit]) -> None:
    pages = [v for v in visits if v.answer.body.startswith((b"<!doctype", b"<!DOCTYPE"))]
    read = ((v, page_faults(v.answer.body.decode())) for v in pages)
    found = sorted({f"{v.page} for {v.visitor}: {fault}" for v, each in read for fault in each})

    assert {v.page for v in pages} > {"people:front", "agreements:agreement", "safety:help"}
    assert not found, told(found, what_to_do="Put it in a file of ui, or leave it out:")
