"""Three people, each in a browser of their own: a proposal, a choice, and a relationship."""

from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Visitor

PEER, SUPPORTER = "Noémi", "Inês"


def proposed(dana: Visitor) -> None:
    """Ask for a proposal, and wait until it is made."""
    dana.go("/proposals")
    dana.look()
    dana.press("Ask for a proposal")
    expect(dana.page.get_by_role("heading", level=1)).to_contain_text("Proposal of")


def test_a_coordinator_vouches_a_peer_chooses_and_a_supporter_says_yes(visit: Visit) -> None:
    dana, peer = visit().be("Dana"), visit(1, viewport=PHONE).be(PEER)
    peer.go("/introductions")
    peer.reads("Being introduced")
    peer.look()
    proposed(dana)
    dana.reads("Nobody has seen this yet.", "without anybody yet", "Nobody here fits yet.")
    dana.look()
    _vouch(dana)
    _choose(peer)
    supporter = visit(0, viewport=PHONE).be(SUPPORTER)
    supporter.follow("Answer")
    supporter.reads(f"{PEER} looked at a short list", "What you share", "You both know")
    supporter.look()
    supporter.press("Yes, I would like that")
    supporter.reads(SUPPORTER, PEER, "Here you both have the same rights")
    peer.go("/introductions")
    peer.reads("You are not waiting to be introduced to anybody.")


def _vouch(dana: Visitor) -> None:
    dana.follow(PEER)
    dana.reads("The short list", SUPPORTER)
    dana.page.get_by_label("Why, or why not, with").select_option(label="Bo")
    dana.press("Ask")
    dana.reads("They are not proposed to each other")
    dana.look()
    dana.press("Vouch for it")
    dana.reads("The short list was shown.")


def _choose(peer: Visitor) -> None:
    peer.go("/today")
    peer.reads("people you might like to meet")
    peer.follow("Look at it")
    peer.reads("Dana knows them and vouches for them.", SUPPORTER, "You both know")
    peer.look()
    peer.press(f"I would like to meet {SUPPORTER}")
    peer.reads(f"You chose {SUPPORTER}. Waiting for {SUPPORTER}.")
    peer.look()


def test_each_no_is_free_and_nobody_else_reads_it(visit: Visit) -> None:
    dana, peer = visit().be("Dana"), visit(1, has_script=False).be("Elsie")
    proposed(dana)
    dana.press("Vouch for all of it")
    dana.reads("shown")
    before = dana.page.locator("main").inner_text()

    peer.go("/introductions")
    peer.press("Rather not")
    peer.press("None of these")
    peer.reads("There is nobody to choose from just now.", "You have been waiting since")

    dana.page.reload()
    assert dana.page.locator("main").inner_text() == before
    dana.go("/journal")
    dana.reads_not("said none of these", "said no")
