from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from letsbe.practice.rules import spacing
from letsbe.practice.rules.spacing import DAYS, Spaced

TODAY = date(2026, 11, 2)
DAYS_AROUND = st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))
PLANS = st.dictionaries(
    st.sampled_from("abcdef"), st.builds(Spaced, st.integers(0, 4), DAYS_AROUND)
)


def test_what_was_missed_comes_back_tomorrow_and_what_was_seen_later() -> None:
    missed = spacing.spaced(None, is_seen=False, today=TODAY)
    seen = spacing.spaced(None, is_seen=True, today=TODAY)

    assert missed == Spaced(0, TODAY + timedelta(days=1))
    assert seen == Spaced(1, TODAY + timedelta(days=3))


def test_each_time_in_a_row_it_takes_longer_until_it_is_the_longest() -> None:
    plan, waits = None, []
    for _time in range(6):
        plan = spacing.spaced(plan, is_seen=True, today=TODAY)
        waits.append((plan.due_on - TODAY).days)

    assert waits == [3, 7, 16, 35, 35, 35]


def test_a_miss_begins_the_row_anew() -> None:
    missed = spacing.spaced(Spaced(4, TODAY), is_seen=False, today=TODAY)

    assert missed == Spaced(0, TODAY + timedelta(days=1))


def test_what_is_due_longest_comes_first_then_what_is_new_then_the_rest() -> None:
    late, later = Spaced(0, TODAY - timedelta(days=3)), Spaced(0, TODAY - timedelta(days=1))
    soon, far = Spaced(1, TODAY + timedelta(days=1)), Spaced(2, TODAY + timedelta(days=9))

    assert spacing.next_of("abc", {"a": later, "b": late}, today=TODAY) == "b"
    assert spacing.next_of("abc", {"a": soon, "b": far}, today=TODAY) == "c"
    assert spacing.next_of("ab", {"a": far, "b": soon}, today=TODAY) == "b"


def test_only_what_has_come_back_is_counted() -> None:
    plan = {"a": Spaced(0, TODAY), "b": Spaced(0, TODAY + timedelta(days=1))}

    assert spacing.due_count("abc", plan, today=TODAY) == 1


@given(PLANS)
def test_what_comes_next_is_always_one_of_them_and_due_if_any_is(
    plan: dict[str, Spaced],
) -> None:
    chosen = spacing.next_of("abcdef", plan, today=TODAY)
    due = {key for key, one in plan.items() if one.due_on <= TODAY}

    assert chosen in "abcdef"
    assert not due or chosen in due


@given(PLANS)
def test_a_plan_is_read_as_it_was_kept(plan: dict[str, Spaced]) -> None:
    assert spacing.from_json(spacing.as_json(plan)) == plan


@given(st.booleans(), st.integers(0, 4))
def test_nothing_ever_comes_back_on_the_same_day(is_seen: bool, before: int) -> None:
    after = spacing.spaced(Spaced(before, TODAY), is_seen=is_seen, today=TODAY)

    assert (after.due_on - TODAY).days in DAYS
