from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.practice.rules import partner
from letsbe.practice.rules.partner import LEVELS, Level, Reaction, Script, State
from letsbe_listening import Label

SCRIPT = Script(
    opening="Hello.",
    lines=MappingProxyType(
        {
            level: MappingProxyType(
                {to: (f"{level} {to} one", f"{level} {to} two") for to in Reaction}
                | {to: (f"{to} one", f"{to} two") for to in partner.CLOSING}
            )
            for level in Level
        }
    ),
    endings=MappingProxyType({level: f"bye {level}" for level in Level}),
)
REACTIONS = st.lists(st.sampled_from(list(Reaction)), max_size=30)


def spoken(*reactions: Reaction) -> list[str]:
    state, lines = State(), []
    for to in reactions:
        state, line = partner.answer(SCRIPT, state, to)
        lines.append(line)
    return lines


@pytest.mark.parametrize(
    ("acts", "words", "to"),
    [
        ({Label.REFLECTION}, 8, Reaction.HEARD),
        ({Label.OPEN_QUESTION}, 8, Reaction.HEARD),
        ({Label.AFFIRMATION, Label.CLOSED_QUESTION}, 8, Reaction.HEARD),
        ({Label.SHARING}, 20, Reaction.HEARD),
        ({Label.SHARING}, 80, Reaction.OTHER),
        ({Label.SHARING, Label.CLOSED_QUESTION}, 80, Reaction.ASKED),
        ({Label.CLOSED_QUESTION}, 4, Reaction.ASKED),
        ({Label.CLARIFYING}, 4, Reaction.FOLLOWED),
        ({Label.ENCOURAGER}, 1, Reaction.FOLLOWED),
        (set(), 3, Reaction.OTHER),
        ({Label.REFLECTION, Label.ADVICE}, 12, Reaction.ADVISED),
        ({Label.ADVICE, Label.MINIMISING}, 12, Reaction.MINIMISED),
    ],
)
def test_a_turn_is_to_the_partner_what_was_heard_in_it(
    acts: set[Label], words: int, to: Reaction
) -> None:
    assert partner.reaction(acts, words=words) is to


def test_being_heard_opens_level_by_level_until_everything_is_told() -> None:
    heard = [Reaction.HEARD] * 6

    assert spoken(*heard) == [
        "guarded heard one",
        "telling heard one",
        "telling heard two",
        "open heard one",
        "open heard two",
        "bye open",
    ]
    assert partner.replayed(SCRIPT, heard).is_over


def test_advice_closes_and_nobody_who_is_closed_stays_for_long() -> None:
    advised = [Reaction.ADVISED] * 4

    assert spoken(*advised) == ["advised one", "advised two", "advised one", "bye closed"]
    assert partner.replayed(SCRIPT, advised).level is Level.CLOSED


def test_closed_questions_are_answered_politely_and_change_nothing() -> None:
    asked = partner.replayed(SCRIPT, [Reaction.ASKED] * 5)

    assert asked.level is Level.GUARDED
    assert spoken(Reaction.ASKED)[0] == "guarded asked one"


def test_one_turn_that_hears_opens_a_closed_door_again() -> None:
    mended = partner.replayed(SCRIPT, [Reaction.MINIMISED, Reaction.HEARD])

    assert mended.level is Level.GUARDED
    assert mended.unheard == 0


def test_a_closed_partner_who_is_only_asked_goes_home_too() -> None:
    assert partner.replayed(SCRIPT, [Reaction.ADVISED, *[Reaction.ASKED] * 3]).is_over


def test_a_talk_that_goes_nowhere_ends_after_twenty_turns() -> None:
    talk = [Reaction.FOLLOWED] * partner.MOST_TURNS

    assert not partner.replayed(SCRIPT, talk[1:]).is_over
    assert partner.replayed(SCRIPT, talk).is_over


def test_ending_it_oneself_takes_leave_as_it_stands() -> None:
    state, line = partner.ended(SCRIPT, State(level=Level.TELLING))

    assert state.is_over
    assert line == "bye telling"


@given(REACTIONS)
def test_the_partner_always_has_words_and_moves_one_step_at_most(
    reactions: list[Reaction],
) -> None:
    state = State()
    for to in reactions:
        after, line = partner.answer(SCRIPT, state, to)
        assert line
        assert abs(LEVELS.index(after.level) - LEVELS.index(state.level)) <= 1
        assert (LEVELS.index(after.level) > LEVELS.index(state.level)) <= (to is Reaction.HEARD)
        state = after


@given(REACTIONS)
def test_the_same_talk_always_leads_to_the_same_state(reactions: list[Reaction]) -> None:
    assert partner.replayed(SCRIPT, reactions) == partner.replayed(SCRIPT, list(reactions))
