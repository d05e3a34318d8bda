"""How an entry is spelled for its chain: everything in it counts, on every database alike."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.journal.rules import Written, as_bytes, head_as_bytes

STRAND, ADA = UUID(int=1), UUID(int=2)
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ENTRY = Written(
    strand=STRAND, number=1, deed="agreements.signed", by=ADA, about=None, facts={}, at=AT
)


@pytest.mark.parametrize(
    "changed",
    [
        {"strand": ADA},
        {"number": 2},
        {"deed": "agreements.agreed"},
        {"by": STRAND},
        {"by": None},
        {"about": ADA},
        {"facts": {"number": 1}},
        {"at": AT + timedelta(microseconds=1)},
    ],
)
def test_every_part_of_an_entry_counts(changed: dict[str, Any]) -> None:
    assert as_bytes(replace(ENTRY, **changed)) != as_bytes(ENTRY)


def test_who_and_what_cannot_be_taken_for_each_other() -> None:
    assert as_bytes(replace(ENTRY, by=ADA, about=None)) != as_bytes(
        replace(ENTRY, by=None, about=ADA)
    )


@given(facts=st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.integers(0, 9)))
def test_facts_are_spelled_the_same_in_any_order(facts: dict[str, str | int]) -> None:
    turned = dict(reversed(facts.items()))
    assert as_bytes(replace(ENTRY, facts=turned)) == as_bytes(replace(ENTRY, facts=facts))


def test_one_moment_is_spelled_the_same_wherever_the_clock_hangs() -> None:
    elsewhere = AT.astimezone(timezone(timedelta(hours=13, minutes=45)))
    assert as_bytes(replace(ENTRY, at=elsewhere)) == as_bytes(ENTRY)


def test_the_head_tells_the_strand_and_its_length() -> None:
    assert head_as_bytes(STRAND, length=2) != head_as_bytes(STRAND, length=3)
    assert head_as_bytes(STRAND, length=2) != head_as_bytes(ADA, length=2)
