from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys import between
from tests.journeys.between import KINDS, Pair
from tests.journeys.visitor import OLD, Visitor

MOST_TABS = 60
WORDS = KINDS["How we steer back"]
_HERE = """() => {
  const here = document.activeElement;
  return [(here.labels?.[0] ?? here).innerText.trim(), here.getAttribute("href") ?? ""];
}"""


def tab_to(page: Page, name: str, *, href: str = "") -> None:
    """Go on with the Tab key until the focus is on what has this name (and leads there)."""
    met = []
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        said, leads_to = page.evaluate(_HERE)
        if said == name and leads_to.startswith(href):
            return
        met.append(said)
    raise AssertionError(f"The keyboard does not come to {name!r}, only to {met}")


def press_by_key(visitor: Visitor, name: str, *, key: str = "Enter", href: str = "") -> None:
    tab_to(visitor.page, name, href=href)
    visitor.page.locator("main").evaluate("main => main.dataset.beforeThisPress = ''")
    visitor.page.keyboard.press(key)
    expect(visitor.page.locator(OLD)).to_have_count(0)
    expect(visitor.page.locator("main")).to_be_visible()


def test_the_keyboard_alone_leads_from_today_to_a_signed_yes(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    ada, bo = pair.both
    between.suggest(bo, pair.agreement, kind="How we steer back", words=WORDS)
    between.acknowledge(bo, pair.agreement)
    ada.go("/today")
    press_by_key(ada, "Go there", href=pair.agreement)
    ada.reads(f"{bo.name} suggests something. Your turn.")
    tab_to(ada.page, "Go there")
    ada.page.keyboard.press("Enter")
    press_by_key(ada, between.YES, key="Space")
    ada.reads("You both said yes")
    read_and_choose_by_key(ada)
    press_by_key(ada, between.SIGN)

    ada.reads("You have signed")
    bo.go(pair.agreement)
    bo.reads(between.READY_TO_SIGN)


def read_and_choose_by_key(ada: Visitor) -> None:
    press_by_key(ada, "Read it")
    asked = ada.page.get_by_role("button", name=between.ACKNOWLEDGE)
    for left in reversed(range(asked.count())):
        press_by_key(ada, between.ACKNOWLEDGE)
        expect(asked).to_have_count(left)
    press_by_key(ada, "Back to the agreement")
    press_by_key(ada, "Choose a day")
    days = ada.page.locator("label", has=ada.page.get_by_role("radio"))
    tab_to(ada.page, days.first.inner_text().strip())
    ada.page.keyboard.press("Space")
    press_by_key(ada, "Choose this day")
