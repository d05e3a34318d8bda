"""The rules alone: the same for both, and each refusal beside its success."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.agreements.rules.kept import Channel
from letsbe.conversations.rules import searching, writing
from letsbe.conversations.rules.refusals import Refusal
from letsbe.conversations.rules.writing import Written
from letsbe.conversations.tests.people import NOON
from letsbe.relationships.rules import Bond

ADA, BO = UUID(int=1), UUID(int=2)
OTHER = {ADA: BO, BO: ADA}
PEOPLE = st.sampled_from([ADA, BO])
BONDS = st.builds(
    Bond,
    people=st.just(frozenset({ADA, BO})),
    is_agreed=st.booleans(),
    paused_by=st.frozensets(PEOPLE),
    ending_by=st.frozensets(PEOPLE),
    is_ended=st.booleans(),
)
MESSAGES = st.builds(
    Written,
    author=PEOPLE,
    version=st.integers(1, 3),
    shown_at=st.sampled_from([None, NOON, NOON - timedelta(hours=1)]),
    is_removed=st.booleans(),
)


def exchanged(bond: Bond) -> Bond:
    return replace(
        bond,
        paused_by=frozenset(OTHER[p] for p in bond.paused_by),
        ending_by=frozenset(OTHER[p] for p in bond.ending_by),
    )


@given(bond=BONDS, channel=st.sampled_from([None, *Channel]))
def test_what_one_may_send_the_other_may(bond: Bond, channel: Channel | None) -> None:
    told = writing.refuse_sending(bond, channel)

    assert writing.refuse_sending(exchanged(bond), channel) is told
    assert (told is None) == (bond.is_open and channel in {None, Channel.HERE})


@given(now=MESSAGES, by=PEOPLE, seen=st.integers(1, 3))
def test_exchanging_the_two_exchanges_what_each_may_change(
    now: Written, by: UUID, seen: int
) -> None:
    mirror = replace(now, author=OTHER[now.author])
    may = writing.refuse_editing(now, by=by, seen=seen, at=NOON)
    may_remove = writing.refuse_removing(now, by=by)

    assert writing.refuse_editing(mirror, by=OTHER[by], seen=seen, at=NOON) is may
    assert writing.refuse_removing(mirror, by=OTHER[by]) is may_remove
    if by != now.author:
        assert may is may_remove is Refusal.NOT_YOURS


@given(bond=BONDS, is_same=st.booleans(), version=st.integers(0, 2), seen=st.integers(0, 2))
def test_a_draft_is_kept_alike_for_both(
    bond: Bond, is_same: bool, version: int, seen: int
) -> None:
    told = writing.refuse_keeping(bond, is_same=is_same, version=version, seen=seen)
    mirror = exchanged(bond)

    assert writing.refuse_keeping(mirror, is_same=is_same, version=version, seen=seen) is told


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("The Café by the lock", "cafe"),
        ("STRASSE", "straße"),
        ("Straße", "STRASSE"),
        ("cafe\u0301 au lait", "café AU"),
        ("two\nlines  here", "Two lines here"),
        ("İstanbul", "istanbul"),
        ("Ćevapi, ÀÉÎÕÜ", "aeiou"),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(written: str, wanted: str) -> None:
    sought = searching.folded(wanted)
    found = searching.excerpt(written, sought)

    assert sought in searching.folded(written)
    assert found
    assert searching.folded(found.found) == sought


def test_an_excerpt_shows_the_letters_as_they_were_written_and_a_little_around() -> None:
    found = searching.excerpt(f"{'a' * 90} the Café {'b' * 90}", "cafe")

    assert found
    assert found.found == "Café"
    assert found.before == f"…{'a' * 55} the "
    assert found.after == f" {'b' * 59}…"
    short = searching.excerpt("the Cafe\u0301", "cafe")
    assert short
    assert (short.before, short.found, short.after) == ("the ", "Cafe\u0301", "")


def test_an_accent_alone_stands_nowhere() -> None:
    assert searching.excerpt("café", searching.folded("\u0301")) is None


def test_a_space_is_a_space_however_wide() -> None:
    for space in ("  ", "\n", "\t", "\u00a0"):
        wide = searching.folded(f"at half{space}past six")
        assert searching.folded("half past") in wide


def test_what_is_not_there_has_no_excerpt() -> None:
    assert searching.excerpt("Hello.", "bye") is None
    assert searching.excerpt("Hello.", "") is None


@given(words=st.text(max_size=40), start=st.integers(0, 39), length=st.integers(1, 9))
def test_every_piece_of_a_text_is_found_in_it(words: str, start: int, length: int) -> None:
    sought = searching.folded(words[start : start + length])
    if sought and sought in searching.folded(words):
        found = searching.excerpt(words, sought)
        assert found is None or sought in searching.folded(found.found)
