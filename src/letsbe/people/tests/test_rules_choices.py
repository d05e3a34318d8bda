"""The programme's words, one a line; and the order of the pieces of a portrait."""

import pytest

from letsbe.people.rules import choices, pieces
from letsbe.people.rules.choices import ChoiceFault
from letsbe.people.rules.pieces import Piece
from letsbe.people.rules.portraits import Portrait, joined, listed


def test_lines_are_read_without_what_is_empty() -> None:
    assert choices.choices_in(" Calm \r\n\n\u200b\nHas  a faith") == ("Calm", "Has a faith")


def test_as_many_and_as_long_as_fit_have_no_fault() -> None:
    assert choices.faults_of_choices([*map(str, range(59)), "a" * 60]) == []


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ([*map(str, range(61))], (ChoiceFault.TOO_MANY_LINES, "61")),
        (["a" * 61], (ChoiceFault.LINE_TOO_LONG, "a" * 61)),
        (["Calm", "CALM"], (ChoiceFault.LINE_TWICE, "CALM")),
        (["Calm; kind"], (ChoiceFault.HOLDS_SEMICOLON, "Calm; kind")),
    ],
)
def test_each_fault_of_a_line_is_told_with_its_words(
    lines: list[str], fault: tuple[ChoiceFault, str]
) -> None:
    assert choices.faults_of_choices(lines) == [fault]


def test_words_with_a_comma_stay_whole_where_they_are_known() -> None:
    known = ("Losing work, or looking for it", "Grief")
    typed = "grief, losing work, or looking for it, floods"
    assert listed(typed, known=known) == ("Grief", "Losing work, or looking for it", "floods")
    assert listed(typed) == ("grief", "losing work", "or looking for it", "floods")


@pytest.mark.parametrize("supports", [True, False])
def test_every_piece_leads_to_the_next_and_the_last_to_none(supports: bool) -> None:
    here: Piece | None = Piece.LANGUAGES
    walked = []
    while here:
        walked.append(here)
        here = pieces.after(here, supports=supports)
    wanted = [p for p in pieces.pieces(supports=supports) if p is not Piece.TIME_ZONE]
    assert walked == wanted
    assert (Piece.INTRODUCTION in walked) is supports
    assert pieces.after(Piece.TIME_ZONE, supports=supports) is Piece.HOURS


def test_a_piece_that_is_not_for_somebody_leads_nowhere() -> None:
    assert pieces.after(Piece.INTRODUCTION, supports=False) is None


def test_ones_own_words_stand_before_what_was_written_down() -> None:
    own = Portrait(languages=("Twi",))
    other = Portrait(languages=("English",), interests=("chess",))
    assert joined(own, other) == Portrait(languages=("Twi",), interests=("chess",))
