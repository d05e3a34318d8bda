import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.practice.rules import next_up
from letsbe.practice.rules.drills import Drill
from letsbe.practice.rules.kinds import Kind
from letsbe.practice.rules.next_up import Next

DUE = {Drill.REFLECT: 2, Drill.OPEN: 1}


@pytest.mark.parametrize(
    ("times", "due", "checklists", "wanted"),
    [
        ({}, {}, 0, Next.CHECKLIST),
        ({}, {}, 1, Next.FIRST_DRILL),
        ({Kind.DRILL: 1}, DUE, 1, Next.COME_BACK),
        ({Kind.ALONE: 1}, {}, 1, Next.FIRST_DRILL),
        ({Kind.DRILL: 4}, {}, 1, Next.ANOTHER_DRILL),
        ({Kind.DRILL: 5}, {}, 1, Next.PLAY_ALONE),
        ({Kind.DRILL: 5, Kind.ALONE: 2}, {}, 2, Next.PLAY_TOGETHER),
        ({Kind.DRILL: 5, Kind.ALONE: 1}, {}, 0, Next.CHECKLIST_AGAIN),
        ({Kind.DRILL: 5, Kind.ALONE: 2, Kind.TOGETHER: 1}, {}, 3, Next.ANOTHER_DRILL),
    ],
)
def test_there_is_one_thing_to_do_next(
    times: dict[Kind, int], due: dict[Drill, int], checklists: int, wanted: Next
) -> None:
    found = next_up.next_up(times, due, has_open_talk=False, checklists=checklists)

    assert found is wanted


def test_what_waits_where_it_was_left_comes_before_everything() -> None:
    assert next_up.next_up({}, DUE, has_open_talk=True, checklists=0) is Next.GO_ON


def test_the_kind_of_which_most_came_back_is_meant() -> None:
    assert next_up.most_due(DUE) is Drill.REFLECT
    assert next_up.most_due({}) is Drill.OPEN


@given(
    st.dictionaries(st.sampled_from(list(Kind)), st.integers(0, 9)),
    st.dictionaries(st.sampled_from(list(Drill)), st.integers(0, 9)),
    st.integers(0, 9),
)
def test_something_is_always_next(
    times: dict[Kind, int], due: dict[Drill, int], checklists: int
) -> None:
    assert next_up.next_up(times, due, has_open_talk=False, checklists=checklists) in Next
