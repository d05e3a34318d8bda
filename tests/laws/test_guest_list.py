"""Law: every page is on the guest list, and who is not on it finds nothing there at all."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.urls import get_resolver

from tests.laws.guest_list import EVERYBODY, GUEST_LIST, Page
from tests.laws.tree import told
from tests.laws.visiting import Visit, page_patterns, walk

FEWEST_FLIPS = 50
pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def unlisted(names: set[str], pages: Mapping[str, Page]) -> list[str]:
    return sorted(
        [f"{name} is not on the guest list" for name in names - set(pages)]
        + [f"{name} is on the guest list, but is no page" for name in set(pages) - names]
    )


def faults(visits: list[Visit], pages: Mapping[str, Page]) -> list[str]:
    """Return where somebody got in who should not, or the other way round."""
    found = []
    for visit in visits:
        is_guest = visit.visitor in pages[visit.page].guests
        if is_guest and not visit.answer.is_in:
            found.append(f"{visit.page}: {visit.visitor} got {visit.answer.status}, not in")
        elif not is_guest and not visit.is_turned_away:
            seen = "; differs from ".join(["", *visit.differs])
            found.append(f"{visit.page}: {visit.visitor} got {visit.answer.status}{seen}")
    return found


def flipped(pages: Mapping[str, Page], name: str, visitor: str) -> dict[str, Page]:
    page = pages[name]
    return {**pages, name: replace(page, guests=page.guests ^ {visitor})}


def test_every_page_is_on_the_guest_list() -> None:
    found = unlisted(set(page_patterns()), GUEST_LIST)

    assert not found, told(found, what_to_do="Say in tests/laws/guest_list.py who gets in:")


def test_no_two_pages_share_a_name() -> None:
    names = [name for name, _pattern in walk(get_resolver(), space="")]

    assert len(names) == len(set(names))


def test_guests_get_in_and_everybody_else_finds_nothing(visits: list[Visit]) -> None:
    found = faults(visits, GUEST_LIST)

    assert not found, told(
        found, what_to_do="Fetch through the room's access; forbidden is absent, byte for byte:"
    )


def test_every_entry_flipped_on_purpose_is_noticed(visits: list[Visit]) -> None:
    flips = [(name, visitor) for name in GUEST_LIST for visitor in sorted(EVERYBODY)]
    unnoticed = [
        (name, visitor)
        for name, visitor in flips
        if not any(
            fault.startswith(f"{name}: {visitor} ")
            for fault in faults(visits, flipped(GUEST_LIST, name, visitor))
        )
    ]

    assert len(flips) >= FEWEST_FLIPS
    assert not unnoticed


@pytest.mark.parametrize("missing", sorted(GUEST_LIST)[:3])
def test_a_page_nobody_thought_about_is_noticed(missing: str) -> None:
    fewer = {name: page for name, page in GUEST_LIST.items() if name != missing}

    assert unlisted(set(page_patterns()), fewer) == [f"{missing} is not on the guest list"]
