"""What the two write for their cover: read by both, and by the cover while one is away."""

from datetime import date, timedelta

import pytest

from letsbe.lib import clock
from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.relationships.actions import absences, covers
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Cover, CoverNote, Relationship
from letsbe.relationships.rules.absences import Span
from letsbe.relationships.rules.covers import CoverDeed
from letsbe.relationships.tests.people import (
    deeds_in,
    sent,
    together,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def today() -> date:
    return clock.now().date()


def is_away(bond: Relationship, person: Person, *, first: int = 0, last: int = 5) -> None:
    span = Span(first=today() + timedelta(days=first), last=today() + timedelta(days=last))
    absences.say_away(bond.pk, span, by=person, today=today(), at=clock.now())


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
