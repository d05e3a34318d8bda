"""Takes the README's pictures: run `python -m tests.journeys.take_pictures` by hand."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.journeys.house import ROOT, House
from tests.journeys.visitor import DESK, PHONE, Visitor

PICTURES = ROOT / "docs" / "pictures"
LARGEST_BYTES = 250_000


@dataclass(frozen=True)
class Picture:
    name: str
    size: ViewportSize
    light: Literal["light", "dark"]
    scale: int
    who: str = "Ada"
    path: str = "/agreements"
    follow: str = ""


WANTED = (
    Picture("agreement-phone", PHONE, "light", 2),
    Picture("agreement-phone-dark", PHONE, "dark", 2),
    Picture("agreement-desktop", DESK, "light", 1),
    Picture("practice-phone", PHONE, "light", 2, "Bo", "/practice", "Letters behind the door"),
)


def take(browser: Browser, house: House, picture: Picture) -> None:
    context = browser.new_context(
        viewport=picture.size,
        color_scheme=picture.light,
        device_scale_factor=picture.scale,
        reduced_motion="reduce",
    )
    visitor = Visitor(context=context, page=context.new_page(), address=house.address)
    visitor.be(picture.who).go(picture.path)
    if picture.follow:
        visitor.follow(picture.follow, within=visitor.page.get_by_role("main"))
    visitor.page.evaluate("() => document.fonts.ready.then(() => true)")
    taken = PICTURES / f"{picture.name}.png"
    visitor.page.screenshot(path=taken)
    context.close()
    assert not visitor.faults, visitor.faults
    assert taken.stat().st_size <= LARGEST_BYTES, f"{taken} has grown too large."


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        house = House(what="demo", folder=Path(folder) / "demo").start()
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=as_root
        )
        for picture in WANTED:
            take(browser, house, picture)
        browser.close()
        house.stop()


if __name__ == "__main__":
    main()
