"""A tour of every page of the house, each visited as somebody who may see it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Locator, Page, ViewportSize

from tests.journeys import axe
from tests.journeys.visitor import DESK, PHONE, Visitor

STRANGER = "a stranger"
# A desk of 1280 by 1024 at 400 %.
ZOOMED: ViewportSize = {"width": 320, "height": 256}
LIGHTS: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
HISTORY = re.compile("history")
NEXT_ONE = "What my next one may read"
_WIDTHS = """() => {
  const page = document.scrollingElement;
  return page.scrollWidth > page.clientWidth;
}"""
_MOVING = "() => document.getAnimations().filter((each) => each.playState === 'running').length"


@dataclass(frozen=True)
class Stop:
    """A page: its address (of what is shared with `other`), then links to follow."""

    path: str
    follow: tuple[str | re.Pattern[str], ...] = ()
    other: str = ""


@dataclass(kw_only=True)
class Seen:
    """What was found on one page."""

    where: str
    url: str
    violations: list[str] = field(default_factory=list)
    is_too_wide_when_zoomed: bool = False
    moves: int = 0
    # Where "I need help now" and Leave stand, by the width of the window.
    ways_out: dict[int, list[tuple[float, ...]]] = field(default_factory=dict)


def _between(other: str, *tails: str) -> list[Stop]:
    return [Stop(f"{{agreement}}{tail}", other=other) for tail in tails]


def _of_the_two(other: str, *tails: str) -> list[Stop]:
    return [Stop(f"{{together}}{tail}", other=other) for tail in tails]


STOPS: dict[str, list[Stop]] = {
    STRANGER: [
        *map(Stop, ("/", "/sign-in", "/help", "/welcome", "/welcome/no-such-link", "/demo")),
        *map(Stop, ("{invitation}", "{invitation}/join?page={edition}", "/journal")),
    ],
    "Ada": [
        *map(Stop, ("/today", "/journal", "/help", "/nowhere", "/account", "/agreements")),
        *map(Stop, ("/account/address", "/account/passphrase", "/portrait")),
        *map(Stop, ("/portrait/languages", "/portrait/hours", "/portrait/ways")),
        *map(Stop, ("/portrait/about-me", "/portrait/wishes", "/portrait/not-with")),
        *map(Stop, ("/portrait/room", "/portrait/time-zone", "/portrait/interests")),
        *_between("Bo", "", "/propose", "/propose/way_of_being", "/propose/goal", "/minimums"),
        *_between("Bo", "/review-date", "/read", "/change", "/versions"),
        Stop("{agreement}", (HISTORY,), other="Bo"),
        Stop("{agreement}", ("Suggest other words",), other="Bo"),
        Stop("{together}", other="Bo"),
        *(Stop(f"{{talk}}{tail}", other="Bo") for tail in ("", "/together", "/ask", "/cards")),
        Stop("{talk}", ("What made you say yes to meeting?",), other="Bo"),
        Stop(
            "{talk}", ("What made you say yes to meeting?", "Take my answer away"), other="Bo"
        ),
        Stop("{talk}", ("If we lose our way in a talk",), other="Bo"),
    ],
    "Bo": [
        *map(Stop, ("/agreements", "/portrait", "/portrait/introduction")),
        *_between("Ada", "", "/read"),
        *_between("Ruth", ""),
        *map(Stop, ("/practice", "/practice/drills", "/practice/drills/let-go-sister")),
        *map(Stop, ("/practice/alone", "/practice/alone/letters", "/practice/bring")),
        *map(Stop, ("/practice/together", "/practice/together/join", "/practice/checklist")),
        *map(Stop, ("/practice/checklist/fill-in", "/practice/certificate")),
        Stop("/practice/paper/letters"),
        Stop("/practice", ("Go on",)),
        Stop("/practice", ("Letters behind the door",)),
        Stop("/practice", (re.compile("^Transcript of"),)),
        Stop("/practice", ("Find what they did",)),
        Stop("/practice", ("Find what they did", "Name it")),
        Stop("/practice", ("The day before his birthday",)),
        Stop("/practice", ("Find what they did", "Delete it")),
        Stop("/practice/checklist", ("Filled in by: somebody who watched",)),
    ],
    "Ruth": [Stop("/practice"), Stop("/practice", ("Read it",))],
    "Linh": [
        *map(Stop, ("/today", "/journal")),
        *_between("Amina", "", "/read", "/change", "/review-date", "/still-fits", "/signed"),
        *_between("Amina", "/versions", "/versions/1", "/versions/2"),
        *_between("Marek", "", "/versions", "/versions/1", "/minimums", "/propose/goal"),
        Stop("{agreement}", (HISTORY,), other="Amina"),
        Stop("{together}", other="Marek"),
        *_of_the_two("Amina", "", "/away"),
        Stop("{together}", ("Change what you wrote",), other="Amina"),
        Stop("/handovers"),
        Stop("{together}", (NEXT_ONE,), other="Marek"),
        Stop("{together}", (NEXT_ONE, "What Amina reads"), other="Marek"),
        Stop("{together}", (NEXT_ONE, "Delete it for good"), other="Marek"),
        Stop("{together}", (NEXT_ONE, "What Amina reads", "A meeting of three"), other="Marek"),
        Stop("/handovers", ("Look at it",)),
    ],
    "Amina": [Stop("/handovers", ("Read it",))],
    "Marek": [
        Stop("{together}", (NEXT_ONE,), other="Teo"),
        Stop("{together}", (NEXT_ONE, "Choose from my own words"), other="Teo"),
        *_between("Ruth", "", "/read", "/propose/goal"),
        *_between("Sofia", ""),
        Stop("{together}", other="Ruth"),
        Stop("{together}", other="Teo"),
    ],
    "Teo": [
        *(Stop("/today"), Stop("/today", ("Answer",))),
        *_of_the_two("Marek", "/ending", "/ending/meeting", "/ending/letter/take-away"),
    ],
    "Dana": [
        *map(Stop, ("/today", "/people", "/people/invite", "/relationships", "/help/edit")),
        *map(Stop, ("/relationships/ask", "/programme/minimums", "/programme/minimums/write")),
        *map(Stop, ("/journal", "/account", "/help", "/practice/hours")),
        *map(Stop, ("/people/bring", "/programme/choices", "/programme/choices/experience")),
        *map(Stop, ("/programme/questions", "/programme/questions/write")),
        Stop("/people", ("Ada",)),
        Stop("/people", ("Wanda",)),
        Stop("/people", ("Dana",)),
        Stop("/people", (re.compile("Noor"),)),
        Stop("/programme/minimums", ("Write it differently",)),
        Stop("/relationships", (re.compile("Linh and Amina|Amina and Linh"),)),
        Stop("/relationships", (re.compile("Linh and Marek|Marek and Linh"),)),
        Stop("/relationships", ("See or ask",)),
    ],
}


def tour(visitor: Visitor, known: dict[str, str]) -> Iterator[Seen]:
    """Visit every stop of one person, in each size and in each of the two lights."""
    visitor.may_answer |= {404}
    agreements = {stop.other: "" for stop in STOPS[visitor.name or STRANGER] if stop.other}
    for other in agreements:
        visitor.go("/today")
        link = visitor.page.get_by_role("link", name=f"Agreement with {other}", exact=True)
        agreements[other] = link.first.get_attribute("href") or ""
    for stop in STOPS[visitor.name or STRANGER]:
        agreement = agreements.get(stop.other, "")
        together = agreement.replace("/agreements/", "/relationships/")
        talk = agreement.replace("/agreements/", "/interviews/")
        there = stop.path.format(agreement=agreement, together=together, talk=talk, **known)
        visitor.go(there)
        for link_name in stop.follow:
            visitor.follow(link_name, within=visitor.page.get_by_role("main"))
        yield _seen(visitor.page, visitor.name or STRANGER)


def is_wider_than_its_window(page: Page) -> bool:
    told: bool = page.evaluate(_WIDTHS)
    return told


def _seen(page: Page, who: str) -> Seen:
    seen = Seen(where=f"{who} {page.url}", url=page.url)
    for viewport in (DESK, PHONE):
        page.set_viewport_size(viewport)
        seen.ways_out[viewport["width"]] = [_box(each) for each in _ways_out(page)]
        for light in LIGHTS:
            # Colours that are still fading into each other are no colours of the page.
            page.emulate_media(color_scheme=light, reduced_motion="reduce")
            found = axe.faults(page)
            seen.violations += [f"{viewport['width']} {light} {each}" for each in found]
    page.set_viewport_size(ZOOMED)
    seen.is_too_wide_when_zoomed = is_wider_than_its_window(page)
    seen.moves = page.evaluate(_MOVING)
    page.set_viewport_size(DESK)
    return seen


def _ways_out(page: Page) -> list[Locator]:
    return [
        page.get_by_role("link", name="I need help now"),
        page.get_by_role("button", name="Leave", exact=True),
    ]


def _box(of: Locator) -> tuple[float, ...]:
    box = of.bounding_box()
    return (box["x"], box["y"], box["width"], box["height"]) if box else ()
