from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys import between
from tests.journeys.between import KINDS, Pair, clause
from tests.journeys.paper import text_of

BOUNDARY, GOAL, PRACTICAL = (
    KINDS[kind] for kind in ("Boundaries", "What we work towards", "Practical things")
)
OTHER_WORDS = "We do not call after eight in the evening."
WHY = "It helps me to sleep."


def test_two_people_negotiate_sign_and_keep_an_agreement(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair()
    ada, bo = pair.both

    read_what_the_programme_asks(pair)
    suggest_one_of_each_kind(pair)
    answer_each_in_another_way(pair)
    come_to_terms(pair)
    bo.go(pair.agreement)
    bo.reads("Everything is settled. Choose when you look at it again.")
    between.choose_day(bo, pair.agreement)
    day = between.day_of(bo.page.get_by_text("We look at this again on").inner_text())
    sign_both(pair)

    pair.open()
    for each in pair.both:
        each.reads("Version 1 is in force. Nothing waits for you.")
        each.reads_beside("Version 1 is in force", "We look at it again on", day)
    keep_a_copy(pair)
    printed = text_of(ada.prints())
    assert OTHER_WORDS in printed
    for unwanted in ("I need help now", "Leave", "Today", "Journal", "Suggest something"):
        assert unwanted not in printed


def read_what_the_programme_asks(pair: Pair) -> None:
    pair.first.go(pair.agreement)
    pair.first.reads("Please read what the programme asks of both of you.")
    for each in pair.both:
        between.acknowledge(each, pair.agreement)
        each.look()


def suggest_one_of_each_kind(pair: Pair) -> None:
    ada, bo = pair.both
    ada.go(pair.agreement)
    ada.reads("Nothing is here yet. Either of you can begin.")
    for kind, words in KINDS.items():
        between.suggest(ada, pair.agreement, kind=kind, words=words, why=WHY)
    ada.reads(f"Waiting for {bo.name}.")
    ada.look()
    bo.go(pair.agreement)
    bo.reads("6 clauses wait for your answer.", WHY, f"{ada.name} wrote")
    bo.reads_beside("0 of 6 settled")


def answer_each_in_another_way(pair: Pair) -> None:
    ada, bo = pair.both
    for kind in ("Let's be ...", "What we expect", "How we steer back"):
        between.answer(bo, KINDS[kind], between.YES)
        expect(clause(bo, KINDS[kind])).to_contain_text("You both said yes")
    between.suggest_other_words(bo, BOUNDARY, instead=OTHER_WORDS, why="I work early.")
    between.answer(bo, GOAL, between.PARK)
    between.answer(bo, PRACTICAL, between.LEAVE_OUT)
    bo.reads(f"Waiting for {ada.name}.", "1 clause was left out", "For when you next meet")
    bo.look()


def come_to_terms(pair: Pair) -> None:
    ada, bo = pair.both
    ada.go(pair.agreement)
    ada.reads(f"{bo.name} suggests another wording. Your turn.")
    ada.look()
    between.answer(ada, BOUNDARY, f"Yes, {bo.name}'s words")
    ada.follow("history", within=clause(ada, OTHER_WORDS))
    ada.reads("You wrote", f"{bo.name} wrote", BOUNDARY, "I work early.", "You said yes")
    ada.look()
    # When they met they talked about what was parked.
    bo.go(pair.agreement)
    bo.follow("Change it, or its history", within=clause(bo, GOAL))
    between.answer(bo, GOAL, between.YES)


def sign_both(pair: Pair) -> None:
    ada, bo = pair.both
    ada.go(pair.agreement)
    ada.reads(between.READY_TO_SIGN)
    ada.follow("Read and sign")
    ada.reads(OTHER_WORDS, "Read it slowly, aloud if you can.")
    ada.look()
    ada.press(between.SIGN)
    ada.reads("You have signed")
    bo.go(pair.agreement)
    bo.reads(between.READY_TO_SIGN)
    between.sign(bo, pair.agreement)
    bo.reads("You have both signed", "Version 1 is in force.")
    bo.look()


def keep_a_copy(pair: Pair) -> None:
    ada, bo = pair.both
    with ada.page.expect_download() as kept:
        ada.page.get_by_role("link", name="Keep a copy (PDF)").click()
    paper = kept.value.path().read_bytes()
    assert paper.startswith(b"%PDF")
    said = text_of(paper)
    for expected in (ada.name, bo.name, OTHER_WORDS, KINDS["What we work towards"]):
        assert expected in said
    assert PRACTICAL not in said


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_one_clause_is_agreed_and_signed_with_and_without_javascript(
    new_pair: Callable[..., Pair], has_script: bool
) -> None:
    pair = new_pair(has_script=has_script)
    ada, bo = pair.both
    words, other = KINDS["Practical things"], "Thursdays at six, in the café."

    between.suggest(ada, pair.agreement, kind="Practical things", words=words)
    bo.go(pair.agreement)
    between.suggest_other_words(bo, words, instead=other)
    ada.go(pair.agreement)
    between.answer(ada, other, f"Yes, {bo.name}'s words")
    for each in pair.both:
        between.acknowledge(each, pair.agreement)
    between.choose_day(ada, pair.agreement)
    for each in pair.both:
        between.sign(each, pair.agreement)

    bo.reads("You have both signed", "Version 1 is in force.")
    ada.go(f"{pair.agreement}/versions/1")
    ada.reads(other, "Version 1 · in force", f"{bo.name}'s words")
