from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given as always
from hypothesis import strategies as st

from letsbe.interviews.rules import answers
from letsbe.interviews.rules.answers import AnswerDeed, Between, Question, Standing
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.interviews.tests.people import CHANGE, KEEP, READY, SKIP, TAKE_AWAY, TAKE_BACK
from letsbe.interviews.tests.values import (
    ADA,
    BO,
    BONDS,
    BOTH,
    CLEO,
    ENDED,
    FRESH,
    OPEN,
    OTHER,
    PAUSED,
    PEOPLE,
    QUESTIONS,
    exchanged,
    exchanged_bond,
    given,
    question,
)
from letsbe.relationships.rules import Bond

SHOWN = question(given(Standing.READY), given(Standing.READY))
SKIPPED_BY_ADA = question(given(Standing.SKIPPED, words=False), given(Standing.READY))
TAKEN_BACK = question(given(), is_taken_back=True, asked_by=BO)


def refused(
    found: Question, deed: AnswerDeed, *, bond: Bond = OPEN, words: str = "Tea."
) -> Refusal | None:
    return answers.refuse(bond, found, deed, by=ADA, words=words)


@pytest.mark.parametrize("deed", [KEEP, READY, SKIP])
def test_what_is_not_shown_can_be_kept_released_or_skipped(deed: AnswerDeed) -> None:
    assert refused(FRESH, deed) is None
    assert refused(SHOWN, deed) is Refusal.SHOWN_ALREADY


@pytest.mark.parametrize("deed", [CHANGE, TAKE_AWAY])
def test_only_what_is_shown_is_changed_or_taken_away(deed: AnswerDeed) -> None:
    assert refused(SHOWN, deed) is None
    assert refused(question(given()), deed) is Refusal.NOT_SHOWN_YET


def test_an_answer_needs_words_and_a_skip_needs_none() -> None:
    assert refused(FRESH, READY, words="") is Refusal.NO_WORDS
    assert refused(SHOWN, CHANGE, words="") is Refusal.NO_WORDS
    assert refused(FRESH, SKIP, words="") is None
    assert refused(FRESH, KEEP, words="") is None


def test_being_ready_can_be_taken_back_until_it_is_shown() -> None:
    assert refused(question(given(Standing.READY)), TAKE_BACK) is None
    assert refused(question(given(Standing.SKIPPED)), TAKE_BACK) is None
    assert refused(question(given()), TAKE_BACK) is Refusal.NOTHING_TO_TAKE_BACK
    assert refused(SHOWN, TAKE_BACK) is Refusal.SHOWN_ALREADY


def test_whoever_skipped_what_is_shown_answers_it_no_longer() -> None:
    assert refused(SKIPPED_BY_ADA, CHANGE) is Refusal.SKIPPED_BY_YOU
    assert answers.refuse(OPEN, SKIPPED_BY_ADA, CHANGE, by=BO, words="Tea.") is None


def test_what_both_skipped_can_still_be_answered() -> None:
    both = question(given(Standing.SKIPPED), given(Standing.SKIPPED))

    assert both.between(BOTH) is Between.PASSED_OVER
    assert refused(both, TAKE_BACK) is None
    assert refused(both, READY) is None


def test_what_has_no_words_cannot_be_taken_away() -> None:
    assert refused(SHOWN, TAKE_AWAY) is None
    gone = question(given(Standing.READY, words=False), given(Standing.READY))
    assert refused(gone, TAKE_AWAY) is Refusal.NOTHING_TO_TAKE_AWAY


def test_of_a_question_that_was_taken_back_one_can_only_delete_ones_own_words() -> None:
    assert refused(TAKEN_BACK, TAKE_AWAY) is None
    assert refused(TAKEN_BACK, KEEP) is Refusal.QUESTION_TAKEN_BACK
    empty = replace(TAKEN_BACK, given={})
    assert refused(empty, TAKE_AWAY) is Refusal.NOTHING_TO_TAKE_AWAY


@pytest.mark.parametrize(("found", "deed"), [(FRESH, READY), (FRESH, SKIP), (SHOWN, CHANGE)])
def test_in_a_pause_nothing_reaches_the_other(found: Question, deed: AnswerDeed) -> None:
    assert refused(found, deed, bond=PAUSED) is Refusal.PAUSED
    assert refused(found, deed) is None


def test_in_a_pause_one_may_write_for_oneself_and_take_back() -> None:
    assert refused(FRESH, KEEP, bond=PAUSED) is None
    assert refused(question(given(Standing.READY)), TAKE_BACK, bond=PAUSED) is None
    assert refused(SHOWN, TAKE_AWAY, bond=PAUSED) is None


@pytest.mark.parametrize("deed", AnswerDeed)
def test_after_the_end_and_by_others_nothing_is_written(deed: AnswerDeed) -> None:
    for found in (FRESH, SHOWN, TAKEN_BACK):
        assert refused(found, deed, bond=ENDED) is Refusal.ENDED
        strange = answers.refuse(OPEN, found, deed, by=CLEO, words="Tea.")
        assert strange is Refusal.NOT_ONE_OF_THE_TWO
    assert not answers.may(ENDED, SHOWN, by=ADA)


def test_words_are_not_written_over_words_that_were_not_seen() -> None:
    kept = question(given(version=2))

    with pytest.raises(InterviewRefused) as refusal:
        answers.after(OPEN, kept, KEEP, by=ADA, seen=1, words="Tea.")
    assert refusal.value.why is Refusal.CHANGED_SINCE_READ
    assert answers.after(OPEN, kept, KEEP, by=ADA, seen=2, words="Tea.").of(ADA).version == 3


def test_a_skip_keeps_what_was_typed_for_whoever_typed_it() -> None:
    skipped = answers.after(OPEN, FRESH, SKIP, by=ADA, words="Not now.").of(ADA)
    back = answers.after(OPEN, question(skipped), TAKE_BACK, by=ADA).of(ADA)

    assert skipped.has_words
    assert back == replace(skipped, standing=Standing.KEPT)


def test_a_question_waits_for_whoever_is_not_ready_with_it() -> None:
    found = question(None, given(Standing.SKIPPED))

    assert answers.waits_for(OPEN, found, person=ADA)
    assert not answers.waits_for(OPEN, found, person=BO)
    assert not answers.waits_for(PAUSED, found, person=ADA)
    assert not answers.waits_for(ENDED, found, person=ADA)
    assert not answers.waits_for(OPEN, replace(found, is_taken_back=True), person=ADA)
    assert not answers.waits_for(OPEN, SHOWN, person=ADA)


def done(
    bond: Bond, found: Question, deed: AnswerDeed, *, by: UUID, words: str
) -> Question | Refusal:
    seen = found.of(by).version
    try:
        return answers.after(bond, found, deed, by=by, seen=seen, words=words)
    except InterviewRefused as refusal:
        return refusal.why


@always(BONDS, QUESTIONS, st.sampled_from(AnswerDeed), PEOPLE, st.sampled_from(["", "Tea."]))
def test_exchanging_the_two_exchanges_what_each_may_do_and_nothing_else(
    bond: Bond, found: Question, deed: AnswerDeed, by: UUID, words: str
) -> None:
    here = done(bond, found, deed, by=by, words=words)
    there = done(
        exchanged_bond(bond),
        exchanged(found),
        deed,
        by=OTHER[by],
        words=words,
    )

    assert there == (exchanged(here) if isinstance(here, Question) else here)
    assert exchanged(found).between(BOTH) is found.between(BOTH)
    assert answers.may(bond, found, by=ADA) == answers.may(
        exchanged_bond(bond), exchanged(found), by=BO
    )
    assert answers.waits_for(bond, found, person=ADA) == answers.waits_for(
        exchanged_bond(bond), exchanged(found), person=BO
    )


@always(BONDS, QUESTIONS, st.sampled_from(AnswerDeed), PEOPLE, st.sampled_from(["", "Tea."]))
def test_nothing_is_shown_before_both_have_released_or_skipped_it(
    bond: Bond, found: Question, deed: AnswerDeed, by: UUID, words: str
) -> None:
    after = done(bond, found, deed, by=by, words=words)

    if isinstance(after, Question) and after.between(BOTH) is Between.SHOWN:
        assert after.is_ready(ADA)
        assert after.is_ready(BO)
    if isinstance(after, Question) and found.between(BOTH) is Between.SHOWN:
        assert after.between(BOTH) is Between.SHOWN
        assert after.of(OTHER[by]) == found.of(OTHER[by])


@always(BONDS, QUESTIONS, PEOPLE)
def test_until_both_are_ready_a_skip_and_an_answer_look_the_same_to_the_other(
    bond: Bond, found: Question, by: UUID
) -> None:
    seen = []
    for deed in (READY, SKIP):
        after = done(bond, found, deed, by=by, words="Tea.")
        if isinstance(after, Question) and after.between(BOTH) is Between.OPEN:
            seen.append(after.is_ready(by))
    assert len(set(seen)) <= 1
