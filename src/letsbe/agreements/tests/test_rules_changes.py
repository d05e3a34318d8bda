"""What would change, clause by clause, and word by word inside a sentence."""

from dataclasses import replace
from itertools import pairwise
from math import isqrt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.agreements.rules.changes import How, SaidBy, _change, between, changes
from letsbe.agreements.rules.clauses import Clause, Kind, Standing
from letsbe.agreements.rules.difference import MOST_PAIRS, Run, Stretch, as_read, difference
from letsbe.agreements.tests.values import ADA, BO, PATIENCE, TUESDAYS, clause, table, wording

Texts = dict[UUID, SaidBy]
THEN, NOW = "We meet on Mondays at six.", "We meet on Tuesdays at six."
OLD = wording(1, words=THEN, is_agreed=True)
NEW = wording(2, by=BO, words=NOW, is_agreed=True)
SETTLED = Standing.SETTLED


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (clause(OLD, standing=SETTLED, in_force=1), None),
        (clause(OLD, NEW, standing=SETTLED, in_force=1), (How.REWORDED, THEN, NOW, BO)),
        (clause(NEW, standing=SETTLED), (How.NEW, None, NOW, BO)),
        (clause(OLD, standing=Standing.LEFT_OUT, in_force=1), (How.GONE, THEN, None, ADA)),
        (clause(OLD, standing=Standing.LEFT_OUT), None),
        (clause(OLD, NEW, in_force=1), (How.OPEN, THEN, NOW, BO)),
        (clause(NEW), (How.OPEN, None, NOW, BO)),
        (clause(NEW, standing=Standing.PARKED), (How.OPEN, None, NOW, BO)),
    ],
)
def test_each_clause_says_how_it_would_change(
    draft: Clause, expected: tuple[object, ...] | None
) -> None:
    found = [(c.how, c.then, c.now, c.author) for c in changes(table(draft))]
    assert found == ([expected] if expected else [])


def test_changes_are_told_in_the_order_in_which_the_text_is_read() -> None:
    practical = clause(NEW, standing=SETTLED, kind=Kind.PRACTICAL, pk=TUESDAYS)
    boundary = clause(NEW, standing=SETTLED, kind=Kind.BOUNDARY)
    assert [c.kind for c in changes(table(practical, boundary))] == [
        Kind.BOUNDARY,
        Kind.PRACTICAL,
    ]


def test_reworded_clauses_show_the_change_inside_the_sentence() -> None:
    [change] = changes(table(clause(OLD, NEW, standing=SETTLED, in_force=1)))
    assert change.parts == (
        Stretch(Run.SAME, "We meet on "),
        Stretch(Run.GONE, "Mondays"),
        Stretch(Run.NEW, "Tuesdays"),
        Stretch(Run.SAME, " at six."),
    )


def test_words_that_cannot_be_shown_are_compared_with_nothing() -> None:
    unreadable = replace(OLD, words=None)
    [change] = changes(table(clause(unreadable, NEW, standing=SETTLED, in_force=1)))
    assert (change.then, change.now, change.parts) == (None, NOW, ())


def test_two_versions_differ_by_what_is_new_reworded_and_gone() -> None:
    then: Texts = {PATIENCE: SaidBy(Kind.GOAL, THEN, ADA), ADA: SaidBy(Kind.GOAL, "Gone.", BO)}
    now: Texts = {
        PATIENCE: SaidBy(Kind.GOAL, NOW, BO),
        TUESDAYS: SaidBy(Kind.GOAL, "New.", ADA),
    }
    assert [(c.clause, c.how) for c in between(then, now)] == [
        (PATIENCE, How.REWORDED),
        (TUESDAYS, How.NEW),
        (ADA, How.GONE),
    ]
    assert between(then, then) == ()


@given(earlier=st.text(max_size=60), later=st.text(max_size=60))
def test_the_later_text_can_be_read_from_what_is_same_and_new(earlier: str, later: str) -> None:
    found = difference(earlier, later)
    assert "".join(s.words for s in found if s.run is not Run.GONE) == later


WORDS = st.lists(
    st.sampled_from(["we", "meet", "Ada's", ",", " ", "\n", "\u2019"]), max_size=40
)


@given(earlier=WORDS, later=WORDS)
def test_the_earlier_text_can_be_read_from_what_is_same_and_gone(
    earlier: list[str], later: list[str]
) -> None:
    then, now = "".join(earlier), "".join(later)
    found = difference(then, now)
    if found != (Stretch(Run.NEW, now),):
        assert "".join(s.words for s in found if s.run is not Run.NEW) == then


def test_the_same_text_has_no_difference() -> None:
    assert difference(THEN, THEN) == (Stretch(Run.SAME, THEN),)
    assert difference("", "") == ()


def test_a_word_with_an_apostrophe_is_one_word() -> None:
    assert Stretch(Run.NEW, "Bo's") in difference("It is Ada's turn.", "It is Bo's turn.")


def test_neighbouring_words_between_two_changes_stay_and_a_single_one_does_not() -> None:
    then = "We call on Mondays after the evening meal, not before."
    two = difference(then, "We write on Tuesdays after the evening walk, not before.")
    one = difference("We call on Mondays, not before.", "We write on Fridays, not before.")

    assert Stretch(Run.SAME, " after the evening ") in two
    assert [stretch.words for stretch in one if stretch.run is Run.NEW] == ["write on Fridays"]


def test_a_text_that_shares_little_is_shown_whole() -> None:
    assert difference("One two three.", "Entirely other!") == (
        Stretch(Run.NEW, "Entirely other!"),
    )


def test_a_long_text_is_shown_whole() -> None:
    # A word and its space are two pieces, and pieces are compared pair by pair.
    long = "word " * (isqrt(MOST_PAIRS) // 2 + 1)

    assert difference(long, long + "more ") == (Stretch(Run.NEW, long + "more "),)
    assert Run.SAME in {stretch.run for stretch in difference(long[5:], long)}


def shown(then: str, now: str) -> list[tuple[str, str]]:
    return [(part.run.value, part.words) for part in as_read(difference(then, now))]


def test_words_that_make_way_for_others_are_not_shown_beside_them() -> None:
    assert shown(THEN, NOW) == [
        ("same", "We meet on "),
        ("new", "Tuesdays"),
        ("same", " at six."),
    ]


@pytest.mark.parametrize(
    ("then", "now", "gone"),
    [
        ("We meet on Mondays at six.", "We meet at six.", "on Mondays "),
        ("Please, we meet at six.", "we meet at six.", "Please, "),
        ("We meet at six, or later.", "We meet at six", ", or later."),
    ],
)
def test_words_only_taken_away_are_shown_as_gone(then: str, now: str, gone: str) -> None:
    found = shown(then, now)
    assert [words for run, words in found if run == "gone"] == [gone]
    assert "".join(words for _, words in found) == then


@given(earlier=WORDS, later=WORDS)
def test_what_is_shown_holds_all_that_is_said_now_and_no_gone_word_beside_a_new_one(
    earlier: list[str], later: list[str]
) -> None:
    then, now = "".join(earlier), "".join(later)
    found = shown(then, now)
    assert "".join(words for run, words in found if run != "gone") == now
    runs = [run for run, _ in found]
    assert ("gone", "new") not in pairwise(runs)


def test_a_change_shows_the_same_as_its_clause() -> None:
    shorter = wording(2, by=BO, words="We meet at six.", is_agreed=True)
    [change] = changes(table(clause(OLD, shorter, standing=SETTLED, in_force=1)))
    assert ("gone", "on Mondays ") in change.pairs


def test_a_change_is_of_something_that_was_said() -> None:
    with pytest.raises(ValueError, match="A change is of something"):
        _change(TUESDAYS, How.GONE, None, None)
