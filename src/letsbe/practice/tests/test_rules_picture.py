from hypothesis import given
from hypothesis import strategies as st

from letsbe.practice.rules import picture
from letsbe.practice.rules.picture import FAMILIES, WIDTH, Family, Stretch
from letsbe.practice.rules.seen import SeenAct, Step
from letsbe_listening import Label, Turn, Verdict


def asked(turn: int) -> Step:
    acts = (SeenAct(Label.OPEN_QUESTION, Verdict.SURE, "x"),)
    return Step(turn=turn, text="x", words=1, acts=acts, words_after=0, is_named=False)


def test_every_act_belongs_to_one_family() -> None:
    assert sorted(label for labels in FAMILIES.values() for label in labels) == sorted(Label)
    assert picture.FAMILY_OF[Label.FEELING] is Family.GIVING_BACK


def test_with_times_a_stretch_is_as_long_as_somebody_spoke() -> None:
    turns = [Turn("me", "x", 0, 10), Turn("partner", "y", 10, 40)]
    drawn = picture.picture(turns, [asked(0)], [1, 1])

    assert drawn.is_timed
    assert drawn.lanes == {"me": [Stretch(0, 249, 0)], "partner": [Stretch(249, 748, 1)]}
    assert drawn.acts == {Family.ASKING: [Stretch(0, 249, 0)]}


def test_without_times_it_is_as_long_as_its_words() -> None:
    turns = [Turn("me", "x"), Turn("partner", "y", 0, 1)]
    drawn = picture.picture(turns, [], [1, 3])

    assert not drawn.is_timed
    assert [s.x for lane in drawn.lanes.values() for s in lane] == [0, 249]
    assert drawn.acts == {}


def test_times_that_run_backwards_are_not_believed() -> None:
    assert not picture.picture([Turn("me", "x", 5, 1)], [], [1]).is_timed


def test_a_talk_in_no_time_is_drawn_all_the_same() -> None:
    drawn = picture.picture([Turn("me", "x", 3, 3)], [], [1])

    assert drawn.lanes == {"me": [Stretch(0, picture.NARROWEST, 0)]}


@given(st.lists(st.integers(0, 500), min_size=1, max_size=50))
def test_nothing_is_drawn_beyond_the_edge(words: list[int]) -> None:
    turns = [Turn(("me", "partner")[n % 2], "x") for n in range(len(words))]
    drawn = picture.picture(turns, [], words)

    stretches = [one for lane in drawn.lanes.values() for one in lane]
    assert all(one.x >= 0 and one.x + one.width <= WIDTH + 1 for one in stretches)
    assert len(stretches) == len(words)


def test_who_spoke_is_told_in_turns_words_and_seconds() -> None:
    timed = [Turn("me", "x", 0, 2), Turn("partner", "y", 2, 7), Turn("me", "z", 7, 8)]

    assert picture.spoken(timed, [1, 5, 2]) == [("me", 2, 3, 3), ("partner", 1, 5, 5)]
    assert picture.spoken([Turn("me", "x")], [4]) == [("me", 1, 4, None)]
