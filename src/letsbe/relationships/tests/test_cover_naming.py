"""Naming a cover: by a coordinator who is not one of the two, and reached by nobody else."""

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.journal.models import Entry
from letsbe.lib.ids import new_id
from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.relationships import access
from letsbe.relationships.actions import covers
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Cover, Relationship
from letsbe.relationships.queries.covers import covered
from letsbe.relationships.rules import Deed, Kind, RelationshipRefused
from letsbe.relationships.rules.covers import CoverDeed, CoverStage
from letsbe.relationships.rules.refusals import CoverRefusal
from letsbe.relationships.tests.people import (
    begun,
    changed,
    named,
    sent,
    stage,
    together,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


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
