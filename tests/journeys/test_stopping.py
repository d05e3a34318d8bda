from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys import between
from tests.journeys.between import KINDS, Pair
from tests.journeys.visitor import Visitor

WORDS = KINDS["Practical things"]


def test_either_pauses_alone_and_only_they_go_on(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair()
    ada, bo = pair.both
    between.suggest(ada, pair.agreement, kind="Practical things", words=WORDS)
    bo.go(pair.agreement)
    answering = bo.button(between.YES)
    expect(answering).to_be_visible()

    ada.go(pair.together)
    ada.press("Pause now")
    ada.reads("You have paused. Nothing is asked of either of you")
    ada.look()
    # Bo still has the page of a moment ago before them.
    bo.press(answering)
    bo.reads("This relationship is paused, so nothing can be changed now.")
    expect(bo.button(between.YES)).to_have_count(0)
    bo.look()
    bo.go(pair.together)
    bo.reads(f"{ada.name} has paused.")
    expect(bo.button("Go on")).to_have_count(0)

    ada.press("Go on")
    bo.go(pair.agreement)
    between.answer(bo, WORDS, between.YES)
    bo.reads("You both said yes")


def test_either_ends_alone_at_once_and_both_keep_what_was_agreed(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    ada, bo = pair.both
    between.bring_in_force(pair)
    ada.go(f"{pair.agreement}/propose")

    bo.go(pair.together)
    bo.press("Begin to end, with a goodbye")
    bo.reads("You have said that you would like to end.")
    bo.look()
    ada.go(pair.together)
    ada.reads(f"{bo.name} would like to end. There may be time for a goodbye.")
    ada.go(pair.agreement)
    changing = ada.button("Open a change")
    expect(changing).to_be_visible()
    bo.press("End now")
    bo.reads("This relationship ended on")

    ada.press(changing)
    ada.reads("This relationship has ended. You can still read and keep everything")
    ada.look()
    for each in pair.both:
        still_reads_and_keeps(each, pair)


def still_reads_and_keeps(each: Visitor, pair: Pair) -> None:
    each.go(pair.agreement)
    each.reads("This relationship has ended. Everything here stays yours", WORDS)
    each.follow("All versions")
    each.follow("Version 1")
    each.reads(WORDS)
    with each.page.expect_download() as kept:
        each.page.get_by_role("link", name="Keep a copy (PDF)").click()
    assert kept.value.path().read_bytes().startswith(b"%PDF")
    each.go(pair.together)
    for press in ("Pause now", "End now", "Go on"):
        expect(each.button(press)).to_have_count(0)
