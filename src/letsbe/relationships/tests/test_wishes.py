"""A wish for a change: heard by those who coordinate, and nothing of it is the other's."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client

from letsbe.journal.models import HOUSE
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import MONDAY, make_person, signed_in
from letsbe.relationships import access
from letsbe.relationships.actions import wishes
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Relationship, Wish
from letsbe.relationships.rules import Deed, Kind, RelationshipRefused
from letsbe.relationships.rules.refusals import WishRefusal
from letsbe.relationships.tests.people import (
    begun,
    changed,
    deeds_in,
    once,
    sent,
    together,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
DIFFERENT_EACH_TIME = re.compile(r'name="(?:csrfmiddlewaretoken|once_key)" value="[^"]*"')


def pages_of(person: Person, bond: Relationship) -> list[str]:
    """Return everything one of the two can see, without what is different each time."""
    browser = signed_in(person)
    # The list comes first: that a coordinator looked stands in the journal from then on.
    paths = ("/relationships", "/today", "/journal", "/account", together(bond))
    tails = ("/away", "/ending", "/ending/letter", "/ending/suggest")
    found = [*paths, *(f"{together(bond)}{tail}" for tail in tails), f"/agreements/{bond.pk}"]
    return [told(browser, path) for path in found]


def told(browser: Client, path: str) -> str:
    answer = browser.get(path)
    headers = sorted((name, value) for name, value in answer.headers.items())
    lengths = [h for h in headers if h[0] != "Content-Length"]
    return f"{answer.status_code} {lengths} {DIFFERENT_EACH_TIME.sub('', answer.text)}"


@pytest.fixture
def eve(db: None) -> Person:
    """Return a coordinator besides Dana."""
    return make_person("Eve", Part.COORDINATOR)


@pytest.fixture
def danas_bond(dana: Person, ada: Person, eve: Person) -> Relationship:
    """Return a relationship of Ada with a coordinator."""
    return begun(dana, ada, by=eve, kind=Kind.SUPERVISION)


def test_the_coordinator_reads_who_wishes_with_whom_and_since_when(
    bond: Relationship, ada: Person, dana: Person
) -> None:
    answer = sent(signed_in(ada), f"{together(bond)}/change")
    assert answer.headers["Location"] == together(bond)
    page = signed_in(dana).get("/relationships").text
    assert "Ada would like a change" in page
    assert "Ada and Bo" in page
    assert "Somebody would like a change" in signed_in(dana).get("/today").text
    assert "the coordinator can read that you would like a change" in (
        signed_in(ada).get(together(bond)).text
    )


@pytest.mark.parametrize("until", ["wished", "taken back", "talked about"])
def test_what_the_other_sees_is_the_same_bytes_with_and_without_a_wish(
    bond: Relationship, ada: Person, bo: Person, dana: Person, until: str
) -> None:
    before = pages_of(bo, bond)
    made = wishes.wish(bond.pk, by=ada, at=clock.now())
    if until == "taken back":
        wishes.take_wish_back(bond.pk, by=ada, at=clock.now())
    if until == "talked about":
        wishes.say_talked(made.pk, by=dana, at=clock.now())
    assert pages_of(bo, bond) == before


def test_the_other_wishing_as_well_is_answered_as_if_nobody_had(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    wishes.wish(bond.pk, by=ada, at=MONDAY)
    answer = sent(signed_in(bo), f"{together(bond)}/change")
    assert answer.headers["Location"] == together(bond)
    assert Wish.objects.count() == 2
    assert sent(signed_in(bo), f"{together(bond)}/change/take-back").status_code == 302
    assert access.wishes_of(ada, bond).get().taken_back_at is None


def test_it_stands_in_ones_own_strand_and_in_no_other(
    bond: Relationship, ada: Person, bo: Person, dana: Person
) -> None:
    strands = {one: deeds_in(one) for one in (bond.pk, bo.pk, HOUSE)}
    made = wishes.wish(bond.pk, by=ada, at=MONDAY)
    wishes.say_talked(made.pk, by=dana, at=MONDAY)
    wishes.wish(bond.pk, by=ada, at=MONDAY)
    wishes.take_wish_back(bond.pk, by=ada, at=MONDAY)
    assert {one: deeds_in(one) for one in strands} == strands
    own = [Journalled.WISHED, Journalled.WISH_TALKED_ABOUT]
    assert deeds_in(ada.pk)[-4:] == [*own, Journalled.WISHED, Journalled.WISH_TAKEN_BACK]
    assert deeds_in(dana.pk) == [Journalled.WISH_TALKED_ABOUT]
    page = signed_in(ada).get("/journal").text
    assert "You said that you would like a change with Bo" in page
    assert "Dana said that they have talked with you about a change" in page
    assert "You said that you have talked with Ada" in signed_in(dana).get("/journal").text


def test_it_can_be_taken_back_at_any_time_also_after_the_end(
    bond: Relationship, ada: Person, dana: Person
) -> None:
    wishes.wish(bond.pk, by=ada, at=MONDAY)
    changed(bond, Deed.PAUSE, by=ada)
    changed(bond, Deed.END, by=ada)
    assert "Ada would like a change" in signed_in(dana).get("/relationships").text
    answer = sent(signed_in(ada), f"{together(bond)}/change/take-back")
    assert answer.status_code == 302
    assert "would like a change" not in signed_in(dana).get("/relationships").text


def test_a_wish_can_be_made_in_a_pause_and_not_after_the_end(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    changed(bond, Deed.PAUSE, by=bo)
    assert wishes.wish(bond.pk, by=ada, at=MONDAY)
    changed(bond, Deed.END, by=bo)
    with pytest.raises(RelationshipRefused) as refused:
        wishes.wish(bond.pk, by=bo, at=MONDAY)
    assert refused.value.why is WishRefusal.WISH_AFTER_THE_END
    assert "I want a change" not in signed_in(bo).get(together(bond)).text


def test_the_wisher_reads_that_they_have_talked_and_may_say_it_again(
    bond: Relationship, ada: Person, dana: Person
) -> None:
    made = wishes.wish(bond.pk, by=ada, at=clock.now())
    assert sent(signed_in(dana), f"/changes/{made.pk}/talked").status_code == 302
    page = signed_in(ada).get(together(bond)).text
    assert "Dana said on" in page
    assert "If that is not so, say it again." in page
    assert sent(signed_in(ada), f"{together(bond)}/change").status_code == 302
    assert sent(signed_in(dana), f"/changes/{made.pk}/talked").status_code == 302
    assert access.wishes_for_coordinator(dana).count() == 1


def test_who_talked_is_told_for_four_weeks(
    bond: Relationship, ada: Person, dana: Person
) -> None:
    long_ago = clock.now() - timedelta(days=40)
    made = wishes.wish(bond.pk, by=ada, at=long_ago)
    wishes.say_talked(made.pk, by=dana, at=long_ago)
    assert "Dana said on" not in signed_in(ada).get(together(bond)).text


def test_a_coordinator_who_is_one_of_the_two_does_not_see_it_and_another_does(
    danas_bond: Relationship, ada: Person, dana: Person, eve: Person
) -> None:
    before = pages_of(dana, danas_bond)
    made = wishes.wish(danas_bond.pk, by=ada, at=clock.now())
    assert pages_of(dana, danas_bond) == before
    assert "Ada would like a change" in signed_in(eve).get("/relationships").text
    browser = signed_in(dana)
    real = sent(browser, f"/changes/{made.pk}/talked")
    absent = sent(browser, f"/changes/{new_id()}/talked")
    assert (real.status_code, real.content) == (absent.status_code, absent.content)
    with pytest.raises(Http404):
        wishes.say_talked(made.pk, by=dana, at=MONDAY)


def test_where_nobody_else_coordinates_the_page_says_so_and_names_the_help_page(
    danas_bond: Relationship, ada: Person, dana: Person, eve: Person
) -> None:
    people.disable(dana, person=eve, at=MONDAY)
    page = signed_in(ada).get(together(danas_bond)).text
    assert "Just now nobody could hear this here" in page
    assert 'href="/help"' in page
    answer = sent(signed_in(ada), f"{together(danas_bond)}/change")
    assert answer.status_code == 409
    assert "so nobody could hear it" in answer.text
    assert not Wish.objects.exists()


def test_a_wish_that_is_heard_by_nobody_any_more_says_so(
    danas_bond: Relationship, ada: Person, dana: Person, eve: Person
) -> None:
    wishes.wish(danas_bond.pk, by=ada, at=MONDAY)
    people.disable(dana, person=eve, at=MONDAY)
    page = signed_in(ada).get(together(danas_bond)).text
    assert "Just now nobody could hear this here" in page
    assert "Take it back" in page


def test_each_refusal_comes_beside_its_success_and_leaves_nothing(
    bond: Relationship, ada: Person, cleo: Person, dana: Person, lee: Person
) -> None:
    made = wishes.wish(bond.pk, by=ada, at=MONDAY)
    with pytest.raises(RelationshipRefused) as refused:
        wishes.wish(bond.pk, by=ada, at=MONDAY, once=once())
    assert refused.value.why is WishRefusal.WISHED_ALREADY
    wishes.take_wish_back(bond.pk, by=ada, at=MONDAY)
    for deed in (
        lambda: wishes.take_wish_back(bond.pk, by=ada, at=MONDAY),
        lambda: wishes.say_talked(made.pk, by=dana, at=MONDAY),
    ):
        with pytest.raises(RelationshipRefused) as refused:
            deed()
        assert refused.value.why is WishRefusal.NO_WISH_OPEN
    for person in (cleo, dana, lee):
        with pytest.raises(Http404):
            wishes.wish(bond.pk, by=person, at=MONDAY)
    for person in (ada, cleo, lee):
        with pytest.raises(Http404):
            wishes.say_talked(made.pk, by=person, at=MONDAY)
    assert Wish.objects.count() == 1


def test_taking_back_what_is_not_there_says_so(bond: Relationship, ada: Person) -> None:
    answer = sent(signed_in(ada), f"{together(bond)}/change/take-back")
    assert answer.status_code == 409
    assert "There is no wish for a change to take back." in answer.text


def test_the_same_press_twice_is_one_wish(bond: Relationship, ada: Person) -> None:
    key = str(new_id())
    for _twice in range(2):
        answer = sent(signed_in(ada), f"{together(bond)}/change", once_key=key)
        assert answer.headers["Location"] == together(bond)
    assert Wish.objects.count() == 1


def test_the_database_keeps_one_open_wish_each(bond: Relationship, ada: Person) -> None:
    Wish.objects.create(relationship=bond, person=ada, wished_at=MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Wish.objects.create(relationship=bond, person=ada, wished_at=MONDAY)
