"""Axe-core, run in the page as it is; every violation comes back as a line of words."""

from functools import lru_cache
from pathlib import Path

from playwright.sync_api import Page

_FILE = Path(__file__).resolve().parent / "axe" / "axe.min.js"
_IS_HERE = "() => 'axe' in window"
_RUN = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"], elementRef: false });
  return found.violations.flatMap((each) => each.nodes.map((node) =>
    `${each.id}: ${node.target.join(" ")} ${node.failureSummary}`));
}"""


def faults(page: Page) -> list[str]:
    """Return what would shut somebody out of this page, in its present size and colours."""
    if not page.evaluate(_IS_HERE):
        # Evaluated from outside: a script tag would be refused by the house, rightly.
        page.evaluate(_source())
    return [f"axe: {page.url} {each}" for each in page.evaluate(_RUN)]


@lru_cache(maxsize=1)
def _source() -> str:
    return _FILE.read_text("utf-8")
