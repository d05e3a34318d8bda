import io
import json
import sys
from pathlib import Path

import pytest

from letsbe_listening import Band, as_json, listen
from letsbe_listening.__main__ import REFUSED, main
from letsbe_listening.as_json import VERSION
from letsbe_listening.page import WIDTH, _ratio, page
from letsbe_listening.tests.people import evening, talk

PLAIN = "\n".join(f"{turn.speaker}: {turn.text}" for turn in evening().turns)


def written(folder: Path) -> str:
    path = folder / "evening.txt"
    path.write_text(PLAIN, "utf-8")
    return str(path)


def test_the_page_quotes_each_act_and_counts_with_their_source() -> None:
    told = page(listen(evening(), listener="Sam"))

    assert '- open question: "What goes round your head at that hour?"' in told
    assert "Sam said 51 of 67 words (76%)." in told
    assert "MITI 4.2.1" in told
    assert all(len(line) <= WIDTH for line in told.splitlines())


def test_the_page_tells_seconds_where_there_are_times() -> None:
    timed = talk("One.", "Two three.", seconds=1.25)

    assert "Sam spoke for 1.2 of 2.5 seconds (50%)." in page(listen(timed, listener="Sam"))
    assert "spoke for" not in page(listen(evening(), listener="Sam"))


def test_the_page_says_when_punctuation_is_missing() -> None:
    bare = talk("i left early and went home to see my mother and she was not there " * 2, "mm")

    assert "lost its punctuation" in page(listen(bare, listener="Sam"))


def test_a_turn_that_does_nothing_of_the_ten_is_shown_all_the_same() -> None:
    assert "(nothing of the ten)" in page(listen(talk("Bye.", "..."), listener="Sam"))


def test_a_name_cannot_move_the_cursor_of_who_reads_the_page() -> None:
    hostile = talk("Hello.", "Hello.", second="S\x1b[2Jam\u202e")
    told = page(listen(hostile, listener="S\x1b[2Jam\u202e"))

    assert "\x1b" not in told
    assert "\u202e" not in told


def test_a_ratio_shows_its_band_only_where_it_has_one() -> None:
    assert _ratio([Band(2, 2, 2), Band(1, 1, 1)]) == "2 to 1"
    assert _ratio([Band(1, 2, 3), Band(1, 1, 4)]) == ("2 to 1   (between 1 to 4 and 3 to 1)")


def test_the_command_prints_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([written(tmp_path), "--listener", "Sam"]) == 0
    assert capsys.readouterr().out == page(listen(evening(), listener="Sam"))


def test_the_command_prints_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([written(tmp_path), "--listener", "Sam", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)

    assert told == json.loads(json.dumps(as_json(listen(evening(), listener="Sam"))))
    assert told["version"] == VERSION
    assert len(told["turns"][0]["acts"]) == 10
    assert told["counts"]["seconds"] is None


def test_json_tells_seconds_and_the_longest_turn() -> None:
    told = as_json(listen(talk("One.", "Two three.", seconds=2), listener="Sam"))

    assert told["counts"]["seconds"] == {"listener": 2, "others": 2}
    assert told["counts"]["longest_turn"] == {"turn": 1, "words": 2}


def test_the_command_lists_who_speaks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([written(tmp_path), "--who", "--speaker", "Ann", "--speaker", "Sam"]) == 0
    assert capsys.readouterr().out == "Ann\nSam\n"


def test_without_a_listener_the_command_asks_who_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([written(tmp_path)]) == REFUSED
    told = capsys.readouterr().err

    assert "--listener NAME" in told
    assert "Ann, Sam" in told


def test_a_file_that_is_no_transcript_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "talk.zip"
    path.write_bytes(b"PK")

    assert main([str(path), "--listener", "Sam"]) == REFUSED
    assert "talk.zip" in capsys.readouterr().err


def test_the_page_can_be_written_where_not_every_letter_can(tmp_path: Path) -> None:
    told = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="replace")
    before, sys.stdout = sys.stdout, told
    try:
        assert main([written(tmp_path), "--listener", "Sam"]) == 0
    finally:
        sys.stdout = before
