"""Who may choose, say no to one, or to all; and what a coordinator may show."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.introductions.rules.choosing import (
    Card,
    CardState,
    Introduction,
    places_left,
    refuse_choosing,
    refuse_none_of_these,
    refuse_passing_over,
)
from letsbe.introductions.rules.refusals import Refusal
from letsbe.introductions.rules.running import Step, refuse_asking, refuse_vouching

ONE, TWO, PEER, DANA, BO = (UUID(int=n + 1) for n in range(5))
THEN = datetime(2026, 11, 2, tzinfo=UTC)
FACTS = st.fixed_dictionaries(
    {name: st.booleans() for name in ("is_passed_over", "is_chosen", "has_begun",
                                      "did_not_come_about")}
)  # fmt: skip


def shown(*, closed: bool = False, other: Card | None = None, **facts: bool) -> Introduction:
    cards = {ONE: Card(id=ONE, **facts), TWO: other or Card(id=TWO)}
    return Introduction(cards=cards, closed_at=THEN if closed else None)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, CardState.OPEN),
        ({"is_passed_over": True}, CardState.PASSED_OVER),
        ({"is_chosen": True}, CardState.CHOSEN),
        ({"is_chosen": True, "did_not_come_about": True}, CardState.NOT_THIS_TIME),
        ({"is_chosen": True, "has_begun": True}, CardState.BEGUN),
    ],
)
def test_a_card_is_in_one_state(facts: dict[str, bool], state: CardState) -> None:
    assert Card(id=ONE, **facts).state is state


@pytest.mark.parametrize(
    ("now", "places", "is_here", "why"),
    [
        (shown(), 1, True, None),
        (shown(), 0, True, Refusal.TAKEN),
        (shown(), 1, False, Refusal.NOT_HERE_NOW),
        (shown(closed=True), 1, True, Refusal.CLOSED),
        (shown(other=Card(id=TWO, is_chosen=True)), 1, True, Refusal.CHOSEN_ALREADY),
        (shown(is_passed_over=True), 1, True, Refusal.PASSED_OVER),
        (shown(is_chosen=True, did_not_come_about=True), 1, True, Refusal.CLOSED),
        (
            shown(other=Card(id=TWO, is_chosen=True, did_not_come_about=True)),
            1,
            True,
            None,
        ),
    ],
)
def test_a_card_is_chosen_unless_one_thing_stands_against_it(
    now: Introduction, places: int, is_here: bool, why: Refusal | None
) -> None:
    assert refuse_choosing(now, ONE, places=places, is_here=is_here) is why


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (shown(), None),
        (shown(closed=True), Refusal.CLOSED),
        (shown(is_chosen=True), Refusal.CHOSEN_ALREADY),
    ],
)
def test_none_of_these_can_be_said_until_somebody_is_chosen(
    now: Introduction, why: Refusal | None
) -> None:
    assert refuse_none_of_these(now) is why


@given(FACTS, FACTS, st.booleans(), st.integers(0, 3), st.booleans())
def test_a_no_is_free_wherever_a_yes_is(
    one: dict[str, bool], two: dict[str, bool], closed: bool, places: int, is_here: bool
) -> None:
    now = shown(closed=closed, other=Card(id=TWO, **two), **one)
    if refuse_choosing(now, ONE, places=places, is_here=is_here) is None:
        assert refuse_passing_over(now, ONE) is None
        assert refuse_none_of_these(now) is None


@given(FACTS, FACTS)
def test_only_open_cards_are_left_to_choose(one: dict[str, bool], two: dict[str, bool]) -> None:
    now = shown(other=Card(id=TWO, **two), **one)
    assert {c.state for c in now.to_choose} <= {CardState.OPEN}


def test_places_are_never_fewer_than_none() -> None:
    assert [places_left(2, taken=taken) for taken in (0, 2, 5)] == [2, 0, 0]


@pytest.mark.parametrize(
    ("is_under_way", "looking", "why"),
    [(False, 1, None), (True, 1, Refusal.UNDER_WAY), (False, 0, Refusal.NOBODY_LOOKS)],
)
def test_one_proposal_is_made_at_a_time_for_somebody(
    is_under_way: bool, looking: int, why: Refusal | None
) -> None:
    assert refuse_asking(is_under_way=is_under_way, looking=looking) is why


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"step": Step.WRITING}, Refusal.NOT_READY),
        ({"step": Step.FAILED}, Refusal.NOT_READY),
        ({"is_newest": False}, Refusal.NEWER_ONE),
        ({"is_shown": True}, Refusal.SHOWN_ALREADY),
        ({"by": PEER}, Refusal.ONESELF),
        ({"supporters": []}, Refusal.NOTHING_TO_SHOW),
        ({"supporters": [DANA]}, Refusal.ONESELF),
        ({"supporters": [DANA, BO]}, None),
    ],
)
def test_a_short_list_is_shown_unless_one_thing_stands_against_it(
    facts: dict[str, object], why: Refusal | None
) -> None:
    usual = {"step": Step.DONE, "is_newest": True, "peer": PEER, "supporters": [BO]}
    asked = {**usual, "by": DANA, "is_shown": False, **facts}
    assert refuse_vouching(asked.pop("step"), **asked) is why  # type: ignore[arg-type]
