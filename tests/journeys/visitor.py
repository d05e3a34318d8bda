"""Somebody at a browser: what they press and read, and whatever goes wrong meanwhile."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    ViewportSize,
    expect,
)

from tests.journeys import axe

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
# A refusal in words has one of these; a file that is not there, or trouble inside, has not.
REFUSALS = frozenset({403, 409, 410, 422})
BAD = 400
OLD = "[data-before-this-press]"
# The browser says so for every refusal; which of them are bad is told from the answer itself.
SAID_ANYWAY = "Failed to load resource: the server responded with a status of"


@dataclass(kw_only=True)
class Visitor:
    """One person in one browser; `faults` must be empty when the journey is over."""

    context: BrowserContext
    page: Page
    address: str
    # Where else the same house lets people in, for links that others were given.
    doors: tuple[str, ...] = ()
    name: str = ""
    has_script: bool = True
    may_answer: frozenset[int] = REFUSALS
    # Where else on this machine the journey may lead.
    elsewhere: str = ""
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("console", self._note_console)
        self.context.on("weberror", lambda fault: self.faults.append(f"page: {fault.error}"))
        self.context.on("request", self._note_request)
        self.context.on("response", self._note_response)

    def go(self, path: str) -> None:
        """Go there through one's own door, also by a link that somebody else was given."""
        there = urlsplit(path)
        assert not there.netloc or there._replace(path="", query="", fragment="").geturl() in (
            self.doors or (self.address,)
        ), f"{path} leads out of the house."
        self.page.goto(self.address + there._replace(scheme="", netloc="").geturl())

    def be(self, name: str) -> "Visitor":
        """Be one of the people of the demo."""
        self.go("/demo")
        self.page.get_by_role("button", name=f"Be {name}", exact=True).first.click()
        self.page.wait_for_url("**/today")
        self.name = name
        return self

    def press(self, what: str | Locator) -> None:
        """Press a button and wait until the page is another, swapped in place or loaded."""
        button = self.button(what) if isinstance(what, str) else what
        self.page.locator("main").evaluate("main => main.dataset.beforeThisPress = ''")
        button.click()
        self._arrive()

    def press_twice(self, name: str) -> None:
        """Press a button as an impatient finger does, and wait until the page is another."""
        self.page.locator("main").evaluate("main => main.dataset.beforeThisPress = ''")
        self.button(name).dblclick()
        self._arrive()

    def follow(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        """Follow a link to another page."""
        link = (within or self.page).get_by_role("link", name=name).first
        there = link.get_attribute("href") or ""
        link.click()
        self.page.wait_for_url(lambda url: there.partition("#")[0] in url)

    def button(self, name: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("button", name=name, exact=True).first

    def fill(self, label: str | re.Pattern[str], words: str) -> None:
        self.page.get_by_label(label).first.fill(words)

    def reads(self, *sentences: str) -> None:
        """Expect to read each of these on the page."""
        for sentence in sentences:
            expect(self.page.locator("main")).to_contain_text(sentence)

    def reads_beside(self, *sentences: str) -> None:
        """Expect to read each of these in the column that says how things stand."""
        for sentence in sentences:
            expect(self.page.get_by_role("complementary")).to_contain_text(sentence)

    def reads_not(self, *sentences: str) -> None:
        for sentence in sentences:
            expect(self.page.locator("body")).not_to_contain_text(sentence)

    def look(self) -> None:
        """Have the page looked over for whatever would shut somebody out."""
        if self.has_script:
            self.faults += axe.faults(self.page)

    def prints(self) -> bytes:
        """Print the page."""
        return self.page.pdf()

    def _arrive(self) -> None:
        expect(self.page.locator(OLD)).to_have_count(0)
        expect(self.page.locator("main")).to_be_visible()

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(SAID_ANYWAY):
            self.faults.append(f"console: {message.text} ({self.page.url})")

    def _note_request(self, request: Request) -> None:
        there = urlsplit(request.url)
        is_ours = request.url.startswith((f"{self.address}/", self.elsewhere or self.address))
        if there.scheme in {"http", "https", "ws", "wss"} and not is_ours:
            self.faults.append(f"asked elsewhere: {request.url} ({self.page.url})")

    def _note_response(self, response: Response) -> None:
        if response.status >= BAD and response.status not in self.may_answer:
            self.faults.append(f"{response.status} from {response.url}")
