import re
from collections import Counter

from playwright.sync_api import expect

from tests.journeys.coming import PASSPHRASE, Newcomer, invite
from tests.journeys.conftest import Visit
from tests.journeys.tour import is_wider_than_its_window
from tests.journeys.visitor import PHONE, Visitor

# What a newcomer on a phone does, from the link until they wait to be introduced.
PRESSES, FIELDS = 12, 4
TABLE = """Name;Part;Languages;Hours;Ways
Gil, from the library;peer;English, Twi;Mon 19-20;phone
Hal;boss;;;
"""


def come(visitor: Visitor, link: str, newcomer: Newcomer, done: Counter[str]) -> None:
    """Come in from the link, counting what is pressed and what is typed."""
    visitor.go(link)
    visitor.look()
    visitor.follow("I have read this. Go on")
    visitor.look()
    visitor.page.get_by_label("I am 18 or older").check()
    for label, words in (
        ("Your name here", newcomer.name),
        ("Sign-in name or e-mail address", newcomer.sign_in_name),
        ("Passphrase", PASSPHRASE),
        ("The same passphrase again", PASSPHRASE),
    ):
        visitor.page.get_by_label(label, exact=True).fill(words)
    visitor.press("Come in")
    done.update(presses=3, fields=4)
    expect(visitor.page).to_have_url(f"{visitor.address}/portrait")


def tick(visitor: Visitor, label: str, done: Counter[str]) -> None:
    visitor.page.get_by_label(label, exact=True).check()
    done.update(presses=1)


def test_a_newcomer_on_a_phone_is_told_of_and_waits_within_a_few_presses(visit: Visit) -> None:
    dana, eli = visit().be("Dana"), visit(1, viewport=PHONE)
    done: Counter[str] = Counter()
    come(eli, invite(dana, "Eli"), Newcomer.invented("Eli"), done)
    eli.reads("three things are needed", "Leave out whatever you like")
    eli.follow("Begin")
    tick(eli, "English", done)
    eli.look()
    eli.press("Keep and next")
    tick(eli, "Monday, 18 to 21", done)
    tick(eli, "Saturday, 9 to 12", done)
    assert not is_wider_than_its_window(eli.page)
    eli.look()
    eli.press("Keep and next")
    tick(eli, "By phone", done)
    eli.look()
    eli.press("Keep, and see all of it")
    eli.reads("English", "Monday: 18 to 21; Saturday: 9 to 12", "by phone")
    eli.reads("All that is needed is told")
    eli.press("I would like to be introduced to somebody")
    done.update(presses=5)
    eli.reads("You wait to be introduced, since")
    eli.look()
    assert dict(done) == {"presses": PRESSES, "fields": FIELDS}


def test_the_week_is_filled_in_by_keyboard_alone_and_without_script(visit: Visit) -> None:
    elsie = visit(viewport=PHONE, has_script=False).be("Elsie")
    elsie.go("/portrait/hours")
    cell = elsie.page.get_by_role("checkbox", name="Sunday, 18 to 21", exact=True)
    expect(cell).not_to_be_checked()
    elsie.page.get_by_role("checkbox", name="Sunday, 12 to 15", exact=True).focus()
    # Past a row that is told in part, whose cells lead to their own questions.
    for _cell in range(14):
        elsie.page.keyboard.press("Tab")
    expect(cell).to_be_focused()
    elsie.page.keyboard.press("Space")
    elsie.page.keyboard.press("Enter")
    expect(elsie.page).to_have_url(f"{elsie.address}/portrait/ways")
    elsie.go("/portrait/hours")
    expect(cell).to_be_checked()
    elsie.button("Weekday evenings").click()
    elsie.reads("It is kept when you press Keep")
    expect(elsie.page.get_by_role("checkbox", name="Friday, 21 to 24")).to_be_checked()
    elsie.go("/portrait")
    elsie.reads("Sunday: 10 to 17, 18 to 21")


def test_hours_finer_than_the_grid_are_shown_and_kept(visit: Visit) -> None:
    grace = visit(viewport=PHONE).be("Grace")
    grace.go("/portrait/hours")
    grace.reads("Friday, 0 to 6", "Friday: 1 to 5")
    grace.look()
    tick(grace, "Sunday, 6 to 9", Counter())
    grace.press("Keep, and see all of it")
    grace.reads("Friday: 1 to 5; Sunday: 6 to 9")


def test_a_table_is_brought_and_who_comes_reads_first_what_was_written(visit: Visit) -> None:
    dana, gil = visit().be("Dana"), visit(1, viewport=PHONE)
    dana.go("/people")
    dana.follow("Bring people from a table")
    dana.fill("Or paste the table", TABLE)
    dana.press("Go on")
    dana.reads("Which column is what?", "In the first row: Gil, from the library")
    dana.look()
    dana.press("See what would happen")
    dana.reads("1 row cannot be taken", "“boss” is no part", "1 person would be invited")
    dana.look()
    with dana.page.expect_download() as download:
        dana.button("Download these rows, with the reasons").click()
    assert "no part that comes by a table" in download.value.path().read_text("utf-8-sig")
    dana.press("Make these invitations")
    dana.reads("Gil, from the library", "type this code")
    dana.look()
    assert dana.prints()
    link = dana.page.get_by_text(re.compile("/welcome/")).first.inner_text()
    _reads_first(gil, link)


def _reads_first(gil: Visitor, link: str) -> None:
    come(gil, link, Newcomer.invented("Gil"), Counter())
    gil.reads("Dana wrote this down for you", "English, Twi", "Monday: 19 to 20")
    gil.look()
    gil.press("Keep it, and look through it")
    gil.reads("All that is needed is told")
    gil.reads_not("wrote this down")
    gil.go("/journal")
    gil.reads("Dana wrote something down for you, to keep or delete")


def test_a_supporter_is_vouched_for_by_name_and_reads_it(visit: Visit) -> None:
    dana, wanda = visit().be("Dana"), visit(1, viewport=PHONE).be("Wanda")
    dana.go("/people")
    dana.follow("Wanda")
    dana.reads("You vouch for Wanda as a supporter")
    dana.look()
    dana.press("Take my word back")
    wanda.go("/portrait")
    wanda.reads("Before you are introduced to anybody, a coordinator vouches for you")
    dana.press("I vouch for Wanda")
    wanda.go("/portrait")
    wanda.reads("Dana vouches for you as a supporter")
    wanda.look()
    with dana.page.expect_download() as download:
        dana.go("/people")
        dana.button("Download the table").click()
    text = download.value.path().read_text("utf-8-sig")
    assert "Wanda" in text
    assert "Harbour ferries" not in text
