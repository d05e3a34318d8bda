"""What people typed becomes safe to keep: nothing invisible, nothing that disguises."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.lib import text

# "I want", with the joiner that keeps its two halves apart.
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
ANY = st.text(st.characters(), max_size=60)
CRUEL = st.text(
    st.sampled_from(
        "aé \n\r\t\u0000\u0300\u0301\u0085\u2028\u202e"
        "\u2066\u200b\u200d\ufeff\u00ad\ud800\u1100\u1161"
    ),
    max_size=40,
)
EITHER = st.one_of(ANY, CRUEL)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("", ""),
        ("   \n\t ", ""),
        ("\u200b\u200d\ufeff", ""),
        ("\u2800\u3164\uffa0\u115f", ""),
        ("\u00ad\u034f \u2060", ""),
        ("\U000e0020\U000e007f", ""),
        ("\ufe0f", ""),
        ("\u202e", ""),
        ("\U000e0100\u180b", ""),
        (" as it was meant ", "as it was meant"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("one\ttwo", "one two"),
        ("nul\x00l and bell\x07", "null and bell"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("\u2067Bo\u2069", "Bo"),
        ("lone \ud800 surrogate", "lone ? surrogate"),
        ("e\u0301", "\u00e9"),
        (PERSIAN, PERSIAN),
        ("👩\u200d👧", "👩\u200d👧"),
        ("<script>{{7*7}}</script> %s", "<script>{{7*7}}</script> %s"),
        ("=HYPERLINK()", "=HYPERLINK()"),
        ("a\u2028b", "a\nb"),
        ("a\u2029b", "a\n\nb"),
        ("a\x85b", "a\nb"),
        ("a\x0bb\x0cc", "a\nb\nc"),
    ],
)
def test_words_are_kept_as_they_were_meant(raw: str, kept: str) -> None:
    assert text.words(raw) == kept


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  Ada   Lovelace ", "Ada Lovelace"),
        ("Ada\nBo", "Ada Bo"),
        ("Ada\r\nBcc: all", "Ada Bcc: all"),
        ("Ada\u2028Bo", "Ada Bo"),
        ("Ada\u00a0Bo", "Ada Bo"),
        ("\u200b", ""),
    ],
)
def test_a_line_is_one_line(raw: str, kept: str) -> None:
    assert text.line(raw) == kept


def test_two_hundred_marks_on_one_letter_become_few() -> None:
    kept = text.words("a" + "\u0301" * 200 + "b")
    assert len(kept) < 10
    assert kept.endswith("b")
    assert text.words("x\u0323\u0307\u0308") == unicodedata.normalize(
        "NFC", "x\u0323\u0307\u0308"
    )


@pytest.mark.parametrize("pile", ["\u20dd", "\u0301\u034f", "\u0301\u200d\u0301", "\ufe0f"])
def test_marks_of_every_sort_are_few(pile: str) -> None:
    marks = [c for c in text.words("a" + pile * 200 + "b") if unicodedata.category(c)[0] == "M"]
    assert len(marks) < 10


def test_a_burmese_syllable_keeps_its_whole_stack() -> None:
    syllable = "\u1019\u103c\u103d\u103e\u102d\u102f\u1037"
    assert text.words(syllable) == unicodedata.normalize("NFC", syllable)


def test_an_accent_behind_something_invisible_still_belongs_to_its_letter() -> None:
    assert text.words("a\u202e\u0301") == "\u00e1"


@given(raw=EITHER)
def test_what_was_made_safe_stays_as_it_is(raw: str) -> None:
    assert text.words(text.words(raw)) == text.words(raw)
    assert text.line(text.line(raw)) == text.line(raw)


@given(raw=EITHER)
def test_nothing_is_blank_without_being_empty(raw: str) -> None:
    for kept in (text.words(raw), text.line(raw)):
        assert kept == "" or not text.is_blank(kept)


@given(raw=EITHER)
def test_what_is_kept_can_be_stored_and_sent(raw: str) -> None:
    kept = text.words(raw)
    assert kept.encode().decode() == kept
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} and c != "\n" for c in kept)
    assert "\u202e" not in kept


@given(raw=EITHER)
def test_a_line_has_no_break_in_it(raw: str) -> None:
    kept = text.line(raw)
    assert kept == "" or kept.splitlines() == [kept]


@given(raw=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=60))
def test_letters_and_digits_are_never_lost(raw: str) -> None:
    if not text.is_blank(raw):
        assert text.words(raw) == unicodedata.normalize("NFC", raw)
