from collections.abc import Callable

from tests.journeys import between
from tests.journeys.between import KINDS, Pair, clause
from tests.journeys.visitor import Visitor

OLD, NEW = KINDS["Practical things"], "Mondays at six, in the café by the library."
GOAL = KINDS["What we work towards"]


def test_a_change_is_signed_while_the_version_before_stays_in_force(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    ada, bo = pair.both
    between.bring_in_force(pair)

    change_two_things(ada, pair.agreement)
    bo.go(pair.agreement)
    bo.reads("Version 1 stays in force until you have both signed version 2.")
    between.answer(bo, NEW, f"Yes, {ada.name}'s words")
    between.answer(bo, GOAL, between.YES)
    bo.follow("See what would change")
    bo.reads("Would be new", GOAL, "Would read differently", "It was:", OLD, NEW)
    bo.look()
    between.sign(bo, pair.agreement)

    bo.reads("You have signed")
    for each in pair.both:
        each.go(pair.agreement)
        each.reads_beside("Version 1 is in force")
        each.go(f"{pair.agreement}/versions/1")
        each.reads("Version 1 · in force", OLD)
        each.reads_not(NEW)

    between.sign(ada, pair.agreement)
    ada.reads("You have both signed", "Version 2 is in force.")
    bo.go(f"{pair.agreement}/versions")
    bo.reads("Version 2 · in force", "Version 1")
    bo.follow("Version 2")
    bo.reads(NEW, "What it changed in version 1", "Reads differently", "It was:", OLD)
    bo.look()


def change_two_things(ada: Visitor, agreement: str) -> None:
    ada.go(agreement)
    ada.press("Open a change")
    ada.follow("history", within=clause(ada, OLD))
    between.suggest_other_words(ada, OLD, instead=NEW)
    between.suggest(ada, agreement, kind="What we work towards", words=GOAL)


def test_either_calls_a_review_and_both_say_that_it_still_fits(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    ada, bo = pair.both
    between.bring_in_force(pair)

    bo.go(pair.agreement)
    bo.press("Ask to look at it again")
    for each, other in ((ada, bo), (bo, ada)):
        each.go(pair.agreement)
        each.reads("A review is open: look at your agreement again")
        each.follow("Look at it")
        each.look()
        each.page.get_by_role("radio").first.check()
        each.press("It still fits")
        if each is ada:
            each.reads(f"You said that it still fits. Waiting for {other.name}.")

    for each in pair.both:
        each.go(pair.agreement)
        each.reads("Version 1 is in force. Nothing waits for you.")
        each.reads_beside("You both looked, and it still fits")
