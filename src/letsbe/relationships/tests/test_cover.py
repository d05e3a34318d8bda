"""Cover: agreed by three, ended by any of them, and told as little as it needs."""

import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.journal.models import HOUSE, Entry
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.relationships import access
from letsbe.relationships.actions import absences, covers
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Cover, CoverNote, Relationship
from letsbe.relationships.queries.covers import covered
from letsbe.relationships.rules import Deed, Kind, RelationshipRefused
from letsbe.relationships.rules.absences import Span
from letsbe.relationships.rules.covers import CoverDeed, CoverStage
from letsbe.relationships.rules.refusals import CoverRefusal
from letsbe.relationships.tests.people import (
    begun,
    changed,
    deeds_in,
    sent,
    together,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def named(bond: Relationship, cleo: Person, *, by: Person) -> Cover:
    return covers.name_cover(bond.pk, cleo, by=by, at=MONDAY)


def stage(cover: Cover) -> CoverStage:
    row = Cover.objects.select_related("relationship").get(pk=cover.pk)
    return row.covering.stage


@pytest.fixture
def standing(bond: Relationship, ada: Person, bo: Person, cleo: Person, dana: Person) -> Cover:
    cover = named(bond, cleo, by=dana)
    for person in (cleo, ada, bo):
        covers.answer_cover(cover.pk, CoverDeed.YES, by=person, at=MONDAY)
    return cover


def today() -> date:
    return clock.now().date()


def is_away(bond: Relationship, person: Person, *, first: int = 0, last: int = 5) -> None:
    span = Span(first=today() + timedelta(days=first), last=today() + timedelta(days=last))
    absences.say_away(bond.pk, span, by=person, today=today(), at=clock.now())


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


@pytest.mark.parametrize("who", ["ada", "bo"])
def test_while_one_is_away_the_cover_is_told_and_reads_the_notes(
    request: pytest.FixtureRequest,
    bond: Relationship,
    standing: Cover,
    ada: Person,
    bo: Person,
    cleo: Person,
    who: str,
) -> None:
    covers.keep_note(standing.pk, "Ring twice.", seen=0, by=ada, at=MONDAY)
    covers.keep_note(standing.pk, "Soup on Fridays.", seen=0, by=bo, at=MONDAY)
    browser, page = signed_in(cleo), f"/covers/{standing.pk}"
    assert "Ring twice." not in browser.get(page).text
    assert "can be read while one of them is away" in browser.get(page).text
    is_away(bond, request.getfixturevalue(who), first=2)
    assert "Ring twice." not in browser.get(page).text
    assert "is away from" in browser.get(page).text
    assert Journalled.COVER_LOOKED not in deeds_in(bond.pk)
    is_away(bond, request.getfixturevalue(who))
    shown = browser.get(page).text
    assert "Ring twice." in shown
    assert "Soup on Fridays." in shown
    assert "You are there for" in browser.get("/today").text
    assert deeds_in(bond.pk).count(Journalled.COVER_LOOKED) == 1
    assert "Cleo (cover) read what you two wrote" in signed_in(ada).get("/journal").text
    assert "You read what two people wrote for you" in browser.get("/journal").text
    other = bo if who == "ada" else ada
    assert "Cleo is there meanwhile." in signed_in(other).get(together(bond)).text


def test_each_of_the_two_reads_what_the_other_wrote_for_the_cover(
    bond: Relationship, standing: Cover, ada: Person, bo: Person
) -> None:
    address = f"/covers/{standing.pk}/note"
    assert sent(signed_in(ada), address, seen=0, words="Ring twice.").status_code == 302
    for person in (ada, bo):
        assert "Ring twice." in signed_in(person).get(together(bond)).text
    assert "Ring twice." in signed_in(ada).get(address).text
    assert "Ring twice." not in signed_in(bo).get(address).text
    assert sent(signed_in(ada), address, seen=1, words=" \u200b").status_code == 302
    assert "wrote for Cleo" not in signed_in(bo).get(together(bond)).text


def test_a_note_changed_elsewhere_comes_back_as_typed_and_can_be_kept_after_all(
    bond: Relationship, standing: Cover, ada: Person
) -> None:
    covers.keep_note(standing.pk, "First.", seen=0, by=ada, at=MONDAY)
    address = f"/covers/{standing.pk}/note"
    answer = sent(signed_in(ada), address, seen=0, words="Second.")
    assert answer.status_code == 409
    assert "changed in another window" in answer.text
    assert "First." in answer.text
    assert "Second.</textarea>" in answer.text
    assert 'name="seen" value="1"' in answer.text
    assert sent(signed_in(ada), address, seen=1, words="Second.").status_code == 302


@pytest.mark.parametrize(
    ("words", "status"), [("x" * 1000, 302), ("x" * 1001, 422), ("a\x00b\u202ec", 302)]
)
def test_a_note_is_short_and_what_is_too_long_comes_back(
    standing: Cover, ada: Person, words: str, status: int
) -> None:
    answer = sent(signed_in(ada), f"/covers/{standing.pk}/note", seen=0, words=words)
    assert answer.status_code == status
    assert status == 302 or words in answer.text


def test_a_note_sent_after_the_end_of_the_cover_comes_back(
    standing: Cover, ada: Person, bo: Person
) -> None:
    covers.answer_cover(standing.pk, CoverDeed.END, by=bo, at=MONDAY)
    answer = sent(signed_in(ada), f"/covers/{standing.pk}/note", seen=0, words="Ring twice.")
    assert answer.status_code == 409
    assert "This cover is over" in answer.text
    assert "Ring twice." in answer.text
    assert not CoverNote.objects.exists()


def test_a_note_of_an_older_revision_put_back_does_not_open(
    bond: Relationship, standing: Cover, ada: Person
) -> None:
    covers.keep_note(standing.pk, "First.", seen=0, by=ada, at=MONDAY)
    old = CoverNote.objects.get().words_sealed
    covers.keep_note(standing.pk, "Second.", seen=1, by=ada, at=MONDAY)
    CoverNote.objects.update(words_sealed=old)
    page = signed_in(ada).get(together(bond)).text
    assert "First." not in page
    assert "These words cannot be shown." in page


def test_a_closed_account_is_not_said_to_be_there(
    bond: Relationship, standing: Cover, ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    is_away(bond, bo)
    assert "Cleo is there meanwhile." in signed_in(ada).get(together(bond)).text
    people.disable(dana, person=cleo, at=MONDAY)
    page = signed_in(ada).get(together(bond)).text
    assert "Cleo is there meanwhile." not in page
    assert "cannot sign in here just now" in page


def test_a_coordinator_names_sees_how_it_stands_and_takes_the_question_back(
    bond: Relationship, ada: Person, cleo: Person, dana: Person
) -> None:
    address = f"{together(bond)}/cover"
    browser = signed_in(dana)
    assert sent(browser, address, who=str(cleo.pk)).status_code == 302
    assert "Waiting for Cleo to answer." in browser.get(address).text
    again = sent(browser, address, who=str(cleo.pk))
    assert again.status_code == 409
    assert "Somebody is asked or there already." in again.text
    cover = Cover.objects.get()
    covers.answer_cover(cover.pk, CoverDeed.YES, by=cleo, at=MONDAY)
    assert "Waiting for the two." in browser.get(address).text
    assert sent(browser, f"/covers/{cover.pk}/withdraw").status_code == 302
    assert "Over, or did not come about" in browser.get(address).text
    assert sent(browser, f"/covers/{cover.pk}/withdraw").status_code == 302
    last = Entry.objects.filter(strand_id=bond.pk).latest("number")
    assert (last.deed, last.by) == (Journalled.COVER_NOT_COME_ABOUT, None)


def test_what_stands_is_not_for_the_coordinator_to_end(
    bond: Relationship, standing: Cover, dana: Person
) -> None:
    sent(signed_in(dana), f"/covers/{standing.pk}/withdraw")
    assert stage(standing) is CoverStage.STANDING
    page = signed_in(dana).get(f"{together(bond)}/cover").text
    assert "Cleo is their cover." in page
    assert "Take the question back" not in page


@pytest.mark.parametrize("who", ["", "x", "ada", "bo"])
def test_nobody_of_the_two_and_nobody_unknown_is_named(
    request: pytest.FixtureRequest, bond: Relationship, dana: Person, who: str
) -> None:
    chosen = str(request.getfixturevalue(who).pk) if who in {"ada", "bo"} else who
    answer = sent(signed_in(dana), f"{together(bond)}/cover", who=chosen)
    assert answer.status_code == 422
    assert "Please choose somebody from the list." in answer.text


def test_the_rules_hold_where_the_form_was_not_asked(
    bond: Relationship, ada: Person, cleo: Person, dana: Person, lee: Person
) -> None:
    people.disable(dana, person=lee, at=MONDAY)
    lee.refresh_from_db()
    for person, why in (
        (ada, CoverRefusal.COVER_IS_ONE_OF_THE_TWO),
        (lee, CoverRefusal.COVER_NOT_ACTIVE),
    ):
        with pytest.raises(RelationshipRefused) as found:
            covers.name_cover(bond.pk, person, by=dana, at=MONDAY)
        assert found.value.why is why
    changed(bond, Deed.END, by=ada)
    with pytest.raises(RelationshipRefused) as found:
        covers.name_cover(bond.pk, cleo, by=dana, at=MONDAY)
    assert found.value.why is CoverRefusal.COVER_AFTER_THE_END
    assert "This relationship has ended." in (
        signed_in(dana).get(f"{together(bond)}/cover").text
    )


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


def test_a_coordinator_who_is_one_of_the_two_neither_names_nor_sees(
    dana: Person, ada: Person, cleo: Person
) -> None:
    from_dana = _danas(dana, ada)
    browser = signed_in(dana)
    absent = browser.get(f"/relationships/{new_id()}/cover")
    found = browser.get(f"{together(from_dana)}/cover")
    assert (found.status_code, found.content) == (404, absent.content)
    page = browser.get("/relationships").text
    assert "named by others, since it is yours" in page
    with pytest.raises(Http404):
        covers.name_cover(from_dana.pk, cleo, by=dana, at=MONDAY)


def test_whoever_is_named_elsewhere_or_nobodys_reaches_no_cover(
    standing: Cover, ada: Person, cleo: Person, dana: Person, lee: Person
) -> None:
    assert access.cover_for_any(ada, standing.pk) == standing
    assert access.cover_for_named(cleo, standing.pk) == standing
    for person in (dana, lee):
        for door in (access.cover_for_any, access.cover_for_named, access.cover_for_party):
            with pytest.raises(Http404):
                door(person, standing.pk)
    with pytest.raises(Http404):
        access.cover_for_party(cleo, standing.pk)
    with pytest.raises(Http404):
        access.cover_for_named(ada, standing.pk)
    with pytest.raises(Http404):
        access.cover_for_naming(ada, standing.pk)


def test_the_database_keeps_one_cover_a_relationship(
    bond: Relationship, standing: Cover, cleo: Person, dana: Person
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Cover.objects.create(relationship=bond, person=cleo, named_by=dana, named_at=MONDAY)


def test_what_the_cover_may_see_is_nothing_unless_it_stands(
    bond: Relationship, cleo: Person, dana: Person
) -> None:
    cover = named(bond, cleo, by=dana)
    assert covered(access.cover_for_named(cleo, cover.pk), at=MONDAY) is None


def _danas(dana: Person, ada: Person) -> Relationship:
    return begun(dana, ada, by=dana, kind=Kind.SUPERVISION)
