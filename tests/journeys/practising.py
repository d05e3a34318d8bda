"""What somebody does to practise here, press by press."""

import re

from tests.journeys.visitor import Visitor

CANARY = "marmalade-cartography"
VTT = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Sam Okoye>How has your week been, Ann?

00:00:05.000 --> 00:00:35.000
<v Ann Reed>Tiring. My sister Rosie came, and she said that I should pull myself together.

00:00:36.000 --> 00:00:40.000
<v Sam Okoye>So she came, and it did not help. You sound worn out.
"""


def play(visitor: Visitor, turns: tuple[str, ...]) -> None:
    """Play the letters scene with these turns, until it ends."""
    visitor.go("/practice/alone/letters")
    visitor.press("Begin")
    for words in turns:
        visitor.fill("You say", words)
        visitor.press("Say it")
    visitor.reads("How it ended")


def mark(visitor: Visitor, item: str, how_often: str) -> None:
    """Mark one item of the checklist."""
    asked = visitor.page.get_by_role("group", name=item)
    asked.get_by_label(how_often, exact=True).check()


def fill_in(visitor: Visitor, who: str, when: str, marks: dict[str, str]) -> None:
    visitor.go("/practice/checklist/fill-in")
    visitor.page.get_by_label(who).check()
    visitor.page.get_by_label(when).check()
    for item, how_often in marks.items():
        mark(visitor, item, how_often)
    visitor.press("Keep it")


def code_of(visitor: Visitor) -> str:
    """Return the code that whoever began a circle reads out."""
    code = visitor.page.get_by_text(re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    return code.inner_text()


def join(visitor: Visitor, code: str) -> None:
    visitor.go("/practice/together/join")
    visitor.fill("The code that was read out", code.lower())
    visitor.press("Come in")
    visitor.reads("Who is here")


def go_to_a_drill(visitor: Visitor, link: str | re.Pattern[str]) -> None:
    """Follow a link that leads to whichever drill comes next."""
    before = visitor.page.url
    visitor.page.get_by_role("link", name=link).first.click()
    visitor.page.wait_for_url(lambda url: "/practice/drills/" in url and url != before)


def gather(first: Visitor, second: Visitor, third: Visitor) -> None:
    """Begin a circle whose code the others are told, until all three are there."""
    first.go("/practice/together")
    first.page.get_by_label("The scene").select_option("letters")
    first.press("Begin")
    for other in (second, third):
        join(other, code_of(first))
    first.reads("Sofia watches first")
    first.look()


def talk_once(speaker: Visitor, listener: Visitor, observer: Visitor) -> None:
    """Have the first talk: each reads their own card, and the observer marks as it goes on."""
    speaker.press("Begin the first talk")
    speaker.reads("You are Jo.", "4:")
    listener.reads("You listen", "Choose one thing to practise")
    observer.reads("You watch", "Improved Listening Checklist")
    observer.look()
    with observer.page.expect_response(re.compile("/mark$")):
        mark(observer, "Let silence be", "mostly")


def notice(speaker: Visitor, listener: Visitor, observer: Visitor) -> None:
    """Each says first what they noticed of themselves; only then others' marks are read."""
    listener.press("This talk is over")
    listener.reads("First each says what they noticed of themselves")
    listener.reads_not("What somebody who watched marked")
    listener.fill("What did you notice of yourself?", f"{CANARY} wanted to help")
    listener.press("I have said it")
    listener.reads("What somebody who watched marked", "Let silence be: mostly", CANARY)
    listener.look()
    for other in (speaker, observer):
        other.reads("First each says")
        other.press("I have said it")
        other.reads_not(CANARY)
