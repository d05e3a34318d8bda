"""Steering back: opened, written alone, read together, a step, closed, and come back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.journeys.between import Pair
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Visitor

ADAS = "I sat alone at the table twice."
WISH = "A word the evening before."
BOS = "I lost track of the days."
STEP = "A text on Monday evenings."


def steering(pair: Pair) -> str:
    return pair.agreement.replace("/agreements/", "/steering/")


def test_two_people_steer_back_and_it_comes_back_once(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair(viewport=PHONE)
    ada, bo = pair.both
    _open_and_write(pair)
    _choose_a_step(pair)
    ada.press("Back on course")
    ada.reads("You said that you are back on course.")
    bo.go(steering(pair))
    bo.reads(f"{ada.name} says that you are back on course. Do you say so too?")
    bo.press("Back on course")
    bo.reads("Earlier ones")
    bo.look()
    bo.follow("Our Tuesdays")
    bo.reads("You both said that you are back on course", ADAS, BOS, STEP)
    bo.look()
    assert bo.prints().startswith(b"%PDF")
    bo.press("It has come back")
    bo.reads("Your turn: write", "How it went before")
    bo.look()
    ada.go(steering(pair))
    ada.reads("Our Tuesdays", "Your turn: write")


def test_a_coordinator_is_asked_and_reads_one_text_only(
    new_pair: Callable[..., Pair], visit: Visit
) -> None:
    pair = new_pair(has_script=False)
    ada, bo = pair.both
    _open_and_write(pair)
    ada.follow("Ask a coordinator to join")
    ada.page.get_by_label(WISH).check()
    ada.press("Ask a coordinator to join")
    ada.reads("You have asked a coordinator to join.")
    bo.go(steering(pair))
    bo.reads(f"{ada.name} has asked a coordinator to join.", "and none of yours")
    dana = visit(1).be("Dana")
    dana.go("/steering/asked")
    dana.look()
    row = dana.page.get_by_role("row").filter(has_text=ada.name).filter(has_text=bo.name)
    dana.follow("Look", within=row)
    dana.reads(WISH)
    dana.reads_not(ADAS, BOS, "Our Tuesdays")
    dana.look()
    dana.fill("A line to both of them", "Shall we sit together on Friday?")
    dana.press("Write it to both")
    dana.press("We have talked")
    for each in pair.both:
        each.go(steering(pair))
        each.reads("Shall we sit together on Friday?", "Nothing is shown any more.")


def _open_and_write(pair: Pair) -> None:
    ada, bo = pair.both
    ada.go(steering(pair))
    ada.look()
    ada.follow("Let's steer back")
    ada.look()
    ada.fill("What it is about", "Our Tuesdays")
    ada.fill("What I notice", ADAS)
    ada.fill("What I would like", WISH)
    ada.press(f"Ask {bo.name} to steer back with you")
    ada.reads("read by you alone", ADAS)
    ada.look()
    ada.press("I am ready")
    ada.reads(f"You are ready. Waiting for {bo.name}.")
    bo.go(steering(pair))
    bo.reads("Our Tuesdays", "Your turn: write")
    bo.reads_not(ADAS, WISH)
    bo.follow("Write")
    bo.look()
    bo.fill("What I notice", BOS)
    bo.press("Keep it, and I am ready")
    bo.reads(ADAS, WISH, BOS)
    bo.look()
    ada.go(steering(pair))
    ada.reads(ADAS, BOS)


def _choose_a_step(pair: Pair) -> None:
    ada, bo = pair.both
    bo.follow("Suggest a step")
    bo.look()
    bo.fill("One next step", STEP)
    _look_again_in(bo, days=9)
    bo.press("Suggest it")
    ada.go(steering(pair))
    ada.reads(f"Your turn: {bo.name} suggests a next step.", STEP)
    ada.look()
    ada.press("Yes to this step")
    ada.reads("Nothing is to do here until")
    ada.look()


def _look_again_in(person: Visitor, *, days: int) -> None:
    day = datetime.now(tz=UTC) + timedelta(days=days)
    person.fill("When do we look again?", f"{day:%Y-%m-%d}")
