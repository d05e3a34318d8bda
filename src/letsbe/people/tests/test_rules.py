"""Rules of people, without a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.people import rules
from letsbe.people.rules import Door, Invited, Newcomer, Part, Refusal, WayHeld

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
WAITING = Invited(ends_at=NOON + timedelta(days=1), used_at=None, withdrawn_at=None)
HELD = WayHeld(ends_at=NOON + timedelta(days=1), used_at=None, is_active=True)


def test_a_waiting_invitation_brings_an_adult_in_who_read_the_page() -> None:
    refusal = rules.refuse_acceptance(
        WAITING, doors_open=True, is_adult=True, has_read_this_page=True, at=NOON
    )

    assert refusal is None


@pytest.mark.parametrize(
    ("invited", "other", "refusal"),
    [
        (replace(WAITING, used_at=NOON), {}, Refusal.USED),
        (replace(WAITING, withdrawn_at=NOON), {}, Refusal.WITHDRAWN),
        (replace(WAITING, ends_at=NOON), {}, Refusal.TOO_LATE),
        (WAITING, {"doors_open": False}, Refusal.DOORS_CLOSED),
        (WAITING, {"is_adult": False}, Refusal.NOT_ADULT),
        (WAITING, {"has_read_this_page": False}, Refusal.PAGE_CHANGED),
    ],
)
def test_one_different_fact_closes_the_way_in(
    invited: Invited, other: dict[str, bool], refusal: Refusal
) -> None:
    facts = {"doors_open": True, "is_adult": True, "has_read_this_page": True, **other}

    assert rules.refuse_acceptance(invited, at=NOON, **facts) is refusal


def test_an_invitation_is_good_until_its_last_instant_and_not_at_it() -> None:
    last = WAITING.ends_at

    assert rules.refuse_opening(WAITING, at=last - timedelta(microseconds=1)) is None
    assert rules.refuse_opening(WAITING, at=last) is Refusal.TOO_LATE


def test_nobody_is_invited_while_the_doors_are_closed() -> None:
    assert rules.refuse_inviting(doors_open=True) is None
    assert rules.refuse_inviting(doors_open=False) is Refusal.DOORS_CLOSED


def test_shut_doors_let_nobody_in_and_leave_the_invitation_good() -> None:
    assert rules.refuse_coming(WAITING, doors_open=False, at=NOON) is Refusal.DOORS_CLOSED
    assert rules.refuse_coming(WAITING, doors_open=True, at=NOON) is None


def test_a_used_invitation_is_told_to_be_used_whether_or_not_the_doors_are_open() -> None:
    used = replace(WAITING, used_at=NOON)

    assert rules.refuse_coming(used, doors_open=False, at=NOON) is Refusal.USED


def test_a_way_back_is_made_for_somebody_whose_account_is_open() -> None:
    assert rules.refuse_way_back(is_active=True) is None
    assert rules.refuse_way_back(is_active=False) is Refusal.ACCOUNT_CLOSED


@pytest.mark.parametrize(
    ("way", "refusal"),
    [
        (HELD, None),
        (replace(HELD, used_at=NOON), Refusal.WAY_BACK_USED),
        (replace(HELD, ends_at=NOON), Refusal.WAY_BACK_ENDED),
        (replace(HELD, is_active=False), Refusal.ACCOUNT_CLOSED),
    ],
)
def test_one_different_fact_closes_the_way_back(way: WayHeld, refusal: Refusal | None) -> None:
    assert rules.refuse_return(way, at=NOON) is refusal


@pytest.mark.parametrize("name", ["passphrase", "new_password2", "again", "0-current", "CODE"])
def test_a_field_of_a_secret_is_known_by_its_name(name: str) -> None:
    assert rules.is_secret(name)


@pytest.mark.parametrize("name", ["words", "against", "currently", "encoded", "name"])
def test_a_field_that_only_sounds_like_one_is_no_secret(name: str) -> None:
    assert not rules.is_secret(name)


@pytest.mark.parametrize("value", ["trust", "Europe/Lisbon", "a-b", "\u4fe1", "2026-12-01"])
def test_a_single_word_counts_as_written(value: str) -> None:
    assert rules.looks_written("words", value=value)
    assert rules.looks_written("kept.words", value=value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("words", "42"),
        ("words", " \u200b "),
        ("line", "0190f1b2-0000-7000-8000-000000000001"),
        ("deed", "give"),
        ("kept.time_zone", "Europe/Lisbon"),
        ("csrfmiddlewaretoken", "x"),
    ],
)
def test_what_a_page_fills_in_needs_no_second_look(name: str, value: str) -> None:
    assert not rules.looks_written(name, value=value)


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


def test_a_newcomers_passphrase_is_not_in_what_is_printed_of_them() -> None:
    newcomer = Newcomer(name="Ada", address="ada", password="canary-words", time_zone="UTC")

    assert "canary-words" not in repr(newcomer)
