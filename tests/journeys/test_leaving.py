from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import house as houses
from tests.journeys.coming import PASSPHRASE
from tests.journeys.conftest import Visit
from tests.journeys.elsewhere import weather
from tests.journeys.house import House
from tests.journeys.setting_up import COORDINATOR, set_up
from tests.journeys.visitor import PHONE, Visitor

COVERED_WITHIN_MS = 150
COVERED = "covered after "
MEASURE = """
let pressed_at = 0;
for (const kind of ["pointerdown", "keydown"]) {
  addEventListener(kind, () => { pressed_at = performance.now(); }, true);
}
new MutationObserver(() => {
  const is_covered = getComputedStyle(document.documentElement).display === "none";
  if (is_covered) console.debug(`covered after ${performance.now() - pressed_at}`);
}).observe(document, { attributes: true, subtree: true });
"""
STORED = """async () => [
  localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
]"""


@pytest.fixture(scope="module")
def set_up_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A real house whose Leave leads to a page of this machine."""
    with weather() as exit_url:
        folder = tmp_path_factory.mktemp("leaving") / "real"
        made = houses.house("start", folder, EXIT_URL=exit_url)
        yield made.start()
        made.stop()


def is_nothing(page: Page) -> bool:
    """Say whether a page tells nothing: it is empty, or only asks whether to go on."""
    return page.locator("body").inner_text().strip() in {"", "Continue?\nContinue"}


def walk_in(visitor: Visitor, house: House) -> None:
    """Sign in, the first time by setting the house up, and look at a few pages."""
    visitor.go("/")
    if visitor.page.get_by_text("This house is not set up yet").count():
        set_up(visitor, house)
    else:
        visitor.fill("Sign-in name or e-mail address", COORDINATOR)
        visitor.fill("Passphrase", PASSPHRASE)
        visitor.press("Sign in")
    for path in ("/help", "/today", "/account"):
        visitor.go(path)


def assert_nothing_is_left(visitor: Visitor) -> None:
    for _step in range(4):
        visitor.page.go_back()
        assert is_nothing(visitor.page), visitor.page.url
    assert {cookie["name"] for cookie in visitor.context.cookies()} <= {"q"}
    visitor.go("/help")
    assert is_nothing(visitor.page)


# Playwright keeps browsers from keeping pages for Back, unless that switch is left out.
@pytest.mark.parametrize(
    ("way", "left_out"),
    [
        ("the button", ["--disable-back-forward-cache"]),
        ("the button", []),
        ("three times Escape", ["--disable-back-forward-cache"]),
    ],
    ids=["button, pages kept for Back", "button", "Escape, pages kept for Back"],
)
def test_leave_covers_the_page_at_once_and_nothing_is_left(
    visit: Visit,
    set_up_house: House,
    launch: Callable[..., Browser],
    way: str,
    left_out: list[str],
) -> None:
    browser = launch(ignore_default_args=left_out)
    dana = visit(browser, at=set_up_house, viewport=PHONE)
    walk_in(dana, set_up_house)
    dana.context.add_init_script(MEASURE)
    dana.go("/today")
    dana.reads("Hello, Dana")

    with dana.page.expect_console_message(lambda said: said.text.startswith(COVERED)) as told:
        if way == "the button":
            dana.button("Leave").click()
        else:
            for _press in range(3):
                dana.page.keyboard.press("Escape")
    dana.page.wait_for_url(dana.elsewhere)

    assert float(told.value.text.removeprefix(COVERED)) < COVERED_WITHIN_MS
    assert_nothing_is_left(dana)
    assert dana.page.evaluate(STORED) == [0] * 5
    dana.button("Continue").click()
    dana.reads("Help, and how things are kept here")
    dana.go("/today")
    expect(dana.button("Sign in")).to_be_visible()


def test_without_javascript_leave_leads_away_and_nothing_is_left(
    visit: Visit, set_up_house: House
) -> None:
    dana = visit(at=set_up_house, has_script=False)
    walk_in(dana, set_up_house)

    dana.button("Leave").click()
    dana.page.wait_for_url(dana.elsewhere)

    assert_nothing_is_left(dana)
