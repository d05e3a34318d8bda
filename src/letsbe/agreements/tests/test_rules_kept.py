"""What letsbe keeps: one spelling, one of each sort, part of the exact text that is signed."""

import json
from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.agreements.rules import kept, negotiation
from letsbe.agreements.rules.changes import How, SaidBy, between, changes
from letsbe.agreements.rules.clauses import (
    Clause,
    ClauseDeed,
    Kind,
    Standing,
    refuse_saying,
    refuse_words,
)
from letsbe.agreements.rules.kept import (
    AgreedRhythm,
    Channel,
    Kept,
    QuietHours,
    Sort,
    Term,
    is_sound,
    kept_of,
    sort_of,
    spelled,
)
from letsbe.agreements.rules.refusals import Refusal
from letsbe.agreements.rules.signing import Read, digest, refuse_readiness, text_of
from letsbe.agreements.rules.signing import text as spelled_text
from letsbe.agreements.rules.turns import may_on
from letsbe.agreements.tests.values import (
    ADA,
    BO,
    IN_SIX_WEEKS,
    PATIENCE,
    TODAY,
    TUESDAYS,
    clause,
    ready,
    settled,
    table,
    why_not,
    wording,
)

EVENINGS = QuietHours(begins=time(21), ends=time(8))
NOONS = QuietHours(begins=time(12), ends=time(13, 30))
WEEKLY = AgreedRhythm(
    weekday=1, begins=time(18, 30), zone="Europe/London", every_weeks=2, minutes=60
)
TERMS: list[Term] = [EVENINGS, WEEKLY, Channel.ELSEWHERE]
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
terms = st.one_of(
    st.builds(QuietHours, begins=times, ends=times),
    st.builds(
        AgreedRhythm,
        weekday=st.integers(0, 6),
        begins=times,
        zone=st.sampled_from(["UTC", "Pacific/Chatham"]),
        every_weeks=st.integers(1, 4),
        minutes=st.integers(10, 240),
    ),
    st.sampled_from(Channel),
)


def practical(
    term: Term | None,
    *,
    pk: object = TUESDAYS,
    standing: Standing = Standing.SETTLED,
    **facts: object,
) -> Clause:
    said = replace(wording(1, is_agreed=standing is Standing.SETTLED), term=term)
    here = clause(said, standing=standing, kind=Kind.PRACTICAL)
    return replace(here, id=pk, **facts)  # type: ignore[arg-type]


@given(term=terms)
def test_a_term_is_read_as_it_was_spelled(term: Term) -> None:
    assert kept.read(spelled(term)) == (term if is_sound(term) else None)


@pytest.mark.parametrize(
    "told",
    [
        "",
        "[]",
        "3",
        "{}",
        '{"sort": "moon"}',
        '{"sort": "quiet", "from": "25:00", "until": "08:00"}',
        '{"sort": "quiet", "from": "08:00", "until": "08:00"}',
        '{"sort": "channel", "channel": "pigeon"}',
        '{"sort": "rhythm", "weekday": 7, "at": "18:00", "zone": "UTC", "every_weeks": 1,'
        ' "minutes": 60}',
    ],
)
def test_what_letsbe_does_not_know_it_does_not_keep(told: str) -> None:
    assert kept.read(told) is None


@pytest.mark.parametrize(
    ("term", "is_kept"),
    [
        (EVENINGS, True),
        (replace(EVENINGS, ends=time(21)), False),
        (WEEKLY, True),
        (replace(WEEKLY, weekday=7), False),
        (replace(WEEKLY, every_weeks=5), False),
        (replace(WEEKLY, minutes=5), False),
        (Channel.NOWHERE, True),
    ],
)
def test_only_what_can_be_kept_is_sound(term: Term, is_kept: bool) -> None:
    assert is_sound(term) is is_kept


def test_terms_together_are_what_is_kept() -> None:
    assert kept_of(TERMS) == Kept(quiet=EVENINGS, rhythm=WEEKLY, channel=Channel.ELSEWHERE)
    assert kept_of([]) == Kept()
    assert [sort_of(term) for term in TERMS] == list(Sort)


@pytest.mark.parametrize("kind", list(Kind))
def test_only_a_practical_clause_says_what_letsbe_keeps(kind: Kind) -> None:
    why = None if kind is Kind.PRACTICAL else Refusal.NOT_TO_BE_KEPT
    assert refuse_saying(kind, "Let's be quiet.", EVENINGS) is why
    assert refuse_saying(kind, "Let's be quiet.", None) is None


def test_what_cannot_be_kept_is_not_said() -> None:
    never = replace(EVENINGS, ends=time(21))
    assert refuse_saying(Kind.PRACTICAL, "Quiet.", never) is Refusal.NOT_TO_BE_KEPT
    assert refuse_saying(Kind.PRACTICAL, "Quiet.", EVENINGS) is None


def test_the_same_words_with_another_term_say_something_new() -> None:
    here = practical(EVENINGS)
    words = here.last.words or ""
    assert refuse_words(here, words, EVENINGS) is Refusal.SAME_WORDS
    assert refuse_words(here, words, NOONS) is None
    assert refuse_words(here, words) is None


def test_a_second_term_of_a_sort_is_not_proposed() -> None:
    now = table(practical(EVENINGS))
    for term, why in ((NOONS, Refusal.KEPT_ALREADY), (WEEKLY, None), (None, None)):
        deed = lambda: negotiation.propose(  # noqa: E731
            now,
            PATIENCE,
            Kind.PRACTICAL,
            "At noon.",
            by=BO,
            term=term,  # noqa: B023
        )
        assert why_not(deed) is why


def test_other_words_of_the_same_clause_may_change_its_term_and_no_other_clauses() -> None:
    now = table(practical(EVENINGS), practical(WEEKLY, pk=PATIENCE))

    def reworded(term: Term) -> Refusal | None:
        return why_not(
            lambda: negotiation.answer(
                now, TUESDAYS, ClauseDeed.REWORD, by=BO, seen=1, words="New.", term=term
            )
        )

    assert reworded(NOONS) is None
    assert reworded(WEEKLY) is Refusal.KEPT_ALREADY


def test_of_two_that_were_suggested_the_first_yes_decides() -> None:
    waiting = practical(NOONS, pk=PATIENCE, standing=Standing.WAITING)
    now = table(practical(EVENINGS), waiting)
    assert ClauseDeed.AGREE not in may_on(now, waiting, by=BO)
    assert why_not(
        lambda: negotiation.answer(now, PATIENCE, ClauseDeed.AGREE, by=BO, seen=1)
    ) is (Refusal.KEPT_ALREADY)
    alone = table(waiting)
    assert ClauseDeed.AGREE in may_on(alone, waiting, by=BO)


def test_words_that_were_agreed_come_back_only_where_their_term_has_room() -> None:
    agreed = replace(wording(1, is_agreed=True), term=EVENINGS)
    here = clause(agreed, wording(2, by=BO), kind=Kind.PRACTICAL)
    now = table(here, practical(NOONS))
    assert ClauseDeed.KEEP not in may_on(now, here, by=ADA)
    assert ClauseDeed.KEEP in may_on(table(here), here, by=ADA)


def test_two_terms_of_a_sort_are_never_signed() -> None:
    twice = (practical(EVENINGS), practical(NOONS, pk=PATIENCE))
    assert refuse_readiness(ready(clauses=twice), by=ADA, today=TODAY) is Refusal.KEPT_ALREADY
    once = (practical(EVENINGS), practical(WEEKLY, pk=PATIENCE))
    assert refuse_readiness(ready(clauses=once), by=ADA, today=TODAY) is None


@pytest.mark.parametrize("other", [None, NOONS, WEEKLY, Channel.HERE])
def test_the_term_is_part_of_the_exact_text(other: Term | None) -> None:
    here, there = (ready(clauses=(practical(term),)) for term in (EVENINGS, other))
    assert digest(here) != digest(there)
    assert spelled(EVENINGS) in json.loads(text_of(here))["clauses"][0]


def test_a_text_without_terms_and_goals_behind_them_is_spelled_as_it_always_was() -> None:
    now = ready(clauses=(settled(),))
    assert digest(now) == "7cb0a937b993f618408926b80d9f2f6c5a939b34308fcd79c7456f38588995f8"
    assert json.loads(text_of(now)).keys() == {
        "form",
        "version",
        "review_on",
        "clauses",
        "minimums",
    }


def test_a_version_with_a_term_is_spelled_as_the_draft_that_was_signed() -> None:
    now = ready(clauses=(practical(WEEKLY),))
    [one] = now.settled
    read = [Read(one.kind, one.id, one.last.words, WEEKLY)]
    again = spelled_text(version=1, review_on=IN_SIX_WEEKS, clauses=read, minimums=now.minimums)
    assert again == text_of(now)


def test_a_change_says_what_letsbe_would_keep_then_and_now() -> None:
    then = replace(wording(1, is_agreed=True), term=EVENINGS)
    now = replace(wording(2, is_agreed=True), term=None)
    here = clause(then, now, standing=Standing.SETTLED, kind=Kind.PRACTICAL, in_force=1)
    [change] = changes(table(here))
    assert (change.how, change.kept_then, change.kept_now) == (How.REWORDED, EVENINGS, None)


def test_two_versions_differ_where_only_the_term_does() -> None:
    then = {TUESDAYS: SaidBy(Kind.PRACTICAL, "Evenings.", ADA, EVENINGS)}
    now = {TUESDAYS: SaidBy(Kind.PRACTICAL, "Evenings.", ADA, NOONS)}
    assert [change.how for change in between(then, now)] == [How.REWORDED]
    assert between(then, then) == ()
