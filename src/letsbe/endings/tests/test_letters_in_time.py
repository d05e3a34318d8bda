"""When a letter can be changed, given and taken away, and when no more."""

from datetime import timedelta

import pytest

from letsbe.endings.actions import letters
from letsbe.endings.events import Deed as Journalled
from letsbe.endings.models import Letter
from letsbe.endings.rules.letters import LetterDeed
from letsbe.endings.rules.refusals import EndingRefused, Refusal
from letsbe.endings.tests.people import (
    ADAS,
    BOS,
    changed,
    kept,
    page_of,
    presses,
    read,
    said,
    sent,
    writes,
)
from letsbe.journal.models import Entry
from letsbe.lib import clock
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
LONG_AGO = timedelta(days=29)


def test_ready_is_taken_back_until_both_are_and_then_nothing_changes(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    kept(ending, ADAS, by=ada)
    kept(ending, BOS, by=bo)
    said(ending, LetterDeed.READY, by=ada)
    refused = writes(ada, ending, "Other words.", seen=1)
    assert refused.status_code == 409
    assert "Take that back first to change it." in refused.text
    assert "Other words." in refused.text
    said(ending, LetterDeed.TAKE_BACK, by=ada)
    assert writes(ada, ending, "Other words.", seen=1).status_code == 302
    said(ending, LetterDeed.READY, by=ada)
    said(ending, LetterDeed.READY, by=bo)
    for deed in LetterDeed:
        with pytest.raises(EndingRefused) as shown:
            said(ending, deed, by=ada)
        assert shown.value.why is Refusal.SHOWN
    late = writes(ada, ending, "Third words.", seen=2)
    assert late.status_code == 409
    assert "Third words." in late.text


def test_the_author_may_take_it_away_after_it_was_shown(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    kept(ending, ADAS, by=ada)
    kept(ending, BOS, by=bo)
    said(ending, LetterDeed.READY, by=ada)
    said(ending, LetterDeed.READY, by=bo)
    assert "sees that you took it away" in read(ada, ending, "/letter/take-away")
    assert sent(signed_in(ada), page_of(ending, "/letter/take-away")).status_code == 302
    assert Letter.objects.get(author=ada).words_sealed is None
    page = read(bo, ending)
    assert ADAS not in page
    assert "Ada took it away." in page
    assert BOS in read(ada, ending)
    last = Entry.objects.filter(strand_id=ending.pk).latest("number")
    assert (last.deed, last.by) == (Journalled.LETTER_TAKEN_AWAY, ada.pk)
    again = sent(signed_in(ada), page_of(ending, "/letter/take-away"))
    assert again.status_code == 409
    assert "There is no letter of yours to take away." in again.text
    assert "Take your letter away?" not in read(ada, ending, "/letter/take-away")


def test_a_ready_letter_that_is_taken_away_is_ready_no_longer(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    kept(ending, ADAS, by=ada)
    said(ending, LetterDeed.READY, by=ada)
    assert "Nobody is told." in read(ada, ending, "/letter/take-away")
    letters.take_letter_away(ending.pk, by=ada, at=clock.now())
    kept(ending, BOS, by=bo)
    assert said(ending, LetterDeed.READY, by=bo) is False


@pytest.mark.parametrize("has_offered", [True, False])
def test_after_the_end_letters_are_given_for_four_weeks(
    bond: Relationship, ada: Person, bo: Person, has_offered: bool
) -> None:
    now = clock.now()
    recently = now - timedelta(days=27)
    if has_offered:
        changed(bond, Deed.OFFER_ENDING, by=ada, at=recently - timedelta(days=3))
    changed(bond, Deed.PAUSE, by=ada, at=recently)
    changed(bond, Deed.END, by=bo, at=recently)
    for person, words in ((ada, ADAS), (bo, BOS)):
        assert writes(person, bond, words).status_code == 302
        assert presses(person, bond, "ready").status_code == 302
    assert BOS in read(ada, bond)


def test_after_four_weeks_a_draft_is_read_by_its_author_and_given_no_more(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    then = clock.now() - LONG_AGO
    changed(bond, Deed.OFFER_ENDING, by=ada, at=then)
    kept(bond, ADAS, by=ada, at=then)
    kept(bond, BOS, by=bo, at=then)
    said(bond, LetterDeed.READY, by=bo, at=then)
    changed(bond, Deed.END, by=bo, at=then)
    page = read(ada, bond)
    assert ADAS in page
    assert BOS not in page
    assert "none can be given any more" in page
    assert "It was not shown to anybody." in read(bo, bond)
    for deed in ("ready", "no_letter"):
        answer = presses(ada, bond, deed)
        assert answer.status_code == 409
        assert "The four weeks after the end are over" in answer.text
    late = writes(ada, bond, "More.", seen=1)
    assert late.status_code == 409
    assert "More." in late.text
    assert sent(signed_in(ada), page_of(bond, "/letter/take-away")).status_code == 302


def test_what_was_shown_stays_for_both_for_good(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    then = clock.now() - timedelta(days=900)
    changed(bond, Deed.OFFER_ENDING, by=ada, at=then)
    for person, words in ((ada, ADAS), (bo, BOS)):
        kept(bond, words, by=person, at=then)
        said(bond, LetterDeed.READY, by=person, at=then)
    changed(bond, Deed.END, by=bo, at=then)
    for person in (ada, bo):
        page = read(person, bond)
        assert ADAS in page
        assert BOS in page


def test_in_a_pause_one_writes_for_oneself_and_nothing_is_given(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    kept(ending, BOS, by=bo)
    said(ending, LetterDeed.READY, by=bo)
    changed(ending, Deed.PAUSE, by=bo)
    assert writes(ada, ending, ADAS).status_code == 302
    answer = presses(ada, ending, "ready")
    assert answer.status_code == 409
    assert "This relationship is paused" in answer.text
    assert presses(bo, ending, "take_back").status_code == 302


def test_a_ready_of_an_ending_that_was_taken_back_gives_nothing_in_the_next(
    ending: Relationship, ada: Person, bo: Person
) -> None:
    kept(ending, ADAS, by=ada)
    said(ending, LetterDeed.READY, by=ada)
    changed(ending, Deed.TAKE_ENDING_BACK, by=ada)
    assert ADAS in read(ada, ending)
    assert ADAS not in read(bo, ending)
    changed(ending, Deed.OFFER_ENDING, by=bo)
    kept(ending, BOS, by=bo)
    assert said(ending, LetterDeed.READY, by=bo) is False
    assert BOS not in read(ada, ending)
    assert said(ending, LetterDeed.READY, by=ada) is True
