"""What two people do with each other here, press by press, as they would."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.journeys.visitor import Visitor

KINDS = {
    "Let's be ...": "Let's be patient with each other.",
    "Boundaries": "We do not call after nine in the evening.",
    "What we expect": "Who cannot come sends a word the day before.",
    "What we work towards": "By spring, the bus into town alone.",
    "How we steer back": "Ask me where we were, and give me a moment.",
    "Practical things": "Tuesdays at six, in the café by the library.",
}
YES = "Yes to this"
LEAVE_OUT = "Leave it out"
PARK = "Talk about it when we meet"
ACKNOWLEDGE = "I have read this, and I go by it"
SIGN = "I have read this, and I sign it"
READY_TO_SIGN = "Everything is settled. Read it once more and sign."


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two people, each in a browser of their own, and the address of what is between them."""

    first: Visitor
    second: Visitor
    agreement: str

    @property
    def both(self) -> tuple[Visitor, Visitor]:
        return self.first, self.second

    @property
    def together(self) -> str:
        return self.agreement.replace("/agreements/", "/relationships/")

    def open(self) -> None:
        for each in self.both:
            each.go(self.agreement)


def begin(dana: Visitor, first: Visitor, second: Visitor) -> Pair:
    """Have the coordinator ask both, and both say yes."""
    ask(dana, first.name, second.name)
    say_yes(first, to=second.name)
    say_yes(second, to=first.name)
    return Pair(first=first, second=second, agreement=agreement_of(second))


def ask(dana: Visitor, first: str, second: str) -> None:
    dana.go("/relationships/ask")
    # Whoever would support has to be vouched for; in supervision anybody may be first.
    dana.page.get_by_label("Supervision").check()
    dana.page.get_by_label("Who supports, or supervises?").select_option(label=first)
    dana.page.get_by_label("Who is supported, or supervised?").select_option(label=second)
    dana.press("Ask them both")
    dana.reads("Asked, and not both answered yet")


def say_yes(person: Visitor, *, to: str) -> None:
    """Say yes to beginning; it has begun once both have."""
    person.go("/today")
    asked = f"You are asked whether you want to begin with {to}."
    with_the_question = person.page.locator(
        "div", has=person.page.get_by_text(asked, exact=True)
    )
    person.follow("Answer", within=with_the_question.last)
    person.press("Yes, I would like that")


def agreement_of(person: Visitor) -> str:
    """Return where the agreement is, from the page of the two."""
    found = person.page.get_by_role("link", name="Our agreement").get_attribute("href")
    assert found
    return found


def suggest(person: Visitor, agreement: str, *, kind: str, words: str, why: str = "") -> None:
    person.go(f"{agreement}/propose")
    person.follow(kind)
    person.fill("Your words", words)
    if why:
        person.fill("Why this matters to you", why)
    person.press("Suggest it")
    person.reads(words)


def clause(person: Visitor, words: str) -> Locator:
    """Return the clause with these words on the page."""
    return person.page.get_by_role("article").filter(has_text=words)


def answer(person: Visitor, words: str, press: str) -> None:
    person.press(person.button(press, within=clause(person, words)))


def suggest_other_words(person: Visitor, words: str, *, instead: str, why: str = "") -> None:
    person.follow("Suggest other words", within=clause(person, words))
    person.fill("Your words", instead)
    if why:
        person.fill("Why this matters to you", why)
    person.press("Suggest these words")


def acknowledge(person: Visitor, agreement: str) -> None:
    person.go(f"{agreement}/minimums")
    asked = person.page.get_by_role("button", name=ACKNOWLEDGE)
    left = asked.count()
    assert left > 0, "The programme asks nothing, or it is acknowledged already."
    while left:
        person.press(asked.first)
        left -= 1
        expect(asked).to_have_count(left)


def choose_day(person: Visitor, agreement: str) -> None:
    """Choose the first of the usual days to look again."""
    person.go(f"{agreement}/review-date")
    person.page.get_by_role("radio").first.check()
    person.press("Choose this day")
    person.reads("We look at this again on")


def sign(person: Visitor, agreement: str) -> None:
    person.go(f"{agreement}/read")
    person.press(SIGN)


def make_ready(pair: Pair, *, words: str = KINDS["Practical things"]) -> None:
    """Bring the two to where nothing is missing but their signatures."""
    suggest(pair.first, pair.agreement, kind="Practical things", words=words)
    pair.second.go(pair.agreement)
    answer(pair.second, words, YES)
    for each in pair.both:
        acknowledge(each, pair.agreement)
    choose_day(pair.first, pair.agreement)


def bring_in_force(pair: Pair) -> None:
    make_ready(pair)
    for each in pair.both:
        sign(each, pair.agreement)
    pair.second.reads("You have both signed", "Version 1 is in force.")


def day_of(sentence: str) -> str:
    """Return the day a sentence names, such as 4 December or 4 January 2027."""
    found = re.search(r"\d{1,2} [A-Z][a-z]+( \d{4})?", sentence)
    assert found, sentence
    return found[0]
