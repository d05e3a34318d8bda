"""Colours that can be read, pages that load nothing from elsewhere and run nothing inline."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
LOOK = HOUSE / "ui" / "static" / "ui"
TEMPLATES = sorted(HOUSE.glob("*/templates/**/*.html"))
SHEETS = sorted(HOUSE.glob("*/static/**/*.css"))
SCRIPTS = sorted(HOUSE.glob("*/static/**/*.js"))

TEXT = {
    "ink": "paper sheet moss-tint plum-tint moss-new plum-new clay-tint help-tint",
    "soft": "paper sheet moss-tint plum-tint",
    "deep": "paper sheet moss-tint",
    "on-deep": "deep",
    "moss": "paper sheet moss-tint",
    "plum": "paper sheet plum-tint",
    "clay": "paper sheet clay-tint",
    "help": "paper sheet help-tint",
}
# Edges of fields, dots and rings of focus carry meaning without being text: WCAG 1.4.11.
SHAPES = {
    "edge": "paper sheet",
    "deep": "clay-tint plum-tint",
    "moss": "moss-new common",
    "plum": "plum-new common",
}
INLINE = {
    "a style attribute": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "a script without a file": r"<script(?![^>]*\ssrc=)",
    "a handler attribute": r"\son[a-z]+\s*=\s*[\"']",
    "a javascript address": r"javascript:",
    "an htmx script": r"\shx-(on|vals\s*=\s*[\"']js)",
}
ELSEWHERE = re.compile(
    r"(?:https?:)?//(?!www\.w3\.org/2000/svg)[a-z0-9-]+\.[a-z]{2,}", re.IGNORECASE
)
STORES = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open")

Palette = dict[str, str]


def palettes(sheet: str) -> tuple[Palette, Palette, Palette]:
    both = re.findall(r"--([a-z-]+): light-dark\((#\w{6}), (#\w{6})\);", sheet)
    plain = dict(re.findall(r"--([a-z-]+): (#\w{6});", sheet))
    return plain, {n: light for n, light, _ in both}, {n: dark for n, _, dark in both}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(front, ground) for front, grounds in table.items() for ground in grounds.split()]


def inline_faults(template: str) -> list[str]:
    markup = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", template, flags=re.DOTALL)
    return [name for name, pattern in INLINE.items() if re.search(pattern, markup)]


PLAIN, LIGHT, DARK = palettes((LOOK / "tokens.css").read_text())


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), pairs(TEXT))
def test_words_stand_out_from_their_ground(scheme: Palette, front: str, ground: str) -> None:
    assert contrast(scheme[front], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), pairs(SHAPES))
def test_shapes_that_mean_something_stand_out_too(
    scheme: Palette, front: str, ground: str
) -> None:
    assert contrast(scheme[front], scheme[ground]) >= 3


def test_black_on_white_is_measured_as_the_most_there_is() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert contrast("#777777", "#ffffff") < 4.5


def test_an_old_browser_gets_the_same_light_colours() -> None:
    assert PLAIN == LIGHT
    assert LIGHT.keys() == DARK.keys()


def test_every_token_a_sheet_asks_for_is_defined() -> None:
    sheets = "\n".join(sheet.read_text() for sheet in SHEETS)
    asked = set(re.findall(r"var\(--([a-z-]+)", sheets))
    assert asked <= set(re.findall(r"--([a-z-]+):", sheets))


def test_every_colour_is_named_once_in_the_tokens() -> None:
    for sheet in SHEETS:
        if sheet.name not in {"tokens.css", "print.css"}:
            assert not re.findall(r"#[0-9a-f]{3,8}\b(?=[;,) ])", sheet.read_text()), sheet.name


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_page_carries_style_or_script_of_its_own(template: Path) -> None:
    assert inline_faults(template.read_text()) == []


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="color: red">',
        "<style>p { }</style>",
        "<script>alert(1)</script>",
        '<a onclick="go()">',
        '<a href="javascript:go()">',
        '<p hx-on:click="go()">',
    ],
)
def test_style_or_script_in_a_page_is_found(planted: str) -> None:
    assert len(inline_faults(planted)) == 1


@pytest.mark.parametrize("path", [*TEMPLATES, *SHEETS, *SCRIPTS], ids=lambda path: path.name)
def test_nothing_a_browser_loads_names_another_place(path: Path) -> None:
    assert ELSEWHERE.findall(path.read_text()) == []


@pytest.mark.parametrize("planted", ["https://fonts.example.com/x", "url(//cdn.example.com/x)"])
def test_an_address_of_another_place_is_found(planted: str) -> None:
    assert ELSEWHERE.search(planted)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_keeps_anything_in_the_browser(script: Path) -> None:
    # One exception: Leave says for ten minutes that it was pressed (decision 0008).
    left = 'document.cookie = "q=1; path=/; max-age=600; samesite=lax";'

    assert STORES.findall(script.read_text().replace(left, "")) == []


def test_a_page_in_english_loads_little_type() -> None:
    fonts = {font.name: font.stat().st_size for font in (LOOK / "fonts").glob("*.woff2")}
    english = [size for name, size in fonts.items() if "-ext" not in name]
    assert len(english) == 3
    assert sum(english) <= 100_000
    assert sum(fonts.values()) <= 160_000


def test_every_file_the_look_is_made_of_is_named_and_there() -> None:
    head = (HOUSE / "ui/templates/ui/head.html").read_text()
    loaded = re.search(r"for sheet in \[(.+?)\]", head)
    assert loaded is not None
    assert sorted(re.findall(r'"(\w+)"', loaded[1])) == sorted(
        s.stem for s in LOOK.glob("*.css")
    )
    for sheet in LOOK.glob("*.css"):
        for address in re.findall(r'url\("(.+?)"\)', sheet.read_text()):
            assert (LOOK / address).is_file(), address
