"""What two people share, in words."""

import pytest

from letsbe.introductions.queries import said
from letsbe.introductions.rules.common import Common
from letsbe.people.rules.portraits import Way


def evenings(*days: int) -> int:
    return sum(1 << (24 * day + 18) for day in days)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((1,), "evenings (Tuesday)"),
        ((1, 2), "evenings (Tuesday, Wednesday)"),
        ((1, 2, 3), "evenings (Tuesday to Thursday)"),
        ((0, 1, 2, 5), "evenings (Monday to Wednesday, Saturday)"),
        ((0, 3, 4, 5, 6), "evenings (Monday, Thursday to Sunday)"),
        ((), ""),
    ],
)
def test_days_that_follow_each_other_are_told_as_one(days: tuple[int, ...], words: str) -> None:
    assert said.hours(evenings(*days)) == words


def test_everything_two_share_fits_in_a_line() -> None:
    shared = Common(
        experiences=("Grief",),
        wishes=("Calm",),
        interests=("Chess", "Tea"),
        languages=("English", "Twi"),
        ways=(Way.IN_PERSON, Way.VIDEO, Way.PHONE, Way.TEXT),
        hours=evenings(2) | 1 << 9 | 1 << 13 | 1 << 2,
    )
    assert said.in_a_line(shared) == (
        "both know: Grief; hoped for and said: Calm; both like: Chess, Tea; "
        "mornings (Monday), afternoons (Monday), evenings (Wednesday), nights (Monday); "
        "English, Twi (in person, by video, by phone, by text)"
    )
    assert said.in_a_line(Common(languages=("Twi",))) == "Twi"
    assert said.in_a_line(Common()) == ""
