"""What cover brings to a day: whoever is named finds their way to it, in as many queries."""

from typing import Any

import pytest

from letsbe.lib import clock
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, make_person, signed_in
from letsbe.relationships.actions import covers
from letsbe.relationships.models import Cover, Relationship
from letsbe.relationships.queries.covers import day_of
from letsbe.relationships.rules.covers import CoverDeed
from letsbe.relationships.tests.people import begun, named

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def answered_by(cover: Cover, *people: Person) -> None:
    for person in people:
        covers.answer_cover(cover.pk, CoverDeed.YES, by=person, at=MONDAY)


def test_whoever_is_named_finds_their_way_to_it_at_every_stage(
    bond: Relationship, ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    browser, cover = signed_in(cleo), named(bond, cleo, by=dana)
    steps = (
        ((), "Dana asks whether you would be cover for two people."),
        ((cleo,), "You said yes to being cover. Now the two are asked."),
        ((ada, bo), "You are cover for Ada and Bo."),
    )
    for people, sentence in steps:
        answered_by(cover, *people)
        page = browser.get("/today").text
        assert sentence in page
        assert f'href="/covers/{cover.pk}"' in page
    covers.answer_cover(cover.pk, CoverDeed.END, by=bo, at=MONDAY)
    assert f"/covers/{cover.pk}" not in browser.get("/today").text


def test_a_day_asks_as_much_for_many_covers_as_for_one(
    bond: Relationship,
    ada: Person,
    bo: Person,
    cleo: Person,
    dana: Person,
    django_assert_num_queries: Any,
) -> None:
    answered_by(named(bond, cleo, by=dana), cleo, ada, bo)
    with django_assert_num_queries(7):
        day_of(cleo, at=clock.now())
    for name in ("Eli", "Fay", "Gus"):
        other = make_person(name)
        answered_by(named(begun(bo, other, by=dana), cleo, by=dana), cleo, other, bo)
    with django_assert_num_queries(7):
        day_of(cleo, at=clock.now())
