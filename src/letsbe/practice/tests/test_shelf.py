import logging
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from pytest_django import Settings

from letsbe.practice.queries import shelf

LETTERS = shelf.CONTENT / "en" / "scenarios" / "letters.toml"


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder for scenes of a house's own."""
    settings.DATA_DIR = tmp_path
    folder = tmp_path / shelf.OWN
    folder.mkdir()
    return folder


def test_a_scene_of_the_houses_own_is_found_at_once_and_anew_when_it_changes(own: Path) -> None:
    before = set(shelf.scenarios())
    file = own / "our-key.toml"
    file.write_text(LETTERS.read_text().replace("Letters behind the door", "The key"))
    assert set(shelf.scenarios()) - before == {"our-key"}

    file.write_text(LETTERS.read_text().replace("Letters behind the door", "The other key"))
    assert shelf.scenarios()["our-key"].title == "The other key"


def test_a_scene_with_faults_is_left_out_and_the_log_says_how_many(
    own: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The laws run import-linter in this process, and it silences every logger there is.
    monkeypatch.setattr(shelf._log, "disabled", False)
    (own / "broken.toml").write_text("format = 1")
    with caplog.at_level(logging.WARNING):
        assert "broken" not in shelf.scenarios()

    assert "A scenario of the house is left out: it has 9 faults." in caplog.text


def test_a_house_may_replace_a_scene_by_its_own(own: Path) -> None:
    (own / "letters.toml").write_text(LETTERS.read_text().replace("behind the door", "again"))

    assert shelf.scenarios()["letters"].title == "Letters again"


def test_a_language_without_content_reads_english() -> None:
    with translation.override("pt"):
        assert shelf.drills()
        assert shelf.checklist()[0].title == "Being there"


def test_the_command_names_what_has_to_be_mended(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "Not an Address.toml"
    good.write_text(LETTERS.read_text())
    bad.write_text(LETTERS.read_text().replace('partner = "Jo"', ""))
    said = StringIO()
    call_command("check_scenario", str(good), stdout=said)

    assert said.getvalue() == "Nothing to mend.\n"
    with pytest.raises(CommandError) as refused:
        call_command("check_scenario", str(good), str(bad))
    told = str(refused.value)
    assert "partner: some words" in told
    assert "the file's name" in told


@pytest.mark.parametrize(
    ("raw", "fault"),
    [(b"= = =", "this is not TOML"), (b"\xff", "this is not TOML"), (None, "cannot be read")],
)
def test_a_file_that_is_no_scene_is_said_to_be_none(
    tmp_path: Path, raw: bytes | None, fault: str
) -> None:
    file = tmp_path / "a.toml"
    if raw is not None:
        file.write_bytes(raw)

    assert any(fault in each for each in shelf.scenario_faults(file))
