"""Hours of a week: what is written is read again, and what is not ticked is not touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.people.rules import hours
from letsbe.people.rules.hours import ALL_HOURS, CELLS, Filling, HoursUnclear, Quick

WEEKS = st.integers(0, ALL_HOURS)


def evening(day: int) -> int:
    return CELLS[f"{day}-18"].bits


@given(WEEKS)
def test_what_is_written_is_read_as_the_same_week(week: int) -> None:
    assert hours.read(hours.written(week)) == week


@pytest.mark.parametrize(
    ("written", "as_well"),
    [
        ("Mon 18-21", "Monday 18:00-21:00"),
        ("Sat-Sun 9-12", "sa, su 9 - 12"),
        ("Mon-Sun 0-24", "daily 0-24"),
        ("Mon-Sun 7-8", "every day 7-8"),
        ("Tue 9-12 14-16", "Tue 9-12, 14-16"),
        ("Fri-Mon 8-9", "Fri 8-9; Sat 8-9; Sun 8-9; Mon 8-9"),
        ("Mon 22-24; Tue 0-2", "Mon 22-2"),
        ("Sun 23-24; Mon 0-1", "Sun 23\u20131"),
        ("Wed 18-21", "Wed: 18 to 21"),
        ("Thu 9-10; Fri 9-10", "Thu 9-10\nFri 9-10"),
        ("", " ; "),
    ],
)
def test_people_write_hours_in_their_own_way(written: str, as_well: str) -> None:
    assert hours.read(written) == hours.read(as_well)


@pytest.mark.parametrize(
    "unclear",
    [
        "evenings", "Mon", "18-21", "M 18-21", "T 9-10", "Mon 18-25", "Mon 24-3", "Mon 9-9",
        "Mon 9.30-11", "Mon 9-", "Noday 9-10", ", 9-10", "Mon-Nox 9-10", "=1+1", "Mon 100-200",
    ],
)  # fmt: skip
def test_hours_that_are_not_clear_are_not_guessed(unclear: str) -> None:
    with pytest.raises(HoursUnclear) as raised:
        hours.read(f"Mon 9-10; {unclear}")
    assert str(raised.value) == unclear


def test_days_with_the_same_hours_stand_together() -> None:
    week = hours.read("Mon-Wed 18-21; Fri 18-21; Sat 9-12 14-15")
    assert hours.written(week) == "Mon-Wed 18-21; Fri 18-21; Sat 9-12 14-15"


def test_every_hour_is_in_one_cell() -> None:
    assert sum(cell.bits for cell in CELLS.values()) == ALL_HOURS
    assert len(CELLS) == 49


@given(WEEKS, WEEKS)
def test_a_page_sent_as_it_was_shown_changes_nothing(now: int, seen: int) -> None:
    shown = {name: cell.filling(seen) for name, cell in CELLS.items()}
    assert hours.ticked(now, seen=seen, cells=shown) == now


@given(WEEKS, st.sampled_from(sorted(CELLS)), st.sampled_from(Filling))
def test_a_press_changes_its_own_cell_alone(week: int, name: str, wanted: Filling) -> None:
    shown = {each: cell.filling(week) for each, cell in CELLS.items()} | {name: wanted}
    after = hours.ticked(week, seen=week, cells=shown)
    cell = CELLS[name]
    assert after & ~cell.bits == week & ~cell.bits
    if wanted is not Filling.SOME:
        assert cell.filling(after) is wanted
    elif cell.filling(week) is Filling.SOME:
        assert after == week


def test_hours_finer_than_a_cell_stay_while_another_cell_is_ticked() -> None:
    fine = hours.read("Mon 19-20")
    cells = {"0-18": Filling.SOME, "1-18": Filling.WHOLE}
    assert hours.ticked(fine, seen=fine, cells=cells) == fine | evening(1)
    assert hours.ticked(fine, seen=fine, cells={"0-18": Filling.WHOLE}) == evening(0)
    assert hours.ticked(fine, seen=fine, cells={}) == 0


def test_what_another_page_changed_meanwhile_stays() -> None:
    now = evening(0) | evening(1)
    cells = {"0-18": Filling.WHOLE, "2-18": Filling.WHOLE}
    assert hours.ticked(now, seen=evening(0), cells=cells) == now | evening(2)
    back = {"0-18": Filling.SOME}
    assert hours.ticked(0, seen=hours.read("Mon 19-20"), cells=back) == 0


def test_fine_hours_can_be_asked_back_from_the_page() -> None:
    seen, sought = hours.read("Mon 18-21"), {"0-18": Filling.SOME}
    assert hours.ticked(seen, seen=seen, cells=sought) == seen


@pytest.mark.parametrize("quick", [q for q in Quick if q is not Quick.NO_HOURS])
@given(week=WEEKS)
def test_one_press_only_adds(quick: Quick, week: int) -> None:
    assert hours.quickly(week, quick) & week == week
    filled = {cell.filling(hours.quickly(0, quick)) for cell in CELLS.values()}
    assert filled == {Filling.NONE, Filling.WHOLE}


def test_one_press_takes_everything_away() -> None:
    assert hours.quickly(ALL_HOURS, Quick.NO_HOURS) == 0


@pytest.mark.parametrize("carried", ["", "zz", "f" * 43, "-1"])
def test_a_week_broken_on_the_way_is_no_more_than_a_week(carried: str) -> None:
    assert 0 <= hours.from_hex(carried) <= ALL_HOURS


@given(WEEKS)
def test_a_week_comes_through_a_page(week: int) -> None:
    assert hours.from_hex(format(week, "x")) == week
