"""One clause: what each refusal needs, beside the success it differs from by one fact."""

from dataclasses import replace
from uuid import UUID

import pytest

from letsbe.agreements.rules.clauses import (
    CLOSING_DEEDS,
    SAYS_YES_TO,
    SUGGESTS,
    Clause,
    ClauseDeed,
    Kind,
    Standing,
    after,
    back_to,
    begins_as_it_should,
    left_out,
    refuse,
    refuse_words,
)
from letsbe.agreements.rules.closing import Closing, How
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.agreements.tests.values import ADA, BO, clause, settled, why_not, wording

AGREE, REWORD, PARK = ClauseDeed.AGREE, ClauseDeed.REWORD, ClauseDeed.PARK
LEAVE_OUT, KEEP = ClauseDeed.LEAVE_OUT, ClauseDeed.KEEP


def open_to(deed: ClauseDeed) -> Clause:
    """Return a clause whose second wording this can be answered with, by Ada."""
    if deed not in CLOSING_DEEDS:
        return REWORDED
    said = (wording(1), wording(2, by=BO, words="Other words.", is_agreed=True))
    goal = clause(*said, standing=Standing.SETTLED, in_force=2)
    if deed in SUGGESTS:
        return goal
    closing = Closing(how=SAYS_YES_TO.get(deed, How.REACHED), by=BO)
    return replace(goal, standing=Standing.CLOSING, closing=closing)


REWORDED = clause(wording(1, is_agreed=True), wording(2, by=BO, words="Other words."))


def stands(standing: Standing) -> Clause:
    return clause(standing=standing)


@pytest.mark.parametrize(
    ("standing", "deed", "why"),
    [
        (Standing.WAITING, AGREE, None),
        (Standing.PARKED, AGREE, None),
        (Standing.SETTLED, AGREE, Refusal.SETTLED_ALREADY),
        (Standing.LEFT_OUT, AGREE, Refusal.LEFT_OUT_ALREADY),
        (Standing.WAITING, REWORD, None),
        (Standing.PARKED, REWORD, None),
        (Standing.SETTLED, REWORD, None),
        (Standing.LEFT_OUT, REWORD, None),
        (Standing.WAITING, PARK, None),
        (Standing.PARKED, PARK, Refusal.PARKED_ALREADY),
        (Standing.SETTLED, PARK, Refusal.SETTLED_ALREADY),
        (Standing.LEFT_OUT, PARK, Refusal.LEFT_OUT_ALREADY),
        (Standing.WAITING, LEAVE_OUT, None),
        (Standing.PARKED, LEAVE_OUT, None),
        (Standing.SETTLED, LEAVE_OUT, None),
        (Standing.LEFT_OUT, LEAVE_OUT, Refusal.LEFT_OUT_ALREADY),
        (Standing.WAITING, KEEP, Refusal.NO_WORDS_TO_KEEP),
        (Standing.PARKED, KEEP, Refusal.NO_WORDS_TO_KEEP),
        (Standing.SETTLED, KEEP, Refusal.SETTLED_ALREADY),
        (Standing.LEFT_OUT, KEEP, Refusal.LEFT_OUT_ALREADY),
    ],
)
def test_how_a_clause_stands_decides_what_bo_may_do_with_the_words_of_ada(
    standing: Standing, deed: ClauseDeed, why: Refusal | None
) -> None:
    assert refuse(stands(standing), deed, by=BO, seen=1) is why


def test_nobody_agrees_to_their_own_words() -> None:
    assert refuse(clause(), AGREE, by=ADA, seen=1) is Refusal.YOUR_OWN_WORDS
    assert refuse(clause(), AGREE, by=BO, seen=1) is None


def test_words_that_cannot_be_shown_are_not_agreed_to() -> None:
    unreadable = clause(wording(1, words=None))
    assert refuse(unreadable, AGREE, by=BO, seen=1) is Refusal.CANNOT_BE_SHOWN
    assert refuse(unreadable, LEAVE_OUT, by=BO, seen=1) is None


@pytest.mark.parametrize("deed", list(ClauseDeed))
def test_every_answer_is_to_the_wording_that_was_read(deed: ClauseDeed) -> None:
    now = open_to(deed)
    assert refuse(now, deed, by=ADA, seen=1) is Refusal.CHANGED_SINCE_READ
    assert refuse(now, deed, by=ADA, seen=2) is None


def test_the_same_words_again_say_nothing_new() -> None:
    said = "Find words for a bad day."
    assert refuse_words(clause(), said) is Refusal.SAME_WORDS
    assert refuse_words(clause(), said + " Slowly.") is None


def test_the_same_words_bring_back_what_was_left_out() -> None:
    back = after(
        stands(Standing.LEFT_OUT), REWORD, by=BO, seen=1, words="Find words for a bad day."
    )
    assert back.standing is Standing.WAITING
    assert back.last.author == BO


@pytest.mark.parametrize(
    ("words", "is_right"),
    [
        ("Let's be patient.", True),
        ("let\u2019s be patient", True),
        ("LET'S BE patient", True),
        ("Let's be ", False),
        ("Let's be ...", False),
        ("Let's be \u2026", False),
        ("Let's be", False),
        ("Let's bepatient", False),
        ("Be patient", False),
        ("", False),
    ],
)
def test_a_way_of_being_begins_with_lets_be_and_goes_on(words: str, is_right: bool) -> None:
    assert begins_as_it_should(Kind.WAY_OF_BEING, words) is is_right
    assert begins_as_it_should(Kind.BOUNDARY, words)


def test_other_words_for_a_way_of_being_begin_with_lets_be_too() -> None:
    way = clause(wording(1, words="Let's be patient."), kind=Kind.WAY_OF_BEING)
    assert refuse_words(way, "Be kind.") is Refusal.NOT_LETS_BE
    assert refuse_words(way, "Let's be kind.") is None


def test_a_yes_settles_the_clause_and_marks_the_wording() -> None:
    agreed = after(clause(), AGREE, by=BO, seen=1)
    assert agreed.standing is Standing.SETTLED
    assert agreed.last.is_agreed
    assert not clause().last.is_agreed


def test_a_yes_is_to_the_last_wording_and_no_other() -> None:
    agreed = after(clause(wording(1), wording(2, by=BO, words="Other.")), AGREE, by=ADA, seen=2)
    assert [w.is_agreed for w in agreed.wordings] == [False, True]


def test_other_words_open_a_settled_clause_again() -> None:
    opened = after(settled(), REWORD, by=BO, seen=1, words="Other words.")
    assert (opened.standing, opened.last.number, opened.last.author) == (
        Standing.WAITING,
        2,
        BO,
    )
    assert not opened.last.is_agreed


def test_a_refused_deed_says_why() -> None:
    with pytest.raises(AgreementRefused) as refused:
        after(clause(), AGREE, by=ADA, seen=1)
    assert refused.value.why is Refusal.YOUR_OWN_WORDS
    assert why_not(lambda: after(clause(), AGREE, by=BO, seen=1)) is None


@pytest.mark.parametrize(
    ("deed", "standing"), [(PARK, Standing.PARKED), (LEAVE_OUT, Standing.LEFT_OUT)]
)
def test_parking_and_leaving_out_keep_every_word(deed: ClauseDeed, standing: Standing) -> None:
    changed = after(clause(), deed, by=ADA, seen=1)
    assert changed.standing is standing
    assert changed.wordings == clause().wordings


@pytest.mark.parametrize("keeper", [ADA, BO])
def test_keeping_goes_back_to_words_both_agreed_to_before(keeper: object) -> None:
    kept = after(REWORDED, KEEP, by=ADA if keeper == ADA else BO, seen=2)
    assert kept.standing is Standing.SETTLED
    assert kept.last.number == 1
    assert [w.is_let_go for w in kept.wordings] == [False, True]


def test_there_is_nothing_to_keep_where_the_last_words_are_agreed() -> None:
    assert settled().agreed_before is None
    assert REWORDED.agreed_before == REWORDED.wordings[0]


def test_words_that_were_let_go_are_not_kept() -> None:
    gone = clause(
        wording(1), wording(2, by=BO, is_agreed=True, is_let_go=True), wording(3, by=BO)
    )
    assert refuse(gone, KEEP, by=ADA, seen=3) is Refusal.NO_WORDS_TO_KEEP


def test_a_number_is_never_given_twice_even_after_words_were_let_go() -> None:
    kept = back_to(REWORDED, 1)
    again = after(kept, REWORD, by=ADA, seen=1, words="Third words.")
    assert [w.number for w in again.wordings] == [1, 2, 3]
    assert again.last.number == 3


def test_what_was_let_go_before_stays_let_go() -> None:
    twice = clause(wording(1, is_agreed=True), wording(2, is_let_go=True), wording(3, by=BO))
    assert [w.is_let_go for w in back_to(twice, 3).wordings] == [False, True, False]


@pytest.mark.parametrize(
    ("standing", "is_open"),
    [
        (Standing.WAITING, True),
        (Standing.PARKED, True),
        (Standing.SETTLED, False),
        (Standing.LEFT_OUT, False),
    ],
)
def test_a_clause_is_open_until_it_is_settled_or_left_out(
    standing: Standing, is_open: bool
) -> None:
    assert stands(standing).is_open is is_open


@pytest.mark.parametrize("by", [ADA, BO])
def test_leaving_a_clause_out_ends_every_yes_to_it(by: UUID) -> None:
    gone = after(REWORDED, LEAVE_OUT, by=by, seen=2)
    assert [w.is_agreed for w in gone.wordings] == [False, False]
    assert [w.words for w in gone.wordings] == [w.words for w in REWORDED.wordings]


@pytest.mark.parametrize("by", [ADA, BO])
def test_nobody_brings_back_alone_what_was_left_out(by: UUID) -> None:
    gone = after(settled(), LEAVE_OUT, by=ADA, seen=1)
    back = after(gone, REWORD, by=by, seen=1, words="Brought back.")
    assert refuse(back, KEEP, by=by, seen=2) is Refusal.NO_WORDS_TO_KEEP
    assert refuse(back, AGREE, by=by, seen=2) is Refusal.YOUR_OWN_WORDS
    other = BO if by == ADA else ADA
    assert after(back, AGREE, by=other, seen=2).standing is Standing.SETTLED


def test_what_both_agreed_to_after_it_came_back_can_be_kept_and_nothing_older() -> None:
    back = after(left_out(settled()), REWORD, by=ADA, seen=1, words="Brought back.")
    agreed = after(back, AGREE, by=BO, seen=2)
    again = after(agreed, REWORD, by=BO, seen=2, words="Once more.")
    assert after(again, KEEP, by=ADA, seen=3).last.number == 2


def test_going_back_to_words_both_signed_renews_the_yes() -> None:
    back = back_to(left_out(settled()), 1)
    assert (back.standing, back.last.is_agreed) == (Standing.SETTLED, True)
