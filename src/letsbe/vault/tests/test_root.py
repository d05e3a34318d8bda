import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from letsbe.vault import root
from letsbe.vault.root import RootKeyRefused

MAKER = """
import sys, time
from pathlib import Path
from letsbe.vault import root
gate = Path(sys.argv[2])
while not gate.exists():
    time.sleep(0.001)
print(root.read_or_make(Path(sys.argv[1]), may_make=True).hex())
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "root.key"


def test_a_first_run_makes_a_key_only_its_owner_can_read(path: Path) -> None:
    made = root.read_or_make(path, may_make=True)
    assert len(set(made)) > 8
    assert path.read_bytes() == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["root.key"]


def test_the_key_that_is_there_is_kept(path: Path) -> None:
    made = root.read_or_make(path, may_make=True)
    assert root.read_or_make(path, may_make=True) == made
    assert root.read_or_make(path, may_make=False) == made


def test_a_missing_key_is_not_made_where_words_are_kept(path: Path) -> None:
    with pytest.raises(RootKeyRefused, match="is missing"):
        root.read_or_make(path, may_make=False)
    assert not path.exists()


def test_a_link_to_nowhere_is_refused_and_not_followed(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path.parent / "nowhere")
    with pytest.raises(RootKeyRefused, match="is missing"):
        root.read_or_make(path, may_make=True)
    assert [file.name for file in path.parent.iterdir()] == ["root.key"]


@pytest.mark.parametrize("length", [0, 1, 31, 33, 64])
def test_a_key_of_the_wrong_length_is_refused(path: Path, length: int) -> None:
    path.parent.mkdir()
    path.write_bytes(bytes(length))
    path.chmod(0o600)
    with pytest.raises(RootKeyRefused, match=f"{length} bytes instead of 32"):
        root.read_or_make(path, may_make=True)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610, 0o644])
def test_a_key_others_can_reach_is_refused(path: Path, mode: int) -> None:
    root.read_or_make(path, may_make=True)
    path.chmod(mode)
    with pytest.raises(RootKeyRefused, match="chmod 600"):
        root.read_or_make(path, may_make=True)


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(RootKeyRefused, match="is not a file"):
        root.read_or_make(path, may_make=True)


def test_a_pipe_in_its_place_is_refused_and_does_not_hang(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path, 0o600)
    with pytest.raises(RootKeyRefused, match="is not a file"):
        root.read_or_make(path, may_make=True)


def test_a_key_that_cannot_be_opened_is_refused_in_words(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path)
    with pytest.raises(RootKeyRefused, match="cannot be read"):
        root.read_or_make(path, may_make=False)


def test_a_key_made_by_another_in_the_same_instant_is_taken_over(path: Path) -> None:
    made = root.read_or_make(path, may_make=True)
    root._make(path)
    assert path.read_bytes() == made
    assert [file.name for file in path.parent.iterdir()] == ["root.key"]


def test_of_makers_who_race_all_hold_the_one_key_that_is_kept(path: Path) -> None:
    gate = path.parent.parent / "gate"
    command = [sys.executable, "-c", MAKER, str(path), str(gate)]
    makers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
        for _ in range(4)
    ]
    gate.touch()
    told = {maker.communicate(timeout=60)[0].strip() for maker in makers}
    assert told == {path.read_bytes().hex()}


def test_each_purpose_has_a_key_of_its_own() -> None:
    key = bytes(range(32))
    purposes = ["index", "audit", "fingerprint", "django", "kek/1", "kek/2", "check/1"]
    derived = [root.derive(key, purpose) for purpose in purposes]
    assert len({key, bytes(32), *derived}) == len(purposes) + 2
    assert root.derive(key, "index") == derived[0]
    assert root.derive(bytes(32), "index") != derived[0]
