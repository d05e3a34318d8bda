import json

import pytest

from letsbe_listening import read_text
from letsbe_listening.tests.asking import asked, refused, turns

SAM = '{"speaker": "Sam", "text": "Hello."}'


def test_other_keys_are_passed_over_and_times_may_be_null() -> None:
    said = '[{"speaker": "Sam", "text": "Hello.", "start": null, "mood": {"a": [1]}}]'

    assert turns(said, "json") == [("Sam", "Hello.")]


def test_an_entry_without_words_is_nothing() -> None:
    assert turns(f'[{SAM}, {{"speaker": "", "text": " "}}]', "json") == [("Sam", "Hello.")]


def test_a_list_longer_than_the_window_is_read_whole() -> None:
    entries = [{"speaker": "SA"[n % 2], "text": "so " * 2_000} for n in range(1_500)]

    assert len(read_text(json.dumps(entries, indent=1), kind="json").turns) == 1_500


def test_any_room_may_stand_between_entries() -> None:
    room = " \n" * 3_000_000

    assert turns(f"{room}[{room}{SAM}{room}]{room}", "json") == [("Sam", "Hello.")]


def test_an_empty_list_says_that_nobody_speaks() -> None:
    for text in ("[]", " \n[ ] ", ""):
        assert "there are none" in str(refused(text, "json"))


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("{}", 1, "a list"),
        ("\n\n nothing", 3, "a list"),
        ("[1]", 1, "an entry"),
        (f"[\n{SAM},\n]", 3, "an entry"),
        (f"[{SAM}\n{SAM}]", 2, "a comma or ]"),
        (f"[{SAM}", 1, "the end of the file"),
        (f"[{SAM}] again", 1, "nothing after the list"),
        ('[\n{"speaker": "Sam"}]', 2, "speaker and text in quotes"),
        ('[{"speaker": "Sam", "text": 3}]', 1, "speaker and text in quotes"),
        ('[{"speaker": "Sam", "text": "\\u0000"}]', 1, "NUL"),
        ('[{"speaker": "\\ud800", "text": "a"}]', 1, "half of a pair"),
        ('[{"speaker": "Sam", "text": "a", "start": "soon"}]', 1, "number of seconds"),
        ('[{"speaker": "Sam", "text": "a", "start": -1}]', 1, "number of seconds"),
        ('[{"speaker": "Sam", "text": "a", "start": true}]', 1, "number of seconds"),
        ('[{"speaker": "Sam", "text": "a", "start": NaN}]', 1, "NaN is no number"),
        ('[{"speaker": "Sam", "text": "a", "start": 1e999999999999999999999}]', 1, "measure"),
        ('[{"speaker": "Sam", "text": "a", "start": 2, "end": 1}]', 1, "not before its start"),
        ('[{"speaker": "Sam", "speaker": "Ann", "text": "a"}]', 1, "twice"),
        ("[" + '{"a":' * 100_000, 1, "nested too deep"),
        ('[{"speaker": "Sam", "text": "no end}]', 1, "an entry"),
    ],
)
def test_what_is_no_list_of_captions_is_refused_with_its_line(
    text: str, line: int, why: str
) -> None:
    refusal = refused(text, "json")

    assert refusal.line == line
    assert why in str(refusal)


def test_an_entry_longer_than_any_is_refused() -> None:
    said = '[{"speaker": "Sam", "text": "' + "a" * 1_048_576 + '"}]'

    assert "of at most 1,048,576 characters" in str(refused(said, "json"))


def test_an_entry_that_names_nobody_is_asked_about() -> None:
    assert asked('[{"speaker": " ", "text": "Hello."}]', "json").line == 1
