import numpy as np
import pytest

from letsbe_listening.evidence import quote
from letsbe_listening.heads import Heads, Scorer
from letsbe_listening.words import sentences

ONES = np.ones(10)


def heads(loud: dict[str, int]) -> Heads:
    grams = np.zeros((len(loud), 10), dtype=np.int8)
    grams[:, 0] = list(loud.values())
    ids = {piece: at for at, piece in enumerate(loud)}
    return Heads(
        gram_ids=ids, surface_ids={}, grams=grams, step=ONES, surface=np.zeros((0, 10)),
        bias=ONES, whole=ONES, best=ONES, shift=ONES, unsure=ONES, likely=ONES, sure=ONES,
    )  # fmt: skip


LONG = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen."


def quoted(text: str, **loud: int) -> str:
    (sentence,) = sentences(text)
    return quote(text, sentence, Scorer(heads(loud)), 0)


def test_a_short_sentence_is_quoted_whole_with_its_mark() -> None:
    assert quoted("What was that like?", that=9) == "What was that like?"


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("one", "One two three four"),
        ("seven", "four five six seven"),
        ("fourteen", "eleven twelve thirteen fourteen."),
    ],
)
def test_of_a_long_sentence_the_part_that_spoke_is_quoted(word: str, part: str) -> None:
    assert quoted(LONG, **{word: 50}) == part


def test_a_quiet_word_between_loud_ones_does_not_cut_the_quote() -> None:
    assert quoted(LONG, three=50, six=-5, ten=50) == "three four five six seven eight nine ten"
    assert quoted(LONG, three=50, six=-99, ten=60) == "seven eight nine ten"


def test_neighbours_speak_for_both_words() -> None:
    assert quoted(LONG, **{"five six": 50, "six seven": 50}) == "four five six seven"
