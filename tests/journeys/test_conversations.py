"""Two browsers and one conversation: what one writes, the other reads a moment later."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys import between
from tests.journeys.between import Pair
from tests.journeys.visitor import PHONE, Visitor

HELLO = "Good morning. I slept, for once."
ANSWER = "That is good to read. Six, by the canal?"


def talk_of(pair: Pair) -> str:
    return pair.agreement.replace("/agreements/", "/conversations/")


def opened(pair: Pair) -> tuple[Visitor, Visitor]:
    for each in pair.both:
        each.go(talk_of(pair))
    return pair.both


def write(person: Visitor, words: str) -> None:
    person.fill("Your message", words)
    person.button("Send").click()


def messages(person: Visitor) -> Locator:
    return person.page.locator(".message")


def field(person: Visitor) -> Locator:
    return person.page.get_by_label("Your message")


def test_what_one_writes_the_other_reads_without_loading_the_page_again(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    ada, bo = opened(pair)
    ada.reads("Nothing has been written yet.")
    bo.page.evaluate("window.isTheSamePage = true")

    write(ada, HELLO)
    ada.reads(HELLO)
    expect(field(ada)).to_have_value("")
    expect(messages(bo)).to_have_count(1)
    bo.reads(HELLO)
    expect(bo.page.locator("#came")).to_have_text(f"A new message from {ada.name}")
    write(bo, ANSWER)
    for each in (ada, bo):
        expect(messages(each)).to_have_count(2)
        expect(messages(each).last).to_contain_text(ANSWER)
        expect(each.page.locator(".message-day")).to_have_count(1)
        each.look()
    assert bo.page.evaluate("window.isTheSamePage") is True


def test_an_edit_and_a_removal_reach_the_other_page_in_place(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    ada, bo = opened(pair)
    write(ada, HELLO)
    write(ada, "Forget that.")
    expect(messages(bo)).to_have_count(2)

    ada.follow("Edit or remove", within=messages(ada).first)
    ada.look()
    ada.fill("Your message", "I did sleep.")
    ada.press("Keep these words")
    expect(messages(bo).first).to_contain_text("I did sleep.")
    expect(messages(bo).first).to_contain_text("edited")
    bo.reads_not(HELLO)

    ada.follow("Edit or remove", within=messages(ada).last)
    ada.press("Remove this message")
    expect(messages(bo).last).to_contain_text(f"{ada.name} removed a message.")
    ada.reads("You removed a message.")
    bo.reads_not("Forget that.")
    bo.look()


def test_a_connection_lost_and_found_again_brings_exactly_what_was_missed(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    ada, bo = opened(pair)
    write(ada, HELLO)
    expect(messages(bo)).to_have_count(1)
    bo.page.evaluate("window.isTheSamePage = true")
    bo.context.set_offline(True)
    for number in range(3):
        write(ada, f"Number {number}.")
        expect(messages(ada)).to_have_count(number + 2)
    # Written without a connection, it waits in the field, and goes by itself.
    write(bo, ANSWER)
    bo.reads("What you typed is still here")
    expect(field(bo)).to_have_value(ANSWER)
    bo.context.set_offline(False)

    for each in (ada, bo):
        expect(messages(each)).to_have_count(5)
        expect(messages(each).last).to_contain_text(ANSWER)
        for number in range(3):
            expect(messages(each).nth(number + 1)).to_contain_text(f"Number {number}.")
    assert bo.page.evaluate("window.isTheSamePage") is True
    bo.go(talk_of(pair))
    expect(messages(bo)).to_have_count(5)
    # The browser says of each try that it found no connection.
    bo.faults = [fault for fault in bo.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def test_a_draft_is_kept_by_itself_and_found_on_another_device(
    new_pair: Callable[..., Pair], visit: Callable[..., Visitor]
) -> None:
    pair = new_pair()
    ada, bo = opened(pair)
    field(ada).press_sequentially("I wanted to say")
    ada.reads("Your draft is kept.")
    phone = visit(1, viewport=PHONE).be(ada.name)
    phone.go(talk_of(pair))
    expect(field(phone)).to_have_value("I wanted to say")
    bo.go(talk_of(pair))
    expect(field(bo)).to_have_value("")

    write(phone, "I wanted to say hello.")
    phone.reads("I wanted to say hello.")
    expect(messages(ada)).to_have_count(1)
    ada.go(talk_of(pair))
    expect(field(ada)).to_have_value("")
    phone.look()


def test_in_the_others_quiet_hours_it_waits_and_may_be_taken_back(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    now = datetime.now(tz=UTC)
    ada, bo = pair.both
    ada.go(f"{pair.agreement}/propose/practical")
    ada.fill("Your words", "Nobody writes to wake the other.")
    ada.page.get_by_label("letsbe can keep this").select_option("quiet")
    ada.fill("Messages wait from", f"{now - timedelta(hours=2):%H:%M}")
    ada.fill("until", f"{now + timedelta(hours=3):%H:%M}")
    ada.press("Suggest it")
    bo.go(pair.agreement)
    between.answer(bo, "Nobody writes to wake the other.", between.YES)
    for each in pair.both:
        between.acknowledge(each, pair.agreement)
    between.choose_day(ada, pair.agreement)
    for each in pair.both:
        between.sign(each, pair.agreement)

    opened(pair)
    write(ada, "Sleep well.")
    ada.reads("It waits until", "as you agreed.")
    ada.look()
    bo.go(talk_of(pair))
    bo.reads_not("Sleep well.")
    ada.follow("Edit or take back", within=messages(ada).first)
    ada.press("Take it back")
    ada.reads_not("Sleep well.", "removed a message")


def test_words_are_found_and_lead_to_their_place(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair()
    ada, _bo = opened(pair)
    write(ada, "We met in the café by the lock.")
    ada.reads("We met")
    ada.follow("Find words here")
    ada.fill("Find words here", "CAFE")
    ada.press("Find")
    expect(ada.page.locator("mark")).to_have_text("café")
    ada.look()
    ada.page.locator(".hits a").click()
    expect(messages(ada).first).to_contain_text("We met in the café")
    assert "CAFE" not in ada.page.url


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_the_keyboard_alone_writes_and_sends(
    new_pair: Callable[..., Pair], has_script: bool
) -> None:
    pair = new_pair(has_script=has_script)
    ada, bo = opened(pair)
    field(ada).focus()
    ada.page.keyboard.type(HELLO)
    ada.page.keyboard.press("Tab")
    expect(ada.button("Send")).to_be_focused()
    ada.page.keyboard.press("Enter")
    ada.reads(HELLO)
    bo.go(talk_of(pair))
    bo.reads(HELLO)
    write(bo, "")
    bo.reads("Please write something here.")


def test_without_a_script_all_of_it_works_by_loading_pages(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair(has_script=False)
    ada, bo = opened(pair)
    ada.fill("Your message", "Not yet.")
    ada.press("Keep as draft")
    ada.reads("It is kept as a draft.")
    expect(field(ada)).to_have_value("Not yet.")
    ada.fill("Your message", HELLO)
    ada.press("Send")
    bo.go(talk_of(pair))
    bo.reads(HELLO)
    ada.follow("Edit or remove", within=messages(ada).first)
    ada.press("Remove this message")
    bo.go(talk_of(pair))
    bo.reads(f"{ada.name} removed a message.")
    ada.go(pair.together)
    ada.press("Pause now")
    bo.fill("Your message", "Are you there?")
    bo.press("Send")
    bo.reads("It is paused.", "Are you there?")
