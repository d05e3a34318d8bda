from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.journeys import between
from tests.journeys.between import Pair, clause
from tests.journeys.coming import Newcomer, come_in
from tests.journeys.conftest import Visit
from tests.journeys.tour import is_wider_than_its_window
from tests.journeys.visitor import PHONE

ARABIC = "لنكن صبورين مع بعضنا البعض."
LONGEST = "aVery" * 200


def direction(of: Locator) -> str:
    told: str = of.evaluate("each => getComputedStyle(each).direction")
    return told


def test_names_and_clauses_written_from_right_to_left_are_shown_so(visit: Visit) -> None:
    dana = visit().be("Dana")
    eli = come_in(dana, visit(viewport=PHONE), Newcomer.invented("נועם")).visitor
    fay = come_in(dana, visit(1), Newcomer.invented("Fay")).visitor
    pair = between.begin(dana, eli, fay)
    between.suggest(eli, pair.agreement, kind="Boundaries", words=ARABIC, why=ARABIC)
    fay.go(pair.agreement)

    for each in pair.both:
        assert direction(each.page.get_by_text(ARABIC).first) == "rtl"
        expect(each.page.get_by_text(ARABIC).first).to_have_attribute("dir", "auto")
        each.look()
    dana.go("/people")
    name = dana.page.get_by_role("link", name=eli.name).locator("bdi")
    assert direction(name) == "rtl"
    dana.look()


def test_a_word_as_long_as_a_clause_may_be_breaks_no_page(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair(viewport=PHONE)
    ada, bo = pair.both
    between.suggest(ada, pair.agreement, kind="Boundaries", words=LONGEST, why="w" * 500)
    bo.go(pair.agreement)
    between.suggest_other_words(bo, LONGEST, instead=LONGEST[1:])
    pages = ["", "/read", "/change", "/propose"]
    ada.go(pair.agreement)
    ada.follow("history", within=clause(ada, LONGEST[1:]))
    history = ada.page.url.removeprefix(ada.address)

    addresses = [f"{pair.agreement}{page}" for page in pages] + [history, f"{history}/reword"]
    for address in addresses:
        ada.go(address)
        assert not is_wider_than_its_window(ada.page), address
    ada.go(pair.agreement)
    between.answer(ada, LONGEST[1:], f"Yes, {bo.name}'s words")
    ada.go(f"{pair.agreement}/read")
    assert not is_wider_than_its_window(ada.page)
