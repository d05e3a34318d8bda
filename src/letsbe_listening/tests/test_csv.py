import pytest

from letsbe_listening import read_text
from letsbe_listening.tests.asking import asked, refused, turns

HEADER = "speaker,text,start,end\n"


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_part_columns(sign: str) -> None:
    said = f"Text{sign} SPEAKER {sign}note\nHello.{sign}Sam{sign}x\n"

    assert turns(said, "csv") == [("Sam", "Hello.")]


def test_a_field_in_quotes_may_hold_commas_quotes_and_lines() -> None:
    said = '\nspeaker,text\nSam,"Well, ""so""\nit goes"\n\n,\nAnn,So?\n'

    assert turns(said, "csv") == [("Sam", 'Well, "so" it goes'), ("Ann", "So?")]


def test_a_formula_is_words_like_any_others() -> None:
    assert turns('speaker,text\nSam,"=HYPERLINK(1)"\n', "csv") == [("Sam", "=HYPERLINK(1)")]


def test_times_may_be_seconds_or_a_clock_or_missing() -> None:
    talk = read_text(HEADER + "Sam,a,1.5,1:02\nAnn,b,,\n", kind="csv")

    assert [(turn.start, turn.end) for turn in talk.turns] == [(1.5, 62), (None, None)]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("name,words\nSam,Hello.\n", 1, "a header"),
        ("speaker,text,start,start\nSam,a,1,1\n", 1, "the column start once"),
        ("speaker,text\nSam\n", 2, "2 fields as in the header; here are 1"),
        ("speaker,text\nSam,a,b\n", 2, "2 fields as in the header; here are 3"),
        ("speaker,text\nSam,Hello.\nAnn,'\nSam,\"open\n", 4, "its quotes closed"),
        (HEADER + "Sam,a,soon,\n", 2, "a time in seconds"),
        (HEADER + "Sam,a,-1,\n", 2, "a time in seconds"),
        (HEADER + "Sam,a,2,1\n", 2, "not before its start"),
        ("speaker,text\nSam," + "a" * 131_073 + "\n", 2, "no field above 131,072"),
    ],
)
def test_a_row_that_is_not_whole_is_refused_with_its_line(
    text: str, line: int, why: str
) -> None:
    refusal = refused(text, "csv")

    assert refusal.line == line
    assert why in str(refusal)


def test_an_empty_table_says_that_nobody_speaks() -> None:
    for text in ("", " \n", "speaker,text\n"):
        assert "there are none" in str(refused(text, "csv"))


def test_a_row_that_names_nobody_is_asked_about() -> None:
    assert asked("speaker,text\n,Hello.\n", "csv").line == 2


def test_a_row_without_words_is_nothing_whoever_it_names() -> None:
    assert turns("speaker,text\nSam,Hello.\n,\nAnn, \n", "csv") == [("Sam", "Hello.")]
