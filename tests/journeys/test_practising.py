import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect

from letsbe.practice.tests.people import BADLY, WELL
from tests.journeys.conftest import Visit
from tests.journeys.paper import text_of
from tests.journeys.practising import (
    CANARY,
    VTT,
    fill_in,
    gather,
    go_to_a_drill,
    notice,
    play,
    talk_once,
)
from tests.journeys.visitor import PHONE


def test_a_drill_is_answered_on_a_phone_and_comes_back(visit: Visit) -> None:
    linh = visit(viewport=PHONE).be("Linh")
    linh.follow("Practice")
    linh.follow(re.compile("^Drills"))
    go_to_a_drill(linh, re.compile("^Open a question"))
    linh.look()
    linh.fill("What would you say?", "Did it go well?")
    linh.press("Say it")
    linh.reads("An open question was not seen in it.", "Ways to say it")
    linh.reads("This one comes back tomorrow.")
    linh.look()

    go_to_a_drill(linh, "Another one")
    linh.fill("What would you say?", "What was that like for you?")
    linh.press("Say it")
    linh.reads("There is an open question in it.", "open question: What was that like for you?")


def test_a_turn_nobody_can_tell_is_called_by_the_learners_word(visit: Visit) -> None:
    linh = visit().be("Linh")
    linh.go("/practice/drills/affirm-phone")
    linh.fill("What would you say?", "Four times, and you did not give up.")
    linh.press("Say it")
    linh.reads("This one is hard to tell from the words alone.")
    linh.follow("Name it")
    linh.page.get_by_label("Valuing").check()
    linh.press("Keep my word for it")
    linh.reads("(your word for it)", "It says what they did.")


def test_a_role_play_ends_otherwise_when_listened_to_and_when_advised(visit: Visit) -> None:
    kwame = visit(viewport=PHONE).be("Kwame")
    play(kwame, WELL)
    kwame.reads("Jo told you what mattered most.", "One that helped")
    kwame.look()
    kwame.follow("What did Jo feel?")
    kwame.reads("relieved that somebody knew")

    play(kwame, BADLY)
    kwame.reads("Jo had closed up, politely, and went.", "Here something was made smaller:")
    kwame.reads_not("One that helped", "Jo told you what mattered most.")
    kwame.look()


def test_a_whole_role_play_needs_no_script_in_the_browser(visit: Visit) -> None:
    kwame = visit(has_script=False).be("Kwame")
    play(kwame, BADLY)

    kwame.reads("Jo had closed up, politely, and went.")


def test_stop_ends_the_fiction_at_once_and_shows_the_help_page(visit: Visit) -> None:
    kwame = visit(viewport=PHONE).be("Kwame")
    kwame.go("/practice/alone/first-group")
    kwame.press("Begin")
    kwame.reads("Marta, a script")
    kwame.look()
    kwame.press("Stop")
    kwame.reads("Help, and how things are kept here")

    kwame.go("/practice")
    kwame.reads_not("A role-play waits where you left it: The chair by the door.")


def test_three_browsers_sit_everywhere_and_speak_of_themselves_first(
    visit: Visit, launch: Callable[..., Browser]
) -> None:
    amina, marek, sofia = (
        visit(which, viewport=PHONE).be(name)
        for which, name in ((0, "Amina"), (1, "Marek"), (launch(), "Sofia"))
    )
    gather(amina, marek, sofia)
    talk_once(amina, marek, sofia)
    notice(amina, marek, sofia)
    for number in (1, 2):
        amina.press(amina.button("All have spoken: move on by a seat"))
        amina.reads(f"Talk {number + 1} of 3.")
        amina.press("This talk is over")
        amina.press("I have said it")
    amina.press("All have spoken: finish")
    amina.reads("This role-play is over.")

    for each in (amina, marek, sofia):
        each.go("/practice/certificate")
        each.reads("1 role-play with others")
    marek.go("/practice/checklist")
    marek.reads("Let silence be")


def test_a_transcript_goes_from_file_to_feedback_without_its_names(
    visit: Visit, tmp_path: Path
) -> None:
    file = tmp_path / "practice.vtt"
    file.write_text(VTT, "utf-8")
    teo = visit(viewport=PHONE).be("Teo")
    teo.go("/practice/bring")
    teo.look()
    teo.page.get_by_label("A real conversation, or I am not sure").check()
    teo.page.get_by_label("The file").set_input_files(file)
    teo.press("Go on")
    teo.reads("Then it does not belong here")

    teo.page.get_by_label("A practice: everybody").check()
    teo.page.get_by_label("The file").set_input_files(file)
    teo.press("Go on")
    teo.reads("Who is who?", "Begins with: How has your week been, Ann?")
    teo.look()
    sam, ann = (teo.page.get_by_role("group", name=name) for name in ("Sam Okoye", "Ann Reed"))
    sam.get_by_label("That is me").check()
    ann.get_by_label("My partner").check()
    expect(teo.page.get_by_label("Rosie")).to_be_checked()
    teo.press("Take the names out and keep it")
    teo.reads("0:07 of 0:37 minutes", "One that helped", "My sister [name] came")
    teo.reads_not("Rosie", "Okoye", "Reed")
    teo.look()


def test_a_checklist_before_and_after_shows_what_changed(visit: Visit) -> None:
    ruth = visit(viewport=PHONE).be("Ruth")
    before, after = "before I practised here", "after a practice"
    fill_in(ruth, "I myself", before, {"Let silence be": "not yet", "Left room": "mostly"})
    fill_in(ruth, "I myself", after, {"Let silence be": "mostly", "Left room": "mostly"})
    fill_in(ruth, "somebody who watched", after, {"Left room": "not yet"})

    ruth.reads("Let silence be: from not yet to mostly")
    ruth.reads("Left room. You say: mostly. Whoever watched: not yet.")
    expect(ruth.page.locator("svg .plot-now").first).to_be_attached()
    ruth.page.get_by_text("The same as a table").click()
    expect(ruth.page.get_by_role("table")).to_contain_text("Let silence be")
    ruth.look()


def test_one_thing_is_shown_in_supervision_and_taken_back(visit: Visit) -> None:
    marek, ruth = visit().be("Marek"), visit(1).be("Ruth")
    marek.go("/practice/drills/feeling-friend")
    marek.fill("What would you say?", f"You sound hurt, {CANARY}.")
    marek.press("Say it")
    marek.page.wait_for_url("**/practice/items/**")
    there = marek.page.url
    ruth.may_answer |= {404}
    ruth.go(there)
    ruth.reads("There is nothing here for you to see")

    marek.page.get_by_text("Show it to somebody you are in supervision with").click()
    marek.page.get_by_label("Show it to").select_option(label="Ruth")
    marek.press("Show it")
    marek.reads("Ruth can read this.")
    ruth.go(there)
    ruth.reads("Marek shows you this.", CANARY)
    ruth.look()
    marek.press("Take it back from Ruth")
    ruth.go(there)
    ruth.reads_not(CANARY)
    marek.go("/journal")
    marek.reads("Ruth looked at something you showed them")


def test_the_coordinator_reads_hours_and_nothing_else(visit: Visit) -> None:
    dana = visit().be("Dana")
    dana.go("/practice/hours")
    dana.reads("Hours of practice", "Bo", "Marek")
    dana.look()
    for page in ("/practice", "/people", "/today", "/journal"):
        dana.go(page)
        dana.reads_not(CANARY, "Letters behind the door", "Role-play alone, ")


def test_the_cards_and_the_checklist_are_printed_for_a_table(visit: Visit) -> None:
    linh = visit().be("Linh")
    linh.go("/practice/paper/letters")
    paper = text_of(linh.prints())

    for words in ("The plan", "You are Jo.", "You listen", "You watch", "Let silence be"):
        assert words in paper
    for unwanted in ("I need help now", "Agreement", "Back"):
        assert unwanted not in paper


def test_a_drill_is_answered_by_keyboard_alone(visit: Visit) -> None:
    linh = visit().be("Linh")
    linh.go("/practice/drills/reflect-form")
    linh.page.get_by_label("What would you say?").focus()
    linh.page.keyboard.type("So you tell the whole story again and again.")
    linh.page.keyboard.press("Tab")
    linh.page.keyboard.press("Enter")
    linh.page.wait_for_url("**/practice/items/**")
    linh.reads("It gives back what was said.")
