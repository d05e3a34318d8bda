"""The houses and the browsers of the journeys, and what may go wrong in none of them."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, ViewportSize, expect

from tests.journeys import house as houses
from tests.journeys.between import Pair, begin
from tests.journeys.elsewhere import weather
from tests.journeys.house import House
from tests.journeys.visitor import DESK, Visitor

HERE = Path(__file__).resolve().parent
# The machine is shared: what is late is not wrong.
PATIENCE_MS = 15_000
HOSTS = ["localhost", "127.0.0.1", "::1"]
# Nothing but this machine has a name in these browsers.
SWITCHES = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"]
PEOPLE = ["Ada", "Bo", "Kwame", "Amina", "Linh", "Marek", "Teo", "Sofia", "Ruth", "Lee", "Oz"]
# Who has something between them already, in the demo as it is furnished.
FURNISHED = [
    {"Ada", "Bo"},
    {"Kwame", "Amina"},
    {"Linh", "Marek"},
    {"Linh", "Amina"},
    {"Teo", "Marek"},
    {"Sofia", "Marek"},
    {"Teo", "Amina"},
    {"Ruth", "Bo"},
    {"Ruth", "Marek"},
    # Begun in test_handovers.
    {"Ada", "Amina"},
]
Visit = Callable[..., Visitor]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.allow_hosts(HOSTS))
            # What a file makes ready once, it makes ready in one process.
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo, shared by the journeys: each takes people who have nothing between them yet."""
    made = houses.house("demo", tmp_path_factory.mktemp("journeys") / "demo")
    yield made.start()
    made.stop()


@pytest.fixture
def real_house(tmp_path: Path) -> Iterator[House]:
    """A house that nobody has set up yet; Leave leads to a page of this machine."""
    with weather() as exit_url:
        made = houses.house("start", tmp_path / "real", EXIT_URL=exit_url)
        yield made.start()
        made.stop()


@pytest.fixture(scope="session")
def launch(playwright: Playwright) -> Iterator[Callable[..., Browser]]:
    """Start Debian's Chromium: each call is a browser of its own, not a tab."""
    # Playwright keeps an event loop in this thread; rows are read in it all the same.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    expect.set_options(timeout=PATIENCE_MS)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with ExitStack() as closing:

        def launch_one(**more: Any) -> Browser:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=[*SWITCHES, *as_root], **more
            )
            closing.callback(browser.close)
            return browser

        yield launch_one


@pytest.fixture(scope="session")
def browsers(launch: Callable[..., Browser]) -> list[Browser]:
    """Two browsers: the two of a pair never share one."""
    return [launch(), launch()]


@pytest.fixture
def visit(browsers: list[Browser], request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open a browser's window; when the journey is over, nothing may have gone wrong in it."""
    came: list[Visitor] = []

    def one(
        which: int | Browser = 0,
        *,
        at: House | None = None,
        viewport: ViewportSize = DESK,
        has_script: bool = True,
        **more: Any,
    ) -> Visitor:
        # The demo is only opened for journeys that take place in it.
        house: House = at or request.getfixturevalue("house")
        browser = browsers[which] if isinstance(which, int) else which
        context = browser.new_context(
            viewport=viewport, java_script_enabled=has_script, locale="en-GB", **more
        )
        context.set_default_timeout(PATIENCE_MS)
        came.append(
            Visitor(
                context=context,
                page=context.new_page(),
                address=house.door(which) if isinstance(which, int) else house.address,
                doors=house.doors,
                elsewhere=house.settings.get("EXIT_URL", ""),
                has_script=has_script,
            )
        )
        return came[-1]

    yield one
    faults = [fault for visitor in came for fault in visitor.faults]
    for visitor in came:
        visitor.context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture(scope="session")
def strangers() -> Iterator[tuple[str, str]]:
    """Two names after two names, of people with nothing between them yet."""
    pairs = itertools.combinations(PEOPLE, 2)
    return (pair for pair in pairs if set(pair) not in FURNISHED)


@pytest.fixture(scope="session")
def dana(browsers: list[Browser], house: House) -> Visitor:
    """The coordinator who asks people whether they want to begin."""
    context = browsers[0].new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE_MS)
    asking = Visitor(context=context, page=context.new_page(), address=house.address)
    return asking.be("Dana")


@pytest.fixture
def new_pair(
    visit: Visit, strangers: Iterator[tuple[str, str]], dana: Visitor
) -> Callable[..., Pair]:
    """Begin something between two people, each in a browser of their own."""

    def one(*, has_script: bool = True, viewport: ViewportSize = DESK) -> Pair:
        first, second = (
            visit(which, has_script=has_script, viewport=viewport).be(name)
            for which, name in enumerate(next(strangers))
        )
        return begin(dana, first, second)

    return one
