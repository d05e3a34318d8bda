"""Cover: agreed by three, ended by any of them, and told as little as it needs."""

import re

import pytest
from django.http import Http404

from letsbe.journal.models import HOUSE, Entry
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.relationships.actions import covers
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Cover, Relationship
from letsbe.relationships.rules import Deed
from letsbe.relationships.rules.covers import CoverDeed, CoverStage
from letsbe.relationships.tests.people import (
    changed,
    deeds_in,
    named,
    sent,
    stage,
    together,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def test_it_stands_once_all_three_said_yes_in_any_order_of_the_two(
    bond: Relationship, ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    cover = named(bond, cleo, by=dana)
    with pytest.raises(Http404):
        covers.answer_cover(cover.pk, CoverDeed.YES, by=ada, at=MONDAY)
    covers.answer_cover(cover.pk, CoverDeed.YES, by=cleo, at=MONDAY)
    covers.answer_cover(cover.pk, CoverDeed.YES, by=bo, at=MONDAY)
    assert stage(cover) is CoverStage.OFFERED
    covers.answer_cover(cover.pk, CoverDeed.YES, by=ada, at=MONDAY)
    assert stage(cover) is CoverStage.STANDING
    assert Cover.objects.get().stands_since == MONDAY


def test_a_no_of_the_one_named_is_unseen_by_the_two(
    bond: Relationship, ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    def seen() -> list[object]:
        pages = [
            signed_in(one).get(path).content.count(b"Cleo")
            for one in (ada, bo)
            for path in ("/today", "/journal", together(bond))
        ]
        return [*pages, deeds_in(bond.pk), deeds_in(ada.pk), deeds_in(bo.pk)]

    before, house = seen(), deeds_in(HOUSE)
    cover = named(bond, cleo, by=dana)
    assert seen() == before
    covers.answer_cover(cover.pk, CoverDeed.NO, by=cleo, at=MONDAY)
    assert seen() == before
    assert deeds_in(HOUSE) == house
    assert stage(cover) is CoverStage.OVER


@pytest.mark.parametrize("who", ["ada", "bo"])
def test_a_no_of_one_of_the_two_is_told_to_nobody_by_name(
    request: pytest.FixtureRequest,
    bond: Relationship,
    cleo: Person,
    dana: Person,
    who: str,
) -> None:
    cover = named(bond, cleo, by=dana)
    covers.answer_cover(cover.pk, CoverDeed.YES, by=cleo, at=MONDAY)
    covers.answer_cover(cover.pk, CoverDeed.NO, by=request.getfixturevalue(who), at=MONDAY)
    for strand in (bond.pk, cleo.pk):
        last = Entry.objects.filter(strand_id=strand).latest("number")
        assert (last.deed, last.by) == (Journalled.COVER_NOT_COME_ABOUT, None)


@pytest.mark.parametrize("who", ["ada", "bo", "cleo"])
def test_each_of_the_three_ends_it_alone_at_once(
    request: pytest.FixtureRequest, bond: Relationship, standing: Cover, who: str
) -> None:
    person = request.getfixturevalue(who)
    answer = sent(signed_in(person), f"/covers/{standing.pk}/answer", deed="end")
    assert answer.status_code == 302
    assert stage(standing) is CoverStage.OVER
    assert Entry.objects.filter(strand_id=bond.pk).latest("number").by == person.pk
    told = Entry.objects.filter(strand_id=standing.person_id).latest("number")
    assert (told.deed, told.by) == (
        Journalled.COVER_ENDED,
        person.pk if who == "cleo" else None,
    )


def test_the_end_of_the_relationship_ends_it_and_the_cover_is_not_told_by_whom(
    bond: Relationship, standing: Cover, ada: Person, cleo: Person
) -> None:
    changed(bond, Deed.END, by=ada)
    assert stage(standing) is CoverStage.OVER
    assert Cover.objects.get().over_at == MONDAY
    last = Entry.objects.filter(strand_id=cleo.pk).latest("number")
    assert (last.deed, last.by) == (Journalled.COVER_ENDED, None)
    page = signed_in(cleo).get(f"/covers/{standing.pk}").text
    assert "This is over, or did not come about." in page
    assert "Ada" not in page
    assert "You are there" not in signed_in(cleo).get("/today").text


def test_the_end_of_the_relationship_closes_the_question_as_well(
    bond: Relationship, ada: Person, cleo: Person, dana: Person
) -> None:
    cover = named(bond, cleo, by=dana)
    changed(bond, Deed.END, by=ada)
    assert stage(cover) is CoverStage.OVER
    assert deeds_in(cleo.pk)[-1] == Journalled.COVER_NOT_COME_ABOUT
    assert "would be cover" not in signed_in(cleo).get("/today").text


def test_before_all_three_said_yes_the_cover_reads_no_name(
    bond: Relationship, ada: Person, cleo: Person, dana: Person
) -> None:
    cover = named(bond, cleo, by=dana)
    browser = signed_in(cleo)
    assert "Dana asks whether you would be cover" in browser.get("/today").text
    for answer_of in (None, cleo, ada):
        if answer_of:
            covers.answer_cover(cover.pk, CoverDeed.YES, by=answer_of, at=MONDAY)
        for path in (f"/covers/{cover.pk}", "/today", "/journal"):
            page = browser.get(path).text
            assert not re.search(r"\b(Ada|Bo)\b", page)
    assert "You said yes. Now the two are asked." in browser.get(f"/covers/{cover.pk}").text


def test_the_two_are_asked_on_their_day_and_on_their_page(
    bond: Relationship, ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    cover = named(bond, cleo, by=dana)
    covers.answer_cover(cover.pk, CoverDeed.YES, by=cleo, at=MONDAY)
    asked = "whether Cleo may be there while one of you is away"
    assert asked in signed_in(ada).get("/today").text
    page = signed_in(ada).get(together(bond)).text
    assert "Dana suggests that Cleo is there while one of you is away." in page
    sent(signed_in(ada), f"/covers/{cover.pk}/answer", deed="yes")
    assert asked not in signed_in(ada).get("/today").text
    assert "You said yes. It comes about if you both do." in (
        signed_in(ada).get(together(bond)).text
    )
    changed(bond, Deed.PAUSE, by=ada)
    assert asked not in signed_in(bo).get("/today").text
    assert "You can answer when the pause is over." in signed_in(bo).get(together(bond)).text
    answer = sent(signed_in(bo), f"/covers/{cover.pk}/answer", deed="yes")
    assert answer.status_code == 409
    assert "nothing is asked of you" in answer.text


def test_a_press_that_is_none_says_so_to_whoever_pressed(
    bond: Relationship, standing: Cover, ada: Person, cleo: Person
) -> None:
    for person in (ada, cleo):
        answer = sent(signed_in(person), f"/covers/{standing.pk}/answer", deed="x")
        assert answer.status_code == 409
        assert "This could not be done now." in answer.text
        again = sent(signed_in(person), f"/covers/{standing.pk}/answer", deed="yes")
        assert again.status_code == 409
        assert "All three have said yes" in again.text


def test_a_double_press_is_one_yes(bond: Relationship, cleo: Person, dana: Person) -> None:
    cover, key = named(bond, cleo, by=dana), str(new_id())
    for _twice in range(2):
        address = f"/covers/{cover.pk}/answer"
        answer = sent(signed_in(cleo), address, deed="yes", once_key=key)
        assert answer.headers["Location"] == f"/covers/{cover.pk}"
    assert deeds_in(cleo.pk).count(Journalled.COVER_SAID_YES) == 1
