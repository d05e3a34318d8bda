import re
import time
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.journeys.conftest import Visit
from tests.journeys.house import House
from tests.journeys.tour import is_wider_than_its_window
from tests.journeys.visitor import DESK, PHONE

WITHIN_SECONDS = 20


def code_in(outbox: Path, *, to: str) -> str:
    """Return the code that was mailed to an address, as soon as it lies there."""
    until = time.monotonic() + WITHIN_SECONDS
    while time.monotonic() < until:
        for path in sorted(outbox.glob("*.eml"), reverse=True):
            mail = message_from_bytes(path.read_bytes(), policy=default)
            if found := re.match(r"\d{6}", mail.get_content() if mail["To"] == to else ""):
                return found[0]
        time.sleep(0.1)
    raise AssertionError(f"No code for {to} lies in {outbox}.")


@pytest.mark.parametrize(
    ("name", "size", "has_script"), [("Sofia", PHONE, False), ("Teo", DESK, True)]
)
def test_reminders_are_turned_on_by_a_code_chosen_and_turned_off(
    name: str, size: ViewportSize, has_script: bool, visit: Visit, house: House
) -> None:
    somebody = visit(viewport=size, has_script=has_script).be(name)
    page, address = somebody.page, f"{name.lower()}@safe.example"
    somebody.go("/account")
    page.get_by_role("link", name="Reminders by mail").click()
    expect(page.get_by_text("There is something for you to look at.")).to_be_visible()

    page.get_by_label("Mail address").fill(address)
    page.get_by_label("Only I read what comes to this address.").check()
    page.get_by_role("button", name="Send a code there").click()
    expect(page.get_by_text(address)).to_be_visible()
    assert not is_wider_than_its_window(page)

    page.get_by_label("The code from the mail").fill(
        code_in(house.folder / "outbox", to=address)
    )
    page.get_by_role("button", name="Turn reminders on").click()
    expect(page.get_by_text(f"They go to {address}.")).to_be_visible()
    assert not is_wider_than_its_window(page)

    page.get_by_label("After a meeting, to look back on it").check()
    page.get_by_label("Nothing comes from").select_option("22:00")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Your choice is kept.")).to_be_visible()
    expect(page.get_by_label("After a meeting, to look back on it")).to_be_checked()

    page.get_by_role("button", name="Turn them off and delete the address").click()
    expect(page.get_by_label("Mail address")).to_have_value("")
    expect(page.get_by_text(address)).to_have_count(0)
