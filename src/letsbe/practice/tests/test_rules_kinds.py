from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from letsbe.practice.rules import kinds, talks
from letsbe.practice.rules.kinds import Kind
from letsbe.practice.rules.partner import Reaction
from letsbe.practice.rules.talks import By, Kept, Line, Who
from letsbe_listening import Label

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
SAID = st.text(alphabet="abc \u00e9\u4e2d", min_size=1, max_size=20).filter(str.strip)
LINES = st.builds(
    Line, st.sampled_from(list(Who)), SAID, st.none(), st.none(), st.sampled_from(list(By))
)


def test_begun_minutes_count_whole_and_a_forgotten_window_does_not_count_for_ever() -> None:
    assert kinds.minutes_between(AT, AT) == 0
    assert kinds.minutes_between(AT, AT + timedelta(seconds=61)) == 2
    assert kinds.minutes_between(AT, AT + timedelta(hours=9)) == kinds.LONGEST_MINUTES


def test_a_clock_that_was_put_back_counts_nothing() -> None:
    assert kinds.minutes_between(AT, AT - timedelta(hours=2)) == 0


def test_a_recorded_talk_counts_by_its_own_times() -> None:
    assert [kinds.minutes_of_seconds(s) for s in (0, 1, 60, 61, 1e9)] == [0, 1, 1, 2, 90]


def test_minutes_are_told_as_hours_and_minutes() -> None:
    assert kinds.hours_and_minutes([50, 45]) == (1, 35)


def test_what_holds_a_whole_talk_has_a_key_of_its_own() -> None:
    assert {kind for kind in Kind if kind.has_own_key} == {Kind.ALONE, Kind.TRANSCRIPT}


@given(st.lists(LINES, max_size=6), st.lists(st.sampled_from(list(Reaction)), max_size=4))
def test_a_talk_is_read_as_it_was_kept(lines: list[Line], reactions: list[Reaction]) -> None:
    kept = Kept(lines=tuple(lines), reactions=tuple(reactions))

    assert talks.from_json(talks.as_json(kept)) == kept
    assert kept.has_spoken == any(line.who is Who.ME for line in lines)


@given(st.dictionaries(st.integers(0, 99), st.frozensets(st.sampled_from(list(Label)))))
def test_what_the_learner_calls_it_is_read_as_it_was_kept(
    named: dict[int, frozenset[Label]],
) -> None:
    assert talks.named_from_json(talks.named_as_json(named)) == named


@given(st.lists(LINES, max_size=8))
def test_two_lines_of_one_speaker_are_one_turn(lines: list[Line]) -> None:
    talk = talks.as_talk(lines)

    assert " ".join(turn.text for turn in talk.turns) == " ".join(line.text for line in lines)


def test_a_line_has_one_space_between_its_words() -> None:
    assert talks.one_line(" So\n you  came. ") == "So you came."
