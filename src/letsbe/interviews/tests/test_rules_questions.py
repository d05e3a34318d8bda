from collections import Counter
from dataclasses import replace
from uuid import UUID

from hypothesis import given as always

from letsbe.interviews.rules import questions as rules
from letsbe.interviews.rules.answers import Question, Standing
from letsbe.interviews.rules.questions import MOST_ADDED, MOST_HINT, MOST_QUESTION, Theme
from letsbe.interviews.rules.refusals import Refusal
from letsbe.interviews.rules.usual_questions import USUAL_QUESTIONS
from letsbe.interviews.tests.values import (
    ADA,
    BO,
    BONDS,
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

ADDED = replace(FRESH, asked_by=ADA)


def test_each_adds_five_questions_at_most_and_those_taken_back_do_not_count() -> None:
    many = [ADDED] * MOST_ADDED
    one_back = [*many[1:], replace(ADDED, is_taken_back=True)]

    assert rules.refuse_adding(OPEN, many, by=ADA) is Refusal.TOO_MANY_QUESTIONS
    assert rules.refuse_adding(OPEN, many, by=BO) is None
    assert rules.refuse_adding(OPEN, one_back, by=ADA) is None


def test_nothing_is_asked_in_a_pause_after_the_end_or_by_others() -> None:
    assert rules.refuse_adding(PAUSED, [], by=ADA) is Refusal.PAUSED
    assert rules.refuse_adding(ENDED, [], by=ADA) is Refusal.ENDED
    assert rules.refuse_adding(OPEN, [], by=CLEO) is Refusal.NOT_ONE_OF_THE_TWO
    assert rules.refuse_adding(OPEN, [], by=ADA) is None


def test_a_question_is_taken_back_by_whoever_asked_until_the_other_is_ready() -> None:
    ready = question(None, given(Standing.SKIPPED), asked_by=ADA)
    kept = question(given(Standing.READY), given(), asked_by=ADA)

    assert rules.refuse_taking_back(OPEN, kept, by=ADA) is None
    assert rules.refuse_taking_back(PAUSED, kept, by=ADA) is None
    assert rules.refuse_taking_back(OPEN, ready, by=ADA) is Refusal.READY_MEANWHILE
    assert rules.refuse_taking_back(OPEN, kept, by=BO) is Refusal.NOT_YOUR_QUESTION
    assert rules.refuse_taking_back(OPEN, FRESH, by=ADA) is Refusal.NOT_YOUR_QUESTION
    assert rules.refuse_taking_back(ENDED, kept, by=ADA) is Refusal.ENDED
    gone = replace(kept, is_taken_back=True)
    assert rules.refuse_taking_back(OPEN, gone, by=ADA) is Refusal.QUESTION_TAKEN_BACK


@always(BONDS, QUESTIONS, PEOPLE)
def test_exchanging_the_two_exchanges_who_may_ask_and_take_back(
    bond: Bond, found: Question, by: UUID
) -> None:
    there = exchanged_bond(bond)

    assert rules.refuse_adding(bond, [found] * 5, by=by) == rules.refuse_adding(
        there, [exchanged(found)] * 5, by=OTHER[by]
    )
    assert rules.refuse_taking_back(bond, found, by=by) == rules.refuse_taking_back(
        there, exchanged(found), by=OTHER[by]
    )


@always(BONDS, QUESTIONS)
def test_whether_the_other_has_begun_in_private_changes_nothing_for_who_asked(
    bond: Bond, found: Question
) -> None:
    begun = {**found.given, BO: replace(found.of(BO), has_words=True, version=9)}
    empty = {**found.given, BO: replace(found.of(BO), has_words=False, version=0)}

    assert rules.refuse_taking_back(bond, replace(found, given=begun), by=ADA) == (
        rules.refuse_taking_back(bond, replace(found, given=empty), by=ADA)
    )


def test_the_usual_questions_are_fourteen_in_four_themes_and_fit_their_fields() -> None:
    by_theme = Counter(wanted.theme for wanted in USUAL_QUESTIONS)

    assert len(USUAL_QUESTIONS) == 14
    assert set(by_theme) == set(Theme)
    assert all(3 <= count <= 4 for count in by_theme.values())
    assert len({wanted.words for wanted in USUAL_QUESTIONS}) == 14
    assert all(len(wanted.words) <= MOST_QUESTION for wanted in USUAL_QUESTIONS)
    assert all(len(wanted.hint) <= MOST_HINT for wanted in USUAL_QUESTIONS)
    assert [w.theme for w in USUAL_QUESTIONS] == sorted(
        (w.theme for w in USUAL_QUESTIONS), key=list(Theme).index
    )
