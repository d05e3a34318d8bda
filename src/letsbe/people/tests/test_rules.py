"""Rules of people, without a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.people import rules
from letsbe.people.rules import Door, Invited, Newcomer, Part, Refusal

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
WAITING = Invited(ends_at=NOON + timedelta(days=1), used_at=None, withdrawn_at=None)


def test_a_waiting_invitation_brings_an_adult_in_who_read_the_page() -> None:
    refusal = rules.refuse_acceptance(WAITING, is_adult=True, has_read_this_page=True, at=NOON)

    assert refusal is None


@pytest.mark.parametrize(
    ("invited", "is_adult", "has_read", "refusal"),
    [
        (replace(WAITING, used_at=NOON), True, True, Refusal.USED),
        (replace(WAITING, withdrawn_at=NOON), True, True, Refusal.WITHDRAWN),
        (replace(WAITING, ends_at=NOON), True, True, Refusal.TOO_LATE),
        (WAITING, False, True, Refusal.NOT_ADULT),
        (WAITING, True, False, Refusal.PAGE_CHANGED),
    ],
)
def test_one_different_fact_closes_the_way_in(
    invited: Invited, is_adult: bool, has_read: bool, refusal: Refusal
) -> None:
    told = rules.refuse_acceptance(
        invited, is_adult=is_adult, has_read_this_page=has_read, at=NOON
    )

    assert told is refusal


def test_an_invitation_is_good_until_its_last_instant_and_not_at_it() -> None:
    last = WAITING.ends_at

    assert rules.refuse_opening(WAITING, at=last - timedelta(microseconds=1)) is None
    assert rules.refuse_opening(WAITING, at=last) is Refusal.TOO_LATE


def test_nobody_is_invited_while_the_doors_are_closed() -> None:
    assert rules.refuse_inviting(doors_open=True) is None
    assert rules.refuse_inviting(doors_open=False) is Refusal.DOORS_CLOSED


def test_the_last_coordinator_stays_one() -> None:
    assert rules.refuse_ending_part(Part.COORDINATOR, other_coordinators=1) is None
    assert (
        rules.refuse_ending_part(Part.COORDINATOR, other_coordinators=0)
        is Refusal.LAST_COORDINATOR
    )
    assert rules.refuse_ending_part(Part.PEER, other_coordinators=0) is None


def test_nobody_closes_their_own_account() -> None:
    assert rules.refuse_disabling(is_oneself=False) is None
    assert rules.refuse_disabling(is_oneself=True) is Refusal.ONESELF


def test_a_refusal_says_why() -> None:
    assert rules.Refused(Refusal.USED).reason is Refusal.USED


@pytest.mark.parametrize("door", Door)
def test_each_door_takes_its_number_of_tries_and_not_one_more(door: Door) -> None:
    assert not rules.is_too_often(rules.MOST_TRIES[door], door=door)
    assert rules.is_too_often(rules.MOST_TRIES[door] + 1, door=door)


def test_tries_are_counted_by_the_quarter_hour() -> None:
    number, ends_at = rules.counted_in(NOON + timedelta(minutes=14, seconds=59))

    assert ends_at == NOON + timedelta(minutes=15)
    assert rules.counted_in(NOON)[0] == number
    assert rules.counted_in(ends_at)[0] == number + 1


@pytest.mark.parametrize(
    "typed",
    [
        "ada@example.org",
        "  Ada@Example.ORG ",
        "ADA@example.org\n",
        "a\u200bda@example.org",
        "\uff41da@example.org",
        "\u202eada@example.org",
    ],
)
def test_an_address_has_one_spelling_however_it_is_typed(typed: str) -> None:
    assert rules.spelled_address(typed) == "ada@example.org"


@given(st.text())
def test_spelling_an_address_twice_changes_nothing_more(typed: str) -> None:
    spelled = rules.spelled_address(typed)

    assert rules.spelled_address(spelled) == spelled


@pytest.mark.parametrize("typed", ["", " ", "\u200b\u2060", "\n"])
def test_an_address_of_nothing_visible_is_nothing(typed: str) -> None:
    assert rules.spelled_address(typed) == ""


def test_a_code_is_the_same_in_small_letters_with_gaps_and_with_o_for_zero() -> None:
    assert rules.spelled_code(" abo1-2il3 ") == "AB012113"
    assert rules.shown_code("AB0123456789") == "AB01-2345-6789"
    assert rules.spelled_code(rules.shown_code("AB0123456789")) == "AB0123456789"


def test_a_passphrase_is_the_same_on_every_keyboard() -> None:
    assert rules.spelled_passphrase("cafe\u0301") == rules.spelled_passphrase("caf\u00e9")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada", "A"),
        ("Ada King Lovelace", "AL"),
        ("e\u0301lodie", "\u00c9"),
        ("\u200b ada", "A"),
        ("", ""),
        ("\u0644\u064a\u0644\u0649", "\u0644"),
    ],
)
def test_a_name_has_one_or_two_letters_for_its_circle(name: str, letters: str) -> None:
    assert rules.initials(name) == letters


def test_a_newcomers_passphrase_is_not_in_what_is_printed_of_them() -> None:
    newcomer = Newcomer(name="Ada", address="ada", password="canary-words", time_zone="UTC")

    assert "canary-words" not in repr(newcomer)
