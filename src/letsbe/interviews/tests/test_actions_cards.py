import pytest

from letsbe.interviews import queries
from letsbe.interviews.events import Deed
from letsbe.interviews.models import Hand
from letsbe.interviews.queries.cards import opened_cards
from letsbe.interviews.rules.cards import CardDeed
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.interviews.tests.people import Talk
from letsbe.relationships.tests.people import deeds_in
from letsbe.vault import actions as vault

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MARK, LAY, BACK = CardDeed.MARK, CardDeed.LAY, CardDeed.TAKE_CARDS_BACK


def told(talk: Talk) -> list[str]:
    return [deed for deed in deeds_in(talk.bond.pk) if "cards" in deed]


def overlap(talk: Talk) -> frozenset[str] | None:
    return talk.cards.overlap(talk.bond.bond.people)


def test_only_what_both_marked_shows_and_only_when_both_have_laid(talk: Talk) -> None:
    talk.played(talk.ada, MARK, "Grief", "Exams")
    talk.played(talk.bo, LAY, "Grief", "Sleep")
    assert overlap(talk) is None
    assert queries.waiting_of(talk.ada)[0].are_cards_laid

    talk.played(talk.ada, LAY, "Grief", "Exams")
    assert overlap(talk) == frozenset({"Grief"})
    assert told(talk) == [Deed.CARDS_LAID, Deed.CARDS_LAID]
    assert deeds_in(talk.ada.pk).count(Deed.MARKED) == 1
    assert queries.waiting_of(talk.ada) == []


def test_taking_cards_back_hides_the_overlap_and_keeps_the_marks(talk: Talk) -> None:
    talk.played(talk.ada, LAY, "Grief")
    talk.played(talk.bo, LAY, "Grief")
    talk.played(talk.bo, BACK)

    assert overlap(talk) is None
    assert talk.cards.of(talk.bo.pk).marks == frozenset({"Grief"})
    assert told(talk)[-1] == Deed.CARDS_TAKEN_BACK


def test_changed_marks_have_to_be_laid_again(talk: Talk) -> None:
    talk.played(talk.ada, LAY, "Grief")
    talk.played(talk.bo, LAY, "Grief", "Sleep")
    talk.played(talk.ada, MARK, "Sleep")
    assert overlap(talk) is None
    assert told(talk)[-1] == Deed.CARDS_TAKEN_BACK
    talk.played(talk.ada, LAY, "Sleep")

    assert overlap(talk) == frozenset({"Sleep"})


def test_marks_are_one_sealed_value_that_tells_no_count(talk: Talk) -> None:
    talk.played(talk.ada, MARK, "Grief")
    talk.played(talk.bo, MARK, "Grief", "Sleep", "Exams")

    lengths = {len(row.marks_sealed) for row in Hand.objects.all()}
    assert len(lengths) == 1
    assert not any(b"Grief" in bytes(row.marks_sealed) for row in Hand.objects.all())


def test_marks_on_a_stale_page_overwrite_nothing(talk: Talk) -> None:
    talk.played(talk.ada, MARK, "Grief")

    with pytest.raises(InterviewRefused) as refused:
        talk.played(talk.ada, MARK, "Sleep", seen=0)
    assert refused.value.why is Refusal.CHANGED_SINCE_READ
    assert talk.cards.of(talk.ada.pk).marks == frozenset({"Grief"})


def test_marks_that_do_not_open_are_said_to_be_lost(talk: Talk) -> None:
    talk.played(talk.ada, MARK, "Grief")
    vault.shred_author(talk.bond.pk, talk.ada.pk)

    found = opened_cards(queries.opened_for_party(talk.bo, talk.bond.pk))
    assert found.lost == {talk.ada.pk}
    with pytest.raises(InterviewRefused) as refused:
        talk.played(talk.ada, LAY, "Grief")
    assert refused.value.why is Refusal.CANNOT_BE_KEPT


def test_after_the_end_no_card_is_moved_and_the_overlap_stays(talk: Talk) -> None:
    for person in (talk.ada, talk.bo):
        talk.played(person, LAY, "Grief")
    talk.ended()

    with pytest.raises(InterviewRefused):
        talk.played(talk.ada, BACK)
    assert overlap(talk) == frozenset({"Grief"})
