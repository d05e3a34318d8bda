import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from letsbe_matching.__main__ import main
from letsbe_matching.reading import table

EXAMPLE = str(Path(table.__file__).parents[1] / "people.example.csv")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([EXAMPLE, *arguments]) == 0
    return capsys.readouterr().out


@pytest.fixture
def kept(tmp_path: Path) -> str:
    file = tmp_path / "kept.csv"
    file.write_text("peer,supporter\nRhian,Noor\nAnn,Carys\n")
    return str(file)


def test_a_page_says_who_with_whom_and_who_not_yet(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys)

    assert "Proposed to each other: 3" in said
    assert "Ann and Ben (381): you both know night shifts;" in said
    assert "  Kit: nobody here fits yet" in said
    assert "  Ben: 1 of 2" in said
    assert "Proven over all pairs that could be, 4:" in said


def test_a_page_says_who_is_together_already_and_what_stands_against_it(
    capsys: pytest.CaptureFixture[str], kept: str
) -> None:
    said = told(capsys, "--keep", kept)

    assert "Together already: 2\n  Ann and Carys\n" in said
    assert "Rhian and Noor; a proposal would not bring them together: they have no hour" in said
    assert "Supporters with a place, proposed to nobody: 1\n  Ben" in said


def test_weights_aims_and_salts_are_said_in_words(
    capsys: pytest.CaptureFixture[str], kept: str
) -> None:
    assert "no two would both rather be with each other" in told(capsys, "--stable")
    assert "from their own best" not in told(capsys, "--total")
    weighed = told(capsys, "--weight", "interests=mandatory", "--weight", "hours=none")
    assert "Omar and Noor (514)" in weighed
    assert told(capsys, "--salt", "b", "--before", kept) != ""


def test_json_is_for_machines(capsys: pytest.CaptureFixture[str], kept: str) -> None:
    found = json.loads(told(capsys, "--json", "--keep", kept))

    assert found["version"] == 1
    assert found["load"]["Noor"] == {"meets": 1, "capacity": 1}
    assert [pair["broken"] for pair in found["pairs"] if pair["peer"] == "Rhian"] == [
        ["hours", "way", "gender"]
    ]
    assert found["certificate"]["is_over_all"]
    assert {one["peer"] for one in found["waiting"]} == {"Omar", "Kit"}


def test_a_table_is_for_spreadsheets(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = list(csv.reader(io.StringIO(told(capsys, "--csv"))))
    assert rows[0] == ["peer", "supporter", "score", "kept", "why"]
    assert {row[0]: row[1] for row in rows[1:]} == {
        "Ann": "Ben", "Omar": "Noor", "Rhian": "Carys", "Kit": "",
    }  # fmt: skip

    file = tmp_path / "people.csv"
    file.write_text("id,role,languages,hours,ways,since\n=1+1,peer,a,,phone,2026-01-01\n")
    assert main([str(file), "--csv"]) == 0
    assert "\n'=1+1,,,no," in capsys.readouterr().out


def test_two_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "--explain", "Ben", "Ann")
    found = json.loads(told(capsys, "--json", "--explain", "Ben", "Ann"))

    assert said.startswith("Ann and Ben are proposed to each other: you both know night shifts")
    assert "  for Ann: experiences 150, hours 75, interests 100, wishes 300\n" in said
    assert found["for_peer"]["wishes"] == 300
    assert found["hindrances"] == []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["nowhere.csv"], "nowhere.csv: there is no such file to read"),
        ([EXAMPLE, "--explain", "Ann", "Eve"], "Ann and Eve are not a peer and a supporter"),
        ([EXAMPLE, "--weight", "age=much"], "not 'age=much'"),
        ([EXAMPLE, "--weight", "hours=lots"], "not 'hours=lots'"),
    ],
)
def test_what_cannot_be_is_said_and_ends_with_two(
    capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert main(arguments) == 2
    assert reason in capsys.readouterr().err


def test_what_a_terminal_would_obey_is_shown_instead(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "id,role,languages,hours,ways,since,capacity,interests\n"
        "A\x1b[2J,peer,E,Mon 9-11,phone,2026-01-01,,tea\x07\n"
        "B,supporter,E,Mon 9-11,phone,,1,tea\x07\n"
    )
    assert main([str(file)]) == 0
    assert main([str(file), "--explain", "A\x1b[2J", "B"]) == 0
    assert main([str(file), "--explain", "A\x1b[2J", "C"]) == 2
    told = capsys.readouterr()

    assert "you both like tea\\x07" in told.out
    assert not {"\x1b", "\x07"} & {*told.out, *told.err}


def test_two_people_are_no_table(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([EXAMPLE, "--csv", "--explain", "Ann", "Ben"])
    assert "--csv prints a whole proposal" in capsys.readouterr().err


def test_it_runs_as_a_command() -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "letsbe_matching", EXAMPLE],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(Path(table.__file__).parents[2]), "PYTHONHASHSEED": "5"},
    )
    assert b"Proposed to each other: 3" in done.stdout
