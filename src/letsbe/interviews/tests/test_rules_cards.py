from uuid import UUID

import pytest
from hypothesis import given as always
from hypothesis import strategies as st

from letsbe.interviews.rules import cards as rules
from letsbe.interviews.rules.cards import CardDeed, Cards, Hand
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.interviews.tests.values import (
    ADA,
    BO,
    BONDS,
    BOTH,
    CARDS,
    CLEO,
    ENDED,
    OPEN,
    OTHER,
    PAUSED,
    PEOPLE,
    exchanged_bond,
    exchanged_cards,
)
from letsbe.relationships.rules import Bond

NONE = Cards()
LAID = Cards(hands={ADA: Hand(marks=frozenset("ab"), is_laid=True, version=1)})
BOTH_LAID = Cards(hands={**LAID.hands, BO: Hand(marks=frozenset("bc"), is_laid=True)})


def test_only_the_overlap_shows_and_only_when_both_have_laid() -> None:
    assert LAID.overlap(BOTH) is None
    assert BOTH_LAID.overlap(BOTH) == frozenset("b")


def test_cards_are_laid_once_and_taken_back_when_they_lie() -> None:
    assert rules.refuse(OPEN, NONE, CardDeed.LAY, by=ADA) is None
    assert rules.refuse(OPEN, LAID, CardDeed.LAY, by=ADA) is Refusal.LAID_ALREADY
    assert rules.refuse(OPEN, LAID, CardDeed.TAKE_CARDS_BACK, by=ADA) is None
    assert rules.refuse(OPEN, NONE, CardDeed.TAKE_CARDS_BACK, by=ADA) is Refusal.NOT_LAID


def test_taking_cards_back_hides_the_overlap_for_both() -> None:
    after = rules.after(OPEN, BOTH_LAID, CardDeed.TAKE_CARDS_BACK, by=ADA)

    assert after.overlap(BOTH) is None
    assert after.of(ADA).marks == BOTH_LAID.of(ADA).marks


def test_other_marks_than_those_laid_have_to_be_laid_again() -> None:
    marks = frozenset("ac")
    after = rules.after(OPEN, BOTH_LAID, CardDeed.MARK, by=ADA, seen=1, marks=marks)
    again = rules.after(OPEN, after, CardDeed.LAY, by=ADA, seen=2, marks=marks)

    assert after.overlap(BOTH) is None
    assert again.overlap(BOTH) == frozenset("c")


def test_marks_are_not_written_over_marks_that_were_not_seen() -> None:
    with pytest.raises(InterviewRefused) as refusal:
        rules.after(OPEN, LAID, CardDeed.MARK, by=ADA, seen=0, marks=frozenset())
    assert refusal.value.why is Refusal.CHANGED_SINCE_READ


def test_in_a_pause_cards_are_marked_and_taken_back_but_not_laid() -> None:
    assert rules.refuse(PAUSED, NONE, CardDeed.LAY, by=ADA) is Refusal.PAUSED
    assert rules.refuse(PAUSED, NONE, CardDeed.MARK, by=ADA) is None
    assert rules.refuse(PAUSED, LAID, CardDeed.TAKE_CARDS_BACK, by=ADA) is None


@pytest.mark.parametrize("deed", CardDeed)
def test_after_the_end_and_by_others_no_card_is_moved(deed: CardDeed) -> None:
    assert rules.refuse(ENDED, LAID, deed, by=ADA) is Refusal.ENDED
    assert rules.refuse(OPEN, LAID, deed, by=CLEO) is Refusal.NOT_ONE_OF_THE_TWO


def test_cards_wait_for_whoever_has_not_laid_theirs() -> None:
    assert rules.waits_for(OPEN, LAID, person=BO)
    assert not rules.waits_for(OPEN, LAID, person=ADA)
    assert not rules.waits_for(PAUSED, LAID, person=BO)
    assert not rules.waits_for(OPEN, NONE, person=BO)


def done(bond: Bond, found: Cards, deed: CardDeed, *, by: UUID) -> Cards | Refusal:
    try:
        seen = found.of(by).version
        return rules.after(bond, found, deed, by=by, seen=seen, marks=frozenset("a"))
    except InterviewRefused as refusal:
        return refusal.why


@always(BONDS, CARDS, st.sampled_from(CardDeed), PEOPLE)
def test_exchanging_the_two_exchanges_the_hands_and_nothing_else(
    bond: Bond, found: Cards, deed: CardDeed, by: UUID
) -> None:
    here = done(bond, found, deed, by=by)
    there = done(exchanged_bond(bond), exchanged_cards(found), deed, by=OTHER[by])

    assert there == (exchanged_cards(here) if isinstance(here, Cards) else here)
    assert exchanged_cards(found).overlap(BOTH) == found.overlap(BOTH)
    assert rules.waits_for(bond, found, person=by) == rules.waits_for(
        exchanged_bond(bond), exchanged_cards(found), person=OTHER[by]
    )


@always(CARDS)
def test_no_mark_of_one_alone_is_ever_in_the_overlap(found: Cards) -> None:
    overlap = found.overlap(BOTH)

    assert overlap is None or overlap == found.of(ADA).marks & found.of(BO).marks
    assert overlap is None or (found.of(ADA).is_laid and found.of(BO).is_laid)
