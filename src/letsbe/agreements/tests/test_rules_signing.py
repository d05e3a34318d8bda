"""Signing: each refusal beside its success, and what a text is made of."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from letsbe.agreements.rules.clauses import Kind, Standing
from letsbe.agreements.rules.negotiation import Minimum, Negotiation, open_change
from letsbe.agreements.rules.refusals import Refusal
from letsbe.agreements.rules.reviewing import Review
from letsbe.agreements.rules.signing import (
    Read,
    digest,
    digest_of,
    refuse_readiness,
    refuse_signature,
    sign,
    text,
    text_of,
    valid_signatures,
)
from letsbe.agreements.tests.values import (
    ADA,
    BO,
    CLEO,
    CONDUCT,
    IN_SIX_WEEKS,
    PATIENCE,
    TODAY,
    TUESDAYS,
    clause,
    in_force,
    ready,
    settled,
    why_not,
    wording,
)


def signed_by(person: Any, now: Negotiation) -> Negotiation:
    return sign(now, by=person, read=digest(now), today=TODAY)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"clauses": (settled(), clause(pk=TUESDAYS))}, Refusal.NOT_ALL_SETTLED),
        (
            {"clauses": (settled(), clause(pk=TUESDAYS, standing=Standing.PARKED))},
            Refusal.NOT_ALL_SETTLED,
        ),
        ({"clauses": (settled(), clause(pk=TUESDAYS, standing=Standing.LEFT_OUT))}, None),
        ({"clauses": (clause(standing=Standing.LEFT_OUT),)}, Refusal.NOTHING_SETTLED),
        ({"clauses": ()}, Refusal.NOTHING_SETTLED),
        (
            {"clauses": (clause(wording(1, words=None), standing=Standing.SETTLED),)},
            Refusal.CANNOT_BE_SHOWN,
        ),
        ({"acknowledged": frozenset({(BO, CONDUCT.id)})}, Refusal.NOT_ALL_ACKNOWLEDGED),
        ({"draft_review_on": None}, Refusal.NO_REVIEW_DATE),
        ({"draft_review_on": TODAY}, Refusal.REVIEW_DATE_TOO_SOON),
        ({"draft_review_on": TODAY + timedelta(days=1)}, None),
        ({"is_draft_open": False}, Refusal.NO_CHANGE_OPEN),
        ({"is_paused": True}, Refusal.PAUSED),
        ({"is_ended": True}, Refusal.ENDED),
    ],
)
def test_one_thing_missing_keeps_both_from_signing(
    facts: dict[str, Any], why: Refusal | None
) -> None:
    for person in (ADA, BO):
        assert refuse_readiness(ready(**facts), by=person, today=TODAY) is why


def test_nobody_else_signs() -> None:
    read = digest(ready())
    assert refuse_signature(ready(), by=CLEO, read=read, today=TODAY) is (
        Refusal.NOT_ONE_OF_THE_TWO
    )
    assert refuse_signature(ready(), by=ADA, read=read, today=TODAY) is None


def test_a_changed_agreement_must_be_read_again() -> None:
    read = digest(ready())
    changed = ready(draft_review_on=IN_SIX_WEEKS + timedelta(days=1))
    assert refuse_signature(changed, by=ADA, read=read, today=TODAY) is (
        Refusal.CHANGED_SINCE_READ
    )
    assert refuse_signature(changed, by=ADA, read=digest(changed), today=TODAY) is None


def test_a_text_that_was_signed_or_let_go_meanwhile_must_be_read_again() -> None:
    read = digest(ready())
    assert refuse_signature(in_force(), by=ADA, read=read, today=TODAY) is (
        Refusal.CHANGED_SINCE_READ
    )


def test_a_read_text_that_lacks_something_is_not_signed() -> None:
    short = ready(draft_review_on=None)
    why = refuse_signature(short, by=ADA, read=digest(short), today=TODAY)
    assert why is Refusal.NO_REVIEW_DATE


def test_nobody_signs_the_same_text_twice() -> None:
    half = signed_by(ADA, ready())
    assert why_not(lambda: signed_by(ADA, half)) is Refusal.SIGNED_ALREADY
    assert why_not(lambda: signed_by(BO, half)) is None


def test_one_signature_brings_nothing_in_force() -> None:
    half = signed_by(ADA, ready())
    assert (half.in_force, half.is_draft_open) == (0, True)
    assert valid_signatures(half) == {ADA}


@pytest.mark.parametrize(("first", "second"), [(ADA, BO), (BO, ADA)])
def test_two_signatures_bring_the_text_in_force(first: Any, second: Any) -> None:
    review = Review(called_by=ADA)
    whole = signed_by(second, signed_by(first, ready(review=review)))
    assert (whole.in_force, whole.is_draft_open, whole.review) == (1, False, None)
    assert (whole.review_on, whole.draft_review_on) == (IN_SIX_WEEKS, None)
    assert whole.clause(PATIENCE).in_force == 1
    assert not whole.signed


def test_a_signature_under_an_earlier_text_does_not_count() -> None:
    half = signed_by(ADA, ready())
    changed = replace(half, draft_review_on=IN_SIX_WEEKS + timedelta(days=1))
    assert not valid_signatures(changed)
    assert signed_by(BO, changed).in_force == 0


def test_what_is_left_out_of_the_next_version_is_no_longer_in_force() -> None:
    change = open_change(in_force(), by=ADA, today=TODAY)
    gone = replace(change.clause(PATIENCE), standing=Standing.LEFT_OUT)
    draft = replace(change, clauses=(gone, settled(TUESDAYS)))
    whole = signed_by(BO, signed_by(ADA, draft))
    assert (whole.clause(PATIENCE).in_force, whole.clause(TUESDAYS).in_force) == (None, 1)
    assert whole.in_force == 2


def test_a_text_that_changes_nothing_is_not_signed() -> None:
    same = open_change(in_force(), by=ADA, today=TODAY)
    assert why_not(lambda: signed_by(ADA, same)) is Refusal.NOTHING_CHANGED


@pytest.mark.parametrize(
    "facts",
    [
        {"clauses": (settled(TUESDAYS),)},
        {"clauses": (clause(wording(1, words="Other."), standing=Standing.SETTLED),)},
        {"minimums": (replace(CONDUCT, title="Another"),)},
        {"minimums": (replace(CONDUCT, words="Another"),)},
        {"minimums": (replace(CONDUCT, reason="Another"),)},
        {"minimums": (replace(CONDUCT, id=ADA),)},
        {"minimums": ()},
        {"draft_review_on": TODAY},
        {"draft_review_on": None},
        {"in_force": 1},
    ],
)
def test_everything_that_is_read_is_part_of_the_digest(facts: dict[str, Any]) -> None:
    assert digest(ready(**facts)) != digest(ready())


@pytest.mark.parametrize(
    "facts",
    [
        {"is_paused": True},
        {"acknowledged": frozenset()},
        {"clauses": (settled(), clause(pk=TUESDAYS))},
        {"review": Review(called_by=ADA)},
        {"signed": {ADA: "x"}},
        {"clauses": (settled(by=BO),)},
    ],
)
def test_what_is_not_read_is_no_part_of_the_digest(facts: dict[str, Any]) -> None:
    assert digest(ready(**facts)) == digest(ready())


def test_words_cannot_pass_for_the_border_between_two_clauses() -> None:
    first, second = settled(), settled(TUESDAYS)
    joined = replace(first, wordings=(wording(1, words='a", "b', is_agreed=True),))
    apart = replace(first, wordings=(wording(1, words="a", is_agreed=True),))
    assert text_of(ready(clauses=(joined, second))) != text_of(ready(clauses=(apart, second)))
    assert json.loads(text_of(ready(clauses=(joined,))))["clauses"][0][2] == 'a", "b'


def test_the_digest_has_the_same_bytes_in_every_release() -> None:
    asked = Minimum(id=CONDUCT.id, title="T", words="W", reason="R")
    now = ready(minimums=(asked,))
    assert digest(now) == ("ea10b27090226bf0eb554be2f1889e7af92f6c295542c9604412442cb8c49fcf")


def test_a_change_of_what_the_programme_asks_alone_can_be_signed() -> None:
    asked = replace(CONDUCT, id=CLEO, words="We come awake.")
    draft = replace(open_change(in_force(), by=ADA, today=TODAY), minimums=(asked,))
    assert why_not(lambda: signed_by(ADA, draft)) is Refusal.NOT_ALL_ACKNOWLEDGED
    draft = replace(draft, acknowledged=frozenset({(ADA, CLEO), (BO, CLEO)}))
    whole = signed_by(BO, signed_by(ADA, draft))
    assert (whole.in_force, whole.minimums_in_force) == (2, (CLEO,))
    again = open_change(whole, by=BO, today=TODAY)
    assert why_not(lambda: signed_by(BO, again)) is Refusal.NOTHING_CHANGED


def test_a_text_that_is_kept_is_spelled_as_the_one_that_was_signed() -> None:
    now = ready(clauses=(settled(), settled(TUESDAYS, kind=Kind.BOUNDARY)))
    kept = text(
        version=1,
        review_on=IN_SIX_WEEKS,
        clauses=[Read(c.kind, c.id, c.last.words) for c in now.settled],
        minimums=[CONDUCT],
    )
    assert digest_of(kept) == digest(now)
