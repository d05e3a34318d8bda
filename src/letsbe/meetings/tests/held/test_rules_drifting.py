from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.meetings.rules import drifting, keeping_rhythm
from letsbe.meetings.rules.check_ins import CheckIn, Felt, Item
from letsbe.meetings.rules.drifting import Facts, Shown
from letsbe.meetings.rules.held import TELLING, Held, Told
from letsbe.meetings.rules.keeping_rhythm import Kept

ADA, BO = UUID(int=1), UUID(int=2)
START = datetime(2026, 9, 1, 18, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
AT = START + WEEK * 10
YES, MOSTLY, LITTLE, NOT = Felt.YES, Felt.MOSTLY, Felt.A_LITTLE, Felt.NOT_TODAY


def meeting(week: int, told: Told = Told.UNTOLD, **more: bool) -> Held:
    starts_at = START + WEEK * week
    people = frozenset({ADA, BO})
    return Held(people=people, at=AT, starts_at=starts_at, minutes=50, told=told, **more)


def shown(week: int, ada: CheckIn, bo: CheckIn | None = None) -> Shown:
    return Shown(starts_at=START + WEEK * week, by={ADA: ada, BO: bo or CheckIn()})


def felt(how: Felt | None, item: Item = Item.HEARD) -> CheckIn:
    return CheckIn(felt={item: how} if how else {})


@pytest.mark.parametrize(
    ("meetings", "how_many"),
    [
        ([], 0),
        ([meeting(1, Told.MET)], 0),
        ([meeting(1), meeting(2)], 2),
        ([meeting(1, Told.MET), meeting(2), meeting(3, Told.NOT_MET)], 2),
        ([meeting(1), meeting(2, Told.MET)], 0),
        ([meeting(1), meeting(2, is_cancelled=True), meeting(3)], 2),
        ([meeting(1), meeting(2, is_agreed=False)], 1),
        ([meeting(1), meeting(8)], 2),
        ([meeting(1), replace(meeting(9), at=meeting(9).ends_at + TELLING)], 1),
        ([meeting(1), meeting(10, Told.NOT_MET)], 2),
        ([meeting(1), meeting(11, Told.NOT_MET)], 1),
    ],
)
def test_how_many_agreed_meetings_went_by_since_the_last_one_that_was_held(
    meetings: list[Held], how_many: int
) -> None:
    found = drifting.facts(meetings, [])
    assert found.gone_by == how_many
    assert (found.last_gone_by_at is None) is (how_many == 0)


def test_a_meeting_that_can_still_be_told_is_neither_held_nor_gone_by() -> None:
    fresh = replace(meeting(9), at=START + WEEK * 9 + timedelta(days=2))
    assert drifting.went_by([meeting(1), fresh]) == (meeting(1),)


@pytest.mark.parametrize(
    ("steps", "falls"),
    [
        ([YES, MOSTLY, LITTLE], True),
        ([YES, LITTLE, NOT], True),
        ([NOT, YES, MOSTLY, LITTLE], True),
        ([YES, MOSTLY], False),
        ([YES, YES, LITTLE], False),
        ([YES, LITTLE, MOSTLY], False),
        ([YES, MOSTLY, LITTLE, LITTLE], False),
        ([YES, None, LITTLE], False),
        ([NOT, LITTLE, YES], False),
    ],
)
def test_an_item_falls_when_each_of_three_is_lower_than_the_one_before(
    steps: list[Felt | None], falls: bool
) -> None:
    ada = [shown(week, felt(how)) for week, how in enumerate(steps)]
    bo = [shown(week, CheckIn(), felt(how)) for week, how in enumerate(steps)]
    assert (drifting.falling_at(ada) is not None) is falls
    assert drifting.falling_at(bo) == drifting.falling_at(ada)


def test_different_items_or_different_people_do_not_make_one_fall() -> None:
    items = [felt(YES), felt(MOSTLY, Item.SAFE), felt(LITTLE)]
    assert drifting.falling_at([shown(week, one) for week, one in enumerate(items)]) is None
    mixed = [shown(1, felt(YES)), shown(2, CheckIn(), felt(MOSTLY)), shown(3, felt(LITTLE))]
    assert drifting.falling_at(mixed) is None


EACH = [CheckIn(is_without=True)] + [
    felt(how, i) for how in Felt for i in (Item.SAFE, Item.HEARD)
]
check_ins = st.sampled_from(EACH)
pairs = st.lists(st.tuples(check_ins, check_ins), max_size=4)
outcomes = st.lists(st.sampled_from(Told), max_size=4)


@given(pairs=pairs, outcomes=outcomes)
def test_exchanging_the_two_changes_no_fact(
    pairs: list[tuple[CheckIn, CheckIn]], outcomes: list[Told]
) -> None:
    meetings = [meeting(week, told) for week, told in enumerate(outcomes)]
    one_way = [shown(week, ada, bo) for week, (ada, bo) in enumerate(pairs)]
    other = [shown(week, bo, ada) for week, (ada, bo) in enumerate(pairs)]
    assert drifting.facts(meetings, one_way) == drifting.facts(meetings, other)


def test_a_pair_of_which_nothing_is_known_has_no_facts() -> None:
    assert drifting.facts([], []) == Facts()


TODAY = date(2026, 11, 4)


def day(weeks_ago: int) -> date:
    return TODAY - timedelta(weeks=weeks_ago)


@pytest.mark.parametrize(
    ("met", "kept", "more", "said"),
    [
        ([], [], {}, Kept.NONE_YET),
        ([], [], {"is_resting": True}, None),
        ([], [], {"have_met_before": True}, Kept.IT_HAS_BEEN_A_WHILE),
        ([day(1)], [True], {}, Kept.MET_ONCE),
        ([day(9)], [True], {}, Kept.MET_ONCE),
        ([day(9)], [True], {"have_met_before": True}, Kept.IT_HAS_BEEN_A_WHILE),
        ([day(9)], [True], {"have_met_before": True, "is_resting": True}, None),
        ([day(1)], [True], {"have_met_before": True}, Kept.MET_LATELY),
        ([day(1), day(2)], [True, True], {}, Kept.MET_LATELY),
        ([day(1), day(2), day(3)], [False, True, True, True], {}, Kept.AS_ARRANGED),
        ([day(1), day(3)], [True, False, True], {}, Kept.MET_LATELY),
        ([day(1), day(2), day(3)], [True, True, True, False], {}, Kept.MET_LATELY),
        ([day(4), day(5), day(6)], [], {}, Kept.IT_HAS_BEEN_A_WHILE),
    ],
)
def test_the_one_line_about_two_peoples_meetings(
    met: list[date], kept: list[bool], more: dict[str, bool], said: Kept | None
) -> None:
    assert keeping_rhythm.said(met, kept, today=TODAY, **more) is said


def test_the_picture_is_of_twelve_weeks_and_the_one_to_come() -> None:
    picture = keeping_rhythm.weeks(
        [day(0), day(2), day(40)], [day(-1)], since=day(90), today=TODAY
    )
    assert len(picture) == 13
    assert picture[-2].monday <= TODAY < picture[-1].monday
    assert [week.met for week in picture if week.met] == [(day(2),), (day(0),)]
    assert [week.ahead for week in picture if week.ahead] == [(day(-1),)]


def test_the_picture_begins_when_the_two_began() -> None:
    picture = keeping_rhythm.weeks([], [], since=day(2), today=TODAY)
    assert [week.monday <= day(2) for week in picture] == [True, False, False, False]
