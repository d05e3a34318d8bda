"""Two people agree on quiet hours that letsbe keeps, and put a goal behind them together."""

from collections.abc import Callable

from tests.journeys import between
from tests.journeys.between import KINDS, Pair, clause
from tests.journeys.visitor import Visitor

EVENINGS = "Evenings after nine and mornings before eight are quiet."
KEPT = "letsbe keeps this: messages wait from 21:00 until 08:00"
PRACTICAL, GOAL = "Practical things", KINDS["What we work towards"]


def suggest_quiet_hours(person: Visitor, agreement: str) -> None:
    person.go(f"{agreement}/propose")
    person.follow(PRACTICAL)
    person.fill("Your words", EVENINGS)
    person.page.get_by_label("letsbe can keep this").select_option("quiet")
    person.look()
    person.fill("Messages wait from", "21:00")
    person.press("Suggest it")
    person.reads("letsbe needs to know this to keep it.")
    person.look()
    person.fill("until", "08:00")
    person.press("Suggest it")
    person.reads(EVENINGS, KEPT)


def test_quiet_hours_are_suggested_agreed_and_signed(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair()
    ada, bo = pair.both
    suggest_quiet_hours(ada, pair.agreement)
    bo.go(pair.agreement)
    bo.reads(EVENINGS, KEPT)
    between.answer(bo, EVENINGS, between.YES)
    for each in pair.both:
        between.acknowledge(each, pair.agreement)
    between.choose_day(ada, pair.agreement)
    for each in pair.both:
        each.go(f"{pair.agreement}/read")
        each.reads(EVENINGS, KEPT)
        each.look()
        between.sign(each, pair.agreement)
    bo.reads("You have both signed")
    for each in pair.both:
        each.go(f"{pair.agreement}/versions/1")
        each.reads("Version 1 · in force", EVENINGS, KEPT)
        each.reads_not("This is not, word for word, what you both signed")


def test_a_goal_is_worked_on_and_reached_together(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair()
    ada, bo = pair.both
    between.suggest(ada, pair.agreement, kind="What we work towards", words=GOAL)
    bo.go(pair.agreement)
    between.answer(bo, GOAL, between.YES)
    between.bring_in_force(pair)

    work_on_it(ada, bo, pair.agreement)
    say_reached(ada, bo, pair.agreement)
    for each in pair.both:
        each.go(f"{pair.agreement}/read")
        each.reads("With this version we have reached", GOAL)
        between.sign(each, pair.agreement)
    bo.reads("You have both signed", "Version 2 is in force.")
    for each in pair.both:
        each.go(pair.agreement)
        each.reads("Reached together", GOAL)
        each.look()
        each.go(f"{pair.agreement}/versions/2")
        each.reads("With this version we have reached", "What it changed in version 1")


def work_on_it(ada: Visitor, bo: Visitor, agreement: str) -> None:
    bo.go(agreement)
    bo.press("We worked on this today")
    bo.reads("Last worked on")
    ada.go(agreement)
    ada.reads("Last worked on")
    ada.look()


def say_reached(ada: Visitor, bo: Visitor, agreement: str) -> None:
    ada.follow("We have reached it, or let it go", within=clause(ada, GOAL))
    ada.look()
    ada.press("We have reached this")
    ada.reads(f"You suggest that you have reached this. Waiting for {bo.name}")
    bo.go(agreement)
    bo.reads(f"{ada.name} suggests that a goal is behind you. Your turn.")
    bo.look()
    between.answer(bo, GOAL, "Yes, we have reached it")
