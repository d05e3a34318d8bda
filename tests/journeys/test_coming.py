import re

from playwright.sync_api import expect

from tests.journeys import between
from tests.journeys.coming import PASSPHRASE, Newcomer, accept, come_in, invite
from tests.journeys.conftest import Visit
from tests.journeys.paper import text_of
from tests.journeys.setting_up import QUESTIONS
from tests.journeys.visitor import PHONE, Visitor

CANARY = "marmalade-cartography"


def test_an_invited_person_reads_the_help_page_first_and_comes_in_once(visit: Visit) -> None:
    dana, eli = visit().be("Dana"), visit(1, viewport=PHONE)
    link = invite(dana, "Eli, from the garden")
    dana.look()

    eli.go(link)
    eli.reads("Dana invites you", *QUESTIONS)
    eli.look()
    came = accept(eli, Newcomer.invented("Eli"))
    eli.reads(f"Hello, {came.newcomer.name}", "You are not in a relationship yet")
    eli.look()
    eli.go("/account")
    eli.press("Sign out")
    came.sign_in()
    eli.reads(f"Hello, {came.newcomer.name}")

    somebody = visit(1, viewport=PHONE)
    somebody.go(link)
    somebody.reads("This way in is closed", "This invitation was already used.")
    somebody.look()


def test_a_printed_code_opens_the_door_as_well(visit: Visit) -> None:
    dana, fay = visit().be("Dana"), visit(1)
    link = invite(dana, "Fay, on paper")
    paper = text_of(dana.prints())
    code = dana.page.get_by_text(re.compile(r"^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$")).inner_text()

    assert code in paper
    assert link in paper.replace(" ", "") or link in paper
    for unwanted in ("I need help now", "Take this invitation back", "Fay, on paper"):
        assert unwanted not in paper

    fay.go("/welcome")
    fay.fill("The code on your paper", code.lower())
    fay.press("Go on")
    fay.reads("Dana invites you")
    accept(fay, Newcomer.invented("Fay"))


def test_a_coordinator_sees_stages_and_dates_and_both_see_that_she_looked(
    visit: Visit,
) -> None:
    dana = visit().be("Dana")
    eli = come_in(dana, visit(), Newcomer.invented("Eli")).visitor
    fay = come_in(dana, visit(1), Newcomer.invented("Fay")).visitor
    between.ask(dana, eli.name, fay.name)
    eli.go("/today")
    eli.follow("Answer")
    eli.reads(f"Would you like to begin with {fay.name}?", "A no is free.")
    eli.look()
    eli.press("Yes, I would like that")
    between.say_yes(fay, to=eli.name)
    agreement = between.agreement_of(fay)
    words = f"{CANARY} on Tuesdays"
    between.suggest(
        eli, agreement, kind="Boundaries", words=words, why=f"{CANARY} keeps me calm"
    )
    fay.go(agreement)
    between.answer(fay, words, between.YES)

    dana.go("/relationships")
    dana.follow(re.compile(f"{eli.name} and {fay.name}|{fay.name} and {eli.name}"))
    dana.reads("Stage and dates", "Getting acquainted", "Nothing is in force yet.")
    dana.look()

    for page in every_page_linked_from(dana):
        assert CANARY not in dana.page.request.get(page).text(), page
    for each in (eli, fay):
        each.go("/journal")
        each.reads("Dana (coordinator) saw the stage and the dates, not the words")
        each.reads_not(CANARY)


def every_page_linked_from(dana: Visitor) -> list[str]:
    found: set[str] = {dana.page.url}
    for page in ("/today", "/people", "/relationships", "/journal", "/account"):
        dana.go(page)
        links = dana.page.get_by_role("link").evaluate_all("all => all.map(a => a.href)")
        found |= {link.partition("#")[0] for link in links if link.startswith(dana.address)}
    assert len(found) > 10
    return sorted(found)


def test_a_stranger_who_tries_passphrases_is_told_nothing(visit: Visit) -> None:
    dana, eli = visit().be("Dana"), visit(1)
    here = come_in(dana, eli, Newcomer.invented("Eli")).newcomer.sign_in_name
    said = []
    for address in (here, "nobody-at-all@example.org"):
        stranger = visit(1)
        stranger.go("/sign-in")
        stranger.fill("Sign-in name or e-mail address", address)
        stranger.fill("Passphrase", f"not {PASSPHRASE}")
        stranger.press("Sign in")
        said.append(stranger.page.get_by_role("alert").first.inner_text())
        expect(stranger.page.get_by_label("Sign-in name or e-mail address")).to_have_value(
            address
        )
    stranger.look()

    assert said[0] == said[1]
    assert "do not belong together" in said[0]
