"""Where a demo may be walked around in, and when in the past something took place."""

from datetime import UTC, datetime

import pytest

from letsbe.demo import rules

NOW = datetime(2026, 11, 22, 0, 20, tzinfo=UTC)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1"])
def test_a_request_of_this_machine_is_let_in(address: str) -> None:
    assert rules.is_on_this_machine(address, is_forwarded=False)


@pytest.mark.parametrize("address", ["192.168.1.7", "10.0.0.1", "2001:db8::1", "", "localhost"])
def test_a_request_from_elsewhere_is_not(address: str) -> None:
    assert not rules.is_on_this_machine(address, is_forwarded=False)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_what_was_passed_on_to_this_machine_is_not_of_it(address: str) -> None:
    assert not rules.is_on_this_machine(address, is_forwarded=True)


@pytest.mark.parametrize(
    ("ago", "when"),
    [
        ("18 10:05", datetime(2026, 11, 4, 10, 5, tzinfo=UTC)),
        ("1 23:59", datetime(2026, 11, 21, 23, 59, tzinfo=UTC)),
        ("52 min", datetime(2026, 11, 21, 23, 28, tzinfo=UTC)),
    ],
)
def test_a_time_in_a_story_is_counted_back_from_now(ago: str, when: datetime) -> None:
    assert rules.moment(ago, before=NOW) == when


@pytest.mark.parametrize("ago", ["", "soon", "18", "18 24:00", "18 10:60", "min", "-1 10:00"])
def test_a_time_that_cannot_be_read_is_named(ago: str) -> None:
    with pytest.raises(ValueError, match="neither like"):
        rules.moment(ago, before=NOW)
