from playwright.sync_api import expect

from tests.journeys.between import begin
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Visitor

INTRODUCTION = "I am Ada. Mornings are for plants, please not before ten."
GOAL = "By spring Ada is back at the allotment once a week, whatever the weather."
OTHERWISE = "By spring I want to be back at my allotment, once a week."
PLACE = "The café by the library, the table at the back."
LINE = "Fridays after five suit me."


def offered(person: Visitor, sentence: str, link: str) -> None:
    """Follow what the day's page says of handovers."""
    person.go("/today")
    line = person.page.locator("div.turn", has_text=sentence)
    person.follow(link, within=line.first)


def test_what_a_next_one_may_read_is_written_given_read_and_taken_back(
    visit: Visit, dana: Visitor
) -> None:
    ada, bo, amina = visit(viewport=PHONE), visit(1), visit(1, viewport=PHONE)
    _write(ada.be("Ada"))
    _choose(ada)
    begin(dana, amina.be("Amina"), ada)
    there = _give(ada, amina)
    _meet(ada, bo.be("Bo"), amina)
    _go_to_writing(ada)
    ada.press("Take it back")
    ada.reads("It is taken back.")
    amina.may_answer |= {404}
    amina.go(there)
    amina.reads_not(INTRODUCTION)
    ada.follow("Delete it for good")
    ada.look()
    ada.press("Delete it for good")
    ada.reads("It is deleted.")
    for each in (bo, amina, dana):
        each.go("/journal")
        each.reads_not(INTRODUCTION, OTHERWISE, PLACE, LINE)


def _go_to_writing(ada: Visitor) -> None:
    ada.go("/handovers")
    from_bo = ada.page.locator("section", has_text="From your time with Bo")
    ada.follow("What my next one may read", within=from_bo)


def _write(ada: Visitor) -> None:
    ada.go("/account")
    ada.follow("Handovers: what your next one may read")
    ada.look()
    _go_to_writing(ada)
    ada.reads("Nothing is passed on until you give it.")
    ada.press("Keep it")
    ada.reads("Please write something here.")
    ada.fill("How you would introduce yourself", INTRODUCTION)
    ada.press("Keep it")
    ada.reads("It waits, and nobody can read it.")
    ada.look()


def _choose(ada: Visitor) -> None:
    """Choose a goal, after reading it, and say it otherwise."""
    ada.follow("Choose from my own words")
    ada.reads(GOAL)
    ada.look()
    ada.press(ada.button("Choose this", within=ada.page.locator(".wording", has_text=GOAL)))
    ada.reads("You chose this.")
    ada.follow("Back to what my next one may read")
    ada.follow("Say it otherwise")
    ada.fill("For the next one, in your words", OTHERWISE)
    ada.look()
    ada.press("Keep these words")
    ada.reads(OTHERWISE)


def _give(ada: Visitor, amina: Visitor) -> str:
    """Give it to Amina, who reads it; return where."""
    offered(ada, "can be given now, if you like", "Look at it")
    ada.reads(INTRODUCTION, OTHERWISE)
    ada.look()
    ada.page.get_by_label("Amina").check()
    ada.press("Give it to read")
    ada.reads("You gave it to Amina", "They have not read it yet.")
    offered(amina, "Ada gave you something to read.", "Read it")
    amina.reads("From Ada, for you", INTRODUCTION, OTHERWISE)
    amina.reads_not(GOAL, "Bo")
    amina.look()
    there = amina.page.url
    ada.go("/journal")
    ada.reads("Amina looked at what you handed over")
    return there


def _meet(ada: Visitor, bo: Visitor, amina: Visitor) -> None:
    """Suggest a meeting of three, move it, and have all three say yes."""
    _go_to_writing(ada)
    ada.follow("Suggest a meeting of three")
    ada.look()
    _suggest(ada, "2", "10:00")
    offered(bo, "Ada suggests a meeting of three.", "Answer")
    bo.reads("Your turn: yes, no, or another time.", PLACE)
    bo.reads_not(INTRODUCTION, OTHERWISE)
    bo.page.get_by_text("Another time suits me better").click()
    bo.fill("What would suit you?", LINE)
    bo.look()
    bo.press("Say so")
    offered(ada, "The meeting of three you suggested waits for you.", "Look at it")
    ada.reads(LINE)
    ada.look()
    ada.follow("Suggest another moment")
    _suggest(ada, "3", "17:30")
    for person in (bo, amina):
        offered(person, "Ada suggests a meeting of three.", "Answer")
        person.press("Yes, I will be there")
    amina.reads("You have all three said yes.")
    amina.look()
    amina.go("/today")
    expect(amina.page.locator("main")).not_to_contain_text("meeting of three")


def _suggest(ada: Visitor, weeks: str, time: str) -> None:
    """Suggest this hour in so many weeks."""
    day = ada.page.evaluate(
        "weeks => new Date(Date.now() + weeks * 6048e5).toISOString().slice(0, 10)", weeks
    )
    ada.fill("Day", day)
    ada.fill("Time", time)
    ada.fill("Where, or by which way", PLACE)
    ada.press("Suggest this")
    ada.reads("You suggested it.", PLACE)


def test_a_handover_needs_no_script_in_the_browser(visit: Visit) -> None:
    kwame = visit(has_script=False).be("Kwame")
    kwame.go("/handovers")
    kwame.follow("What my next one may read")
    kwame.fill("How you would introduce yourself", "I cook when I am sad.")
    kwame.page.get_by_role("button", name="Keep it").click()
    kwame.reads("It is kept. Nobody else can read it yet.", "It waits")
    kwame.follow("Read it as a whole")
    # Whom Kwame has begun with by now, another journey may have decided.
    kwame.reads(
        "What the next one will read", "This, and nothing else.", "I cook when I am sad."
    )
