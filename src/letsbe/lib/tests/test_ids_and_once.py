"""Identities that grow with time, and keys that tell one deed on a page from another."""

from datetime import UTC, datetime, timedelta

from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once

ONE = Once(key=new_id(), fingerprint=b"words")


def test_an_identity_is_new_each_time_and_grows() -> None:
    made = [new_id() for _ in range(1000)]
    assert len(set(made)) == 1000
    assert made == sorted(made)
    assert {each.version for each in made} == {7}


def test_the_clock_knows_its_zone() -> None:
    assert abs(clock.now() - datetime.now(tz=UTC)) < timedelta(seconds=5)
    assert clock.now().tzinfo is UTC


def test_one_key_on_a_page_is_another_key_for_each_deed_there() -> None:
    assert ONE.of("agree", "first").key != ONE.of("agree", "second").key
    assert ONE.of("agree", "first").key != ONE.of("park", "first").key
    assert ONE.of("agree", "first") == ONE.of("agree", "first")
    assert ONE.of("agree").fingerprint == ONE.fingerprint
