"""Setting a real house up: its first coordinator, and the five answers of its help page."""

from tests.journeys.coming import PASSPHRASE
from tests.journeys.house import House
from tests.journeys.visitor import Visitor

QUESTIONS = (
    "Where is help now?",
    "Who reads what I write here?",
    "Who watches over this place, and what do they see?",
    "When is something not kept between us?",
    "May the police be called without asking me?",
)
COORDINATOR = "dana@example.org"
ANSWER = "Ring Dana, at any hour, on +44 20 7946 0000."


def set_up(dana: Visitor, real_house: House) -> None:
    dana.go(real_house.printed)
    dana.look()
    dana.fill("The programme's name", "Harbour Lane")
    dana.fill("Your name here", "Dana")
    dana.fill("Sign-in name or e-mail address", COORDINATOR)
    dana.page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    dana.fill("The same passphrase again", PASSPHRASE)
    dana.page.get_by_label("I am 18 or older").check()
    dana.press("Set up the house")
    dana.name = "Dana"


def answer_the_five(dana: Visitor) -> None:
    dana.go("/help/edit")
    for question in QUESTIONS:
        dana.fill(question, ANSWER)
    dana.press("Keep and show to everybody")
