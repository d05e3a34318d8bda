"""A meeting before, during and after it: each alone first, then both side by side."""

from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Visitor

HOPES = ("To cook something with beans in it.", "To hear how the interview went.")
NOTES = ("We soak the beans on Monday.", "Amina brings the big pot.")
LINES = ("It was good to chop things and not to look up.", "I laughed more than I had planned.")
BRINGS = ("A sharper knife.", "The recipe of my aunt.")


def test_a_meeting_is_looked_forward_to_noted_down_and_looked_back_on(visit: Visit) -> None:
    kwame, amina = visit(viewport=PHONE).be("Kwame"), visit(1).be("Amina")
    _to_their_meetings(kwame)
    kwame.look()
    ahead = _before(kwame, amina)
    _note(kwame, amina, ahead.replace("/before", "/open"))
    _after(kwame, amina)
    for each in (kwame, amina):
        each.go(ahead)
        each.reads("From last time", *BRINGS)
    _steadiness(kwame)
    for each in (kwame, amina):
        each.go("/journal")
        each.reads("It was said that you met")
        each.reads_not(*HOPES, *NOTES, *LINES, *BRINGS)


def _to_their_meetings(kwame: Visitor) -> None:
    kwame.go("/meetings")
    # In other journeys he may have begun with somebody else as well.
    if kwame.page.get_by_role("link", name="Meetings with Amina").count():
        kwame.follow("Meetings with Amina")


def _before(kwame: Visitor, amina: Visitor) -> str:
    """Each says what they would like; nobody reads the other's alone."""
    kwame.follow("Before you meet")
    ahead = kwame.page.url
    kwame.reads("Your turn.")
    kwame.look()
    kwame.fill("What would you like from this meeting?", HOPES[0])
    kwame.press("Keep it")
    kwame.reads("It waits for Amina.", HOPES[0])
    amina.go(ahead)
    amina.reads("Your turn.")
    amina.reads_not(HOPES[0])
    amina.fill("What would you like from this meeting?", HOPES[1])
    amina.press("Keep it")
    amina.reads(*HOPES)
    amina.look()
    kwame.go(ahead)
    kwame.reads(*HOPES)
    return ahead


def _note(kwame: Visitor, amina: Visitor, there: str) -> None:
    """Both write at once; the second reads both and decides."""
    for each in (kwame, amina):
        each.go(there)
        each.reads("How we want to be with each other", *HOPES)
        each.look()
    kwame.fill("Our note", NOTES[0])
    amina.fill("Our note", NOTES[1])
    kwame.press("Save our note")
    kwame.reads("You saved it last")
    amina.may_answer |= {409}
    amina.press("Save our note")
    amina.reads("Kwame has saved the note meanwhile.", NOTES[0])
    amina.look()
    assert amina.page.get_by_label("Our note").input_value() == NOTES[1]
    amina.fill("Our note", "\n".join(NOTES))
    amina.press("Save what stands here")
    kwame.go(there)
    assert kwame.page.get_by_label("Our note").input_value() == "\n".join(NOTES)
    kwame.reads("Amina saved it last", "As you saved it last")
    assert kwame.prints().startswith(b"%PDF")


def _after(kwame: Visitor, amina: Visitor) -> None:
    """One says that they met; each looks back alone, and both see both."""
    _to_their_meetings(kwame)
    kwame.follow("Meetings so far")
    kwame.look()
    kwame.page.locator("dt a").first.click()
    kwame.reads("Either of you can say whether you met.")
    kwame.press("We met")
    kwame.reads("neither is told whether the other has")
    kwame.look()
    there = kwame.page.url
    _look_back(kwame, "mostly", LINES[0], BRINGS[0])
    kwame.reads("Until then neither is told of the other.", LINES[0])
    amina.go(there)
    amina.reads_not(LINES[0], BRINGS[0])
    _look_back(amina, "a little", LINES[1], BRINGS[1])
    for each in (amina, kwame):
        each.go(there)
        each.reads("How it was for each of you", "mostly", "a little", *LINES, *BRINGS)
        each.look()


def _look_back(person: Visitor, how: str, line: str, bring: str) -> None:
    asked = person.page.get_by_role("group", name="I felt listened to")
    asked.get_by_label(how, exact=True).check()
    person.fill("Something you would like to add", line)
    person.fill("What to bring next time", bring)
    person.press("Keep it")


def _steadiness(kwame: Visitor) -> None:
    kwame.follow("How you have been meeting")
    kwame.reads("You have met once. A beginning.")
    kwame.look()
