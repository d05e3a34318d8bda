import pytest

from letsbe_listening import Talk, Turn
from letsbe_listening.talk import merged


def test_two_turns_of_one_speaker_in_a_row_are_no_talk() -> None:
    with pytest.raises(ValueError, match="follow each other"):
        Talk((Turn("Sam", "I see."), Turn("Sam", "Go on.")))


def test_captions_of_one_speaker_become_one_turn_and_empty_ones_none() -> None:
    told = merged([Turn("Sam", "I", 0, 1), Turn("Ann", "  ", 1, 2), Turn("Sam", "see.", 2, 3)])

    assert told == Talk((Turn("Sam", "I see.", 0, 3),))


def test_a_turn_spans_its_captions_even_out_of_order() -> None:
    told = merged([Turn("Sam", "One", 2, 9), Turn("Sam", "two.", 1, 3)])

    assert (told.turns[0].start, told.turns[0].end) == (1, 9)
