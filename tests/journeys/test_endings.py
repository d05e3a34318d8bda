"""Ending well, being away with cover, a wish for a change: each told as far as it may be."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.journeys.between import Pair
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Visitor

LETTERS = ("Thank you for the soup.", "Go well, and ring twice.")


def in_days(days: int) -> str:
    return f"{datetime.now(tz=UTC) + timedelta(days=days):%Y-%m-%d}"


def ending(pair: Pair) -> str:
    return f"{pair.together}/ending"


def test_two_people_end_well_and_both_keep_what_they_wrote(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair(viewport=PHONE)
    ada = pair.first
    ada.go(pair.together)
    ada.press("Begin to end, with a goodbye")
    ada.follow("Ending well")
    ada.look()
    _meet_once_more(pair)
    _write(pair)
    ada.go(pair.together)
    ada.press("End now")
    ada.follow("Ending well")
    ada.reads("This relationship ended on", *LETTERS)
    for each in pair.both:
        each.go(ending(pair))
        with each.page.expect_download() as kept:
            each.page.get_by_role("link", name="A keepsake for you both (PDF)").click()
        assert kept.value.path().read_bytes().startswith(b"%PDF")
    assert ada.prints().startswith(b"%PDF")


def _write(pair: Pair) -> None:
    ada, bo = pair.both
    for each, words in zip(pair.both, LETTERS, strict=True):
        each.go(ending(pair))
        each.follow("Write a letter")
        each.look()
        each.fill("Your letter", words)
        each.press("Keep it for me")
        each.reads(words, "read by you alone")
    ada.press("My letter is ready")
    ada.reads("Your letter is ready.", "until then nobody is told of it")
    bo.go(ending(pair))
    bo.reads_not(LETTERS[0])
    bo.press("My letter is ready")
    bo.reads(*LETTERS)
    bo.look()


def _meet_once_more(pair: Pair) -> None:
    ada, bo = pair.both
    ada.follow("Suggest a last meeting")
    ada.look()
    ada.fill("Day", in_days(3))
    ada.fill("Time", "17:30")
    ada.fill("Where, or how", "The bench by the boathouse.")
    ada.press("Suggest it")
    ada.reads("You suggest this.")
    bo.go("/today")
    suggestion = f"{ada.name} suggests a last meeting."
    bo.reads(suggestion)
    line = bo.page.locator("div.turn").filter(has_text=suggestion)
    bo.follow("Answer", within=line)
    bo.press("Yes, let us meet then")
    bo.reads("You both said yes to this.", "The bench by the boathouse.")


def test_it_works_without_script_and_saying_nothing_shows_nothing(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair(has_script=False)
    ada, bo = pair.both
    bo.go(pair.together)
    bo.press("End now")
    bo.follow("Ending well")
    bo.follow("Write a letter")
    bo.fill("Your letter", LETTERS[1])
    bo.press("Keep it for me")
    bo.press("My letter is ready")
    ada.go(ending(pair))
    ada.reads("If you say nothing here, nothing ever reaches you", "That is a good choice too.")
    ada.reads_not(LETTERS[1])
    ada.press("No letter from me, but I would read one")
    ada.reads_not(LETTERS[1])
    bo.go(ending(pair))
    bo.reads("You will not get one.")
    bo.press("Give mine all the same")
    ada.go(ending(pair))
    ada.reads(LETTERS[1], "You wrote none.")


def test_somebody_is_there_while_one_is_away_and_a_wish_stays_unseen(
    new_pair: Callable[..., Pair], visit: Visit, dana: Visitor
) -> None:
    pair = new_pair()
    ada, bo = pair.both
    third = next(name for name in ("Oz", "Lee", "Ruth") if name not in {ada.name, bo.name})
    cover = visit(0, viewport=PHONE).be(third)
    _name_cover(dana, pair, third)
    line = cover.page.locator("div.turn").filter(has_text="would be cover for two people")
    cover.go("/today")
    cover.follow("Answer", within=line)
    cover.look()
    cover.press("Yes, I would be there")
    for each in pair.both:
        each.go(pair.together)
        each.press("Yes, that is good")
    _write_and_go_away(pair, third)
    cover.go("/today")
    there = f"You are there for {ada.name} and {bo.name} meanwhile."
    cover.follow("Look at it", within=cover.page.locator("div.turn").filter(has_text=there))
    cover.reads("Ring twice.")
    cover.look()
    _wish(dana, ada, bo, pair)


def _write_and_go_away(pair: Pair, third: str) -> None:
    ada, bo = pair.both
    bo.follow(f"Write for {third}")
    bo.look()
    bo.fill("What is good to know", "Ring twice.")
    bo.press("Keep it")
    ada.go(pair.together)
    ada.reads("Ring twice.")
    ada.follow("Say when you are away")
    ada.look()
    ada.fill("First day away", in_days(0))
    ada.fill("Last day away", in_days(5))
    ada.press("Say it")
    ada.reads("You are away until", f"{third} is there meanwhile.")
    ada.look()


def _name_cover(dana: Visitor, pair: Pair, third: str) -> None:
    dana.go(f"{pair.together}/cover")
    dana.page.get_by_label("Who would be there?").select_option(label=third)
    dana.press("Ask them")
    dana.reads(f"Waiting for {third} to answer.")


def _wish(dana: Visitor, ada: Visitor, bo: Visitor, pair: Pair) -> None:
    wished = f"{bo.name} would like a change"
    bo.go(pair.together)
    bo.press("I want a change")
    bo.reads("the coordinator can read that you would like a change")
    ada.go(pair.together)
    ada.reads_not(wished, "Take it back")
    dana.go("/relationships")
    # Somebody of the same name may wish elsewhere in the demo.
    row = dana.page.get_by_role("row").filter(has_text=wished).filter(has_text=ada.name)
    dana.press(dana.button("I have talked with them", within=row))
    bo.go(pair.together)
    bo.reads("that you have talked about a change")
    expect(row).to_have_count(0)
