import pytest

from letsbe_listening import grams
from letsbe_listening.labels import LABELS
from letsbe_listening.pieces import said
from letsbe_listening.words import sentences


def spelt(text: str) -> list[list[str]]:
    return [list(sentence.words) for sentence in sentences(text)]


@pytest.mark.parametrize("text", ["don't", "don\u2019t", "DON'T", "dont"])
def test_an_apostrophe_and_capitals_change_no_word(text: str) -> None:
    assert spelt(text) == [["dont"]]


def test_short_spellings_of_a_phone_are_spelt_out() -> None:
    assert spelt("how r u") == [["how", "are", "you"]]


def test_sentences_end_at_their_marks_and_marks_alone_are_none() -> None:
    found = sentences("So?! You left… Well. — and then")

    assert [sentence.mark for sentence in found] == ["?", ".", ".", ""]
    assert sentences("... ?") == ()


def test_a_word_stands_where_it_was_written() -> None:
    text = "Well, you\u2019re here."
    (sentence,) = sentences(text)

    assert [text[start:end] for start, end in sentence.spans] == ["Well", "you\u2019re", "here"]
    assert text[sentence.start : sentence.end] == text


def test_the_kinds_of_words_are_told_by_lists_digits_and_endings() -> None:
    found = [grams.kind(word) for word in ("you", "12", "went", "ring", "walking", "cat")]

    assert found == ["YOU", "NUM", "PAST", "DO", "ing", "_"]


def test_a_single_word_has_no_start_of_three() -> None:
    (one,) = sentences("Yes")
    (two,) = sentences("Yes?")

    assert grams.of_words(one) == ["yes", "^ yes"]
    assert grams.of_words(two) == ["yes", "?", "^ yes", "yes ?", "^ yes ?"]


def test_every_label_says_what_it_means() -> None:
    assert all(label.meaning and label.spoken for label in LABELS)


def test_one_sentence_is_not_taken_apart_and_nothing_measures_as_one() -> None:
    assert said("Only this.").apart == ()
    assert len(said("This. And this.").apart) == 2
    assert said("...").measure == 1
