import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys import between
from tests.journeys.between import KINDS, Pair, clause
from tests.journeys.coming import Newcomer, come_in
from tests.journeys.conftest import Visit

WORDS = KINDS["Practical things"]
TYPED = "Wednesdays at seven, by the canal."


def test_a_change_made_while_the_other_reads_refuses_the_signature_in_words(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    ada, bo = pair.both
    between.make_ready(pair)
    ada.go(f"{pair.agreement}/read")
    ada.reads(WORDS)

    bo.go(pair.agreement)
    bo.follow("history", within=clause(bo, WORDS))
    between.suggest_other_words(bo, WORDS, instead=TYPED)
    ada.press(between.SIGN)

    ada.reads("Something changed since you opened that page, so your press decided nothing.")
    expect(ada.button(between.SIGN)).to_have_count(0)
    ada.look()
    bo.go(f"{pair.agreement}/read")
    expect(bo.button(between.SIGN)).to_have_count(0)
    for each in pair.both:
        each.go(pair.agreement)
        each.reads_not("Version 1", "You have signed")


def test_words_typed_while_the_other_rewords_are_still_there(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    ada, bo = pair.both
    theirs = "Fridays at five, at the pool."
    between.suggest(ada, pair.agreement, kind="Practical things", words=WORDS)
    for each in pair.both:
        each.go(pair.agreement)
        each.follow("history", within=clause(each, WORDS))
        each.follow("Suggest other words", within=clause(each, WORDS))
    ada.fill("Your words", TYPED)
    ada.fill("Why this matters to you", "The pool is loud.")
    bo.fill("Your words", theirs)
    bo.press("Suggest these words")

    ada.press("Suggest these words")
    ada.reads("Something changed since you opened that page", theirs)
    expect(ada.page.get_by_label("Your words")).to_have_value(TYPED)
    expect(ada.page.get_by_label("Why this matters to you")).to_have_value("The pool is loud.")
    ada.look()

    ada.press("Suggest these words")
    bo.go(pair.agreement)
    bo.reads(TYPED, theirs, f"{ada.name} suggests another wording. Your turn.")


def test_following_an_error_to_its_field_loses_nothing_typed(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    ada = pair.first
    too_long = "because " * 80
    ada.go(f"{pair.agreement}/propose/practical")
    ada.fill("Your words", TYPED)
    ada.fill("Why this matters to you", too_long)
    ada.press("Suggest it")

    ada.reads("Something needs another look")
    ada.look()
    ada.page.get_by_role("link", name="Why this matters to you").click()

    why = ada.page.get_by_label("Why this matters to you")
    expect(why).to_be_focused()
    # A page that was loaded anew would be empty by now.
    ada.page.wait_for_load_state("networkidle")
    expect(why).to_have_value(too_long)
    expect(ada.page.get_by_label("Your words")).to_have_value(TYPED)


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_press_pressed_twice_makes_one_deed(
    new_pair: Callable[..., Pair], has_script: bool
) -> None:
    pair = new_pair(has_script=has_script)
    ada, bo = pair.both

    ada.go(f"{pair.agreement}/propose/practical")
    ada.fill("Your words", WORDS)
    ada.press_twice("Suggest it")
    ada.go(pair.agreement)
    expect(ada.page.get_by_role("article")).to_have_count(1)

    bo.go(pair.agreement)
    bo.press_twice(between.YES)
    for each in pair.both:
        between.acknowledge(each, pair.agreement)
    between.choose_day(ada, pair.agreement)
    for each in pair.both:
        each.go(f"{pair.agreement}/read")
        each.press_twice(between.SIGN)
    bo.reads("You have both signed", "Version 1 is in force.")

    ada.go(pair.agreement)
    ada.press_twice("Open a change")
    ada.go(pair.agreement)
    ada.reads("Version 1 stays in force until you have both signed version 2.")
    ada.go(pair.together)
    ada.press_twice("Pause now")
    ada.reads("You have paused.")

    ada.go("/journal")
    lines = ada.page.get_by_role("listitem").filter(
        has_text=re.compile(f"{ada.name} and {bo.name}|{bo.name} and {ada.name}")
    )
    for deed in (
        "You suggested a clause",
        f"{bo.name} said yes to a clause",
        "You signed version 1",
        f"{bo.name} signed version 1",
        "You opened a change",
        "You paused the relationship",
    ):
        expect(lines.filter(has_text=deed)).to_have_count(1)


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_what_was_typed_comes_back_after_signing_in_again(
    visit: Visit, has_script: bool
) -> None:
    dana = visit(has_script=False).be("Dana")
    eli = come_in(dana, visit(has_script=has_script), Newcomer.invented("Eli"))
    fay = come_in(dana, visit(1, has_script=has_script), Newcomer.invented("Fay"))
    pair = between.begin(dana, eli.visitor, fay.visitor)
    typing = eli.visitor
    typing.go(f"{pair.agreement}/propose/goal")
    typing.fill("Your words", TYPED)
    typing.fill("Why this matters to you", "I miss the water.")

    typing.context.clear_cookies(name="session")
    typing.press("Suggest it")
    typing.reads("You were signed out in the meantime. What you typed is kept")
    typing.look()
    eli.sign_in()

    typing.reads("What you wrote is here", "Nothing has been sent yet.")
    expect(typing.page.get_by_label("Your words, 1 of 2")).to_have_value(TYPED)
    typing.look()
    typing.press("Send it now")
    fay.visitor.go(pair.agreement)
    fay.visitor.reads(TYPED, "I miss the water.")
