from collections.abc import Callable

from tests.journeys.between import Pair
from tests.journeys.paper import text_of
from tests.journeys.visitor import Visitor

FIRST = "What made you say yes to meeting?"
HARD_DAY = "On a hard day, what helps, even a little?"
TIMES = "Which times of the day and the week suit you, and which are hard?"
MINE = "Somebody said that listening can be learnt."
THEIRS = "I wanted to be asked how I am by somebody who waits for the answer."
EVENINGS = "Evenings are hard. Before noon I am most myself."
OWN_QUESTION = "What do you do when it rains for a week?"


def test_two_people_have_their_first_talk_and_it_becomes_a_clause(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    ada, bo = pair.both
    talk = pair.agreement.replace("/agreements/", "/interviews/")

    begin_alone(ada, bo, talk)
    show_one_to_each_other(ada, bo, talk)
    skip_one(ada, bo, talk)
    ask_and_take_back(ada, bo, talk)
    lay_the_cards(ada, bo, talk)
    make_a_clause(ada, bo, talk)
    print_it(ada, talk)


def question(person: Visitor, talk: str, words: str) -> None:
    person.go(talk)
    person.follow(words)


def answers(person: Visitor, talk: str, words: str, answer: str, press: str) -> None:
    question(person, talk, words)
    person.fill("Your answer", answer)
    person.press(press)


def begin_alone(ada: Visitor, bo: Visitor, talk: str) -> None:
    """What one keeps, the other sees nothing of."""
    ada.go("/today")
    ada.follow(f"First talk with {bo.name}")
    ada.follow("Begin")
    ada.fill("Your answer", MINE)
    ada.press("Keep for now")
    question(ada, talk, FIRST)
    ada.reads(MINE)
    question(bo, talk, FIRST)
    assert bo.page.get_by_text("is ready with").count() == 0


def show_one_to_each_other(ada: Visitor, bo: Visitor, talk: str) -> None:
    question(ada, talk, FIRST)
    ada.press("Ready to show")
    bo.go("/today")
    bo.reads(f"In your first talk {ada.name} is ready with one question")
    question(bo, talk, FIRST)
    assert bo.page.get_by_text(MINE).count() == 0
    bo.fill("Your answer", THEIRS)
    bo.press("Ready to show")
    question(ada, talk, FIRST)
    for each in (ada, bo):
        each.reads(MINE, THEIRS)


def skip_one(ada: Visitor, bo: Visitor, talk: str) -> None:
    question(ada, talk, HARD_DAY)
    ada.press("Skip this one")
    question(bo, talk, HARD_DAY)
    bo.reads(f"{ada.name} is ready with this one.")
    bo.fill("Your answer", "Soup.")
    bo.press("Ready to show")
    bo.reads(f"{ada.name} skipped this one.", "Soup.")


def ask_and_take_back(ada: Visitor, bo: Visitor, talk: str) -> None:
    ada.go(f"{talk}/ask")
    ada.fill("Your question", OWN_QUESTION)
    ada.press("Ask it")
    bo.go(talk)
    bo.reads(OWN_QUESTION, f"{ada.name} asks")
    ada.press("Take it back")
    bo.go(talk)
    assert bo.page.get_by_text(OWN_QUESTION).count() == 0


def lay_the_cards(ada: Visitor, bo: Visitor, talk: str) -> None:
    for each, own in ((ada, "Food and eating"), (bo, "A new country")):
        each.go(f"{talk}/cards")
        each.page.get_by_label("Grief").check()
        each.page.get_by_label(own).check()
        each.press("Lay my cards")
    shared = bo.page.locator("section", has_text="What you both would be glad to talk about")
    assert "Grief" in shared.inner_text()
    assert "Food and eating" not in shared.inner_text()
    assert not bo.page.get_by_label("Food and eating").is_checked()


def make_a_clause(ada: Visitor, bo: Visitor, talk: str) -> None:
    answers(ada, talk, TIMES, EVENINGS, "Ready to show")
    answers(bo, talk, TIMES, "Saturdays.", "Ready to show")
    bo.press(f"Suggest {ada.name}'s words as a clause")
    bo.reads(EVENINGS, "Practical things")
    ada.go(talk.replace("/interviews/", "/agreements/"))
    ada.reads(EVENINGS, "From our first talk.")


def print_it(ada: Visitor, talk: str) -> None:
    ada.go(f"{talk}/together")
    ada.reads(MINE, THEIRS)
    printed = text_of(ada.page.pdf())
    assert MINE.split(".")[0] in " ".join(printed.split())
