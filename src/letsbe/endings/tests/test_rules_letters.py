"""What is shown when, and what nobody is told; the two are never told apart by their part."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.endings.rules import letters
from letsbe.endings.rules.letters import Letter, LetterDeed, Letters, Said, Told
from letsbe.endings.rules.refusals import EndingRefused, Refusal
from letsbe.endings.rules.time import Ending
from letsbe.endings.tests.values import ADA, BO, BOTH, CLEO, ENDINGS, OTHER, ended, ending
from letsbe.people.tests.people import MONDAY

A_LETTER = st.builds(
    Letter,
    said=st.sampled_from(Said),
    has_words=st.booleans(),
    revision=st.integers(0, 3),
)
LETTERS = st.builds(
    Letters,
    by=st.fixed_dictionaries({}, optional={ADA: A_LETTER, BO: A_LETTER}),
    are_shown=st.booleans(),
)


def a_letter(said: Said = Said.NOTHING, revision: int = 1) -> Letter:
    return Letter(said=said, has_words=True, revision=revision)


def both(adas: Letter, bos: Letter, *, are_shown: bool = False) -> Letters:
    return Letters(by={ADA: adas, BO: bos}, are_shown=are_shown)


def exchanged(now: Letters) -> Letters:
    return replace(now, by={OTHER[one]: letter for one, letter in now.by.items()})


READY, NONE, NOTHING = a_letter(Said.READY), Letter(said=Said.NO_LETTER), a_letter()


@pytest.mark.parametrize(
    ("now", "pair", "deed", "why"),
    [
        (ending(), both(NOTHING, NOTHING), LetterDeed.READY, None),
        (ended(27), both(NOTHING, NOTHING), LetterDeed.READY, None),
        (ended(28), both(NOTHING, NOTHING), LetterDeed.READY, Refusal.TOO_LATE),
        (ending(is_paused=True), both(NOTHING, NOTHING), LetterDeed.READY, Refusal.PAUSED),
        (
            ending(is_offered=False),
            both(NOTHING, NOTHING),
            LetterDeed.READY,
            Refusal.NOT_OFFERED,
        ),
        (ending(), both(Letter(), NOTHING), LetterDeed.READY, Refusal.NO_WORDS),
        (
            ending(),
            both(a_letter(revision=2), NOTHING),
            LetterDeed.READY,
            Refusal.LETTER_CHANGED,
        ),
        (ending(), both(READY, NOTHING), LetterDeed.READY, Refusal.READY_ALREADY),
        (ending(), both(READY, READY, are_shown=True), LetterDeed.READY, Refusal.SHOWN),
        (ending(), both(READY, NOTHING), LetterDeed.TAKE_BACK, None),
        (ending(is_paused=True), both(READY, NOTHING), LetterDeed.TAKE_BACK, None),
        (ended(40), both(READY, NOTHING), LetterDeed.TAKE_BACK, None),
        (ending(), both(NOTHING, NOTHING), LetterDeed.TAKE_BACK, Refusal.NOTHING_SAID),
        (ending(), both(READY, READY, are_shown=True), LetterDeed.TAKE_BACK, Refusal.SHOWN),
        (ending(), both(NOTHING, NOTHING), LetterDeed.NO_LETTER, None),
        (ending(), both(READY, READY), LetterDeed.NO_LETTER, None),
        (ending(), both(NONE, NOTHING), LetterDeed.NO_LETTER, Refusal.NO_LETTER_ALREADY),
        (ending(), both(READY, NONE), LetterDeed.GIVE, None),
        (ending(), both(READY, NOTHING), LetterDeed.GIVE, Refusal.NOTHING_TO_GIVE),
        (ending(), both(NOTHING, NONE), LetterDeed.GIVE, Refusal.NOTHING_TO_GIVE),
        (ending(), both(NONE, NONE), LetterDeed.GIVE, Refusal.NOTHING_TO_GIVE),
        (ending(is_paused=True), both(READY, NONE), LetterDeed.GIVE, Refusal.PAUSED),
    ],
)
def test_what_is_said_of_a_letter_is_refused_or_not_by_one_fact(
    now: Ending, pair: Letters, deed: LetterDeed, why: Refusal | None
) -> None:
    assert letters.refuse(now, pair, deed, by=ADA, seen=1) is why
    assert letters.refuse(now, pair, deed, by=CLEO, seen=1) is Refusal.NOT_ONE_OF_THE_TWO


@pytest.mark.parametrize(
    ("now", "pair", "seen", "why"),
    [
        (ending(), both(NOTHING, NOTHING), 1, None),
        (ending(is_paused=True), both(NOTHING, NOTHING), 1, None),
        (ending(), both(NONE, READY), 0, None),
        (ending(), both(NOTHING, NOTHING), 0, Refusal.LETTER_CHANGED),
        (ending(), both(READY, NOTHING), 1, Refusal.READY_ALREADY),
        (ending(), both(READY, READY, are_shown=True), 1, Refusal.SHOWN),
        (ending(is_offered=False), both(NOTHING, NOTHING), 1, Refusal.NOT_OFFERED),
        (ended(28), both(NOTHING, NOTHING), 1, Refusal.TOO_LATE),
    ],
)
def test_a_draft_is_kept_until_it_is_ready_or_too_late(
    now: Ending, pair: Letters, seen: int, why: Refusal | None
) -> None:
    assert letters.refuse_keeping(now, pair, by=ADA, seen=seen) is why


def test_a_letter_is_taken_away_at_any_time_if_there_is_one() -> None:
    assert letters.refuse_taking_away(both(READY, READY, are_shown=True), by=ADA) is None
    assert letters.refuse_taking_away(Letters(by={}), by=ADA) is Refusal.NOTHING_THERE


@pytest.mark.parametrize(
    ("pair", "deed", "are_shown"),
    [
        (both(NOTHING, READY), LetterDeed.READY, True),
        (both(NOTHING, NOTHING), LetterDeed.READY, False),
        (both(NOTHING, NONE), LetterDeed.READY, False),
        (both(NOTHING, READY), LetterDeed.NO_LETTER, False),
        (both(NOTHING, NONE), LetterDeed.NO_LETTER, False),
        (both(READY, NONE), LetterDeed.GIVE, True),
        (both(READY, NONE), LetterDeed.TAKE_BACK, False),
    ],
)
def test_letters_are_shown_together_or_given_knowingly(
    pair: Letters, deed: LetterDeed, are_shown: bool
) -> None:
    assert letters.after(ending(), pair, deed, by=ADA, seen=1).are_shown is are_shown


def test_a_refused_deed_raises_its_reason() -> None:
    with pytest.raises(EndingRefused) as refused:
        letters.after(ending(), Letters(by={}), LetterDeed.READY, by=ADA, seen=0)
    assert refused.value.why is Refusal.NO_WORDS


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        (NOTHING, NONE, Told.NOTHING),
        (READY, NONE, Told.OTHER_WRITES_NONE),
        (NONE, NONE, Told.BOTH_WRITE_NONE),
        (NONE, READY, Told.NOTHING),
        (READY, READY, Told.NOTHING),
        (READY, NOTHING, Told.NOTHING),
    ],
)
def test_what_one_is_told_of_the_others_letter(
    mine: Letter, theirs: Letter, told: Told
) -> None:
    assert letters.told(both(mine, theirs), to=ADA) is told


@given(mine=A_LETTER, theirs=A_LETTER, others=A_LETTER, now=ENDINGS)
def test_who_has_said_nothing_is_told_nothing_whatever_the_other_does(
    mine: Letter, theirs: Letter, others: Letter, now: Ending
) -> None:
    quiet = replace(mine, said=Said.NOTHING)
    one, another = both(quiet, theirs), both(quiet, others)
    assert letters.told(one, to=ADA) is letters.told(another, to=ADA) is Told.NOTHING
    assert letters.may(now, one, by=ADA) == letters.may(now, another, by=ADA)


@given(theirs=st.sampled_from([NOTHING, READY]), now=ENDINGS)
def test_who_writes_none_is_not_told_whether_there_is_one(theirs: Letter, now: Ending) -> None:
    assert letters.told(both(NONE, theirs), to=ADA) is Told.NOTHING


@given(pair=LETTERS, now=ENDINGS, deed=st.sampled_from(LetterDeed), person=BOTH)
def test_nobody_is_shown_a_letter_who_has_said_nothing(
    pair: Letters, now: Ending, deed: LetterDeed, person: UUID
) -> None:
    pair = replace(pair, are_shown=False)
    seen = pair.of(person).revision
    if letters.refuse(now, pair, deed, by=person, seen=seen):
        return
    after = letters.after(now, pair, deed, by=person, seen=seen)
    if after.are_shown:
        said = {after.of(one).said for one in (ADA, BO)}
        assert Said.NOTHING not in said
        assert Said.READY in said
    # Nothing of the other's is changed by what one says.
    assert after.of(OTHER[person]) == pair.of(OTHER[person])


@given(pair=LETTERS, now=ENDINGS, person=BOTH)
def test_of_letters_exchanging_the_two_exchanges_what_each_may_do(
    pair: Letters, now: Ending, person: UUID
) -> None:
    mirrored = exchanged(pair)
    assert letters.may(now, pair, by=person) == letters.may(now, mirrored, by=OTHER[person])
    assert letters.told(pair, to=person) is letters.told(mirrored, to=OTHER[person])


@pytest.mark.parametrize(
    ("said_at", "since", "said"),
    [
        (MONDAY, MONDAY, Said.READY),
        (MONDAY, MONDAY - timedelta(days=1), Said.READY),
        (MONDAY, MONDAY + timedelta(days=1), Said.NOTHING),
        (MONDAY, None, Said.NOTHING),
        (None, MONDAY, Said.NOTHING),
    ],
)
def test_what_was_said_before_an_ending_was_taken_back_has_lapsed(
    said_at: datetime | None, since: datetime | None, said: Said
) -> None:
    assert letters.still_said(Said.READY, said_at=said_at, since=since) is said
