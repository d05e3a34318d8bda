"""What the outside may set: read once, typed, and every fault named at once."""

from pathlib import Path

import pytest

from letsbe.config import environment
from letsbe.config.environment import EnvironmentRefused


def test_an_empty_environment_is_a_house_on_this_machine() -> None:
    read = environment.read({})

    assert read.public_url == "http://localhost:8000"
    assert not read.is_https
    assert not read.is_demo
    assert read.root_key_file == read.data_dir / "root.key"


def test_an_empty_setting_is_as_one_that_was_left_away() -> None:
    assert environment.read({"DEMO": " ", "TIME_ZONE": ""}) == environment.read({})


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(EnvironmentRefused) as refused:
        environment.read(
            {"PUBLIC_URL": "here", "EXIT_URL": "ftp://x", "TIME_ZONE": "Mars", "DEMO": "maybe"}
        )
    named = [fault.split(":")[0] for fault in str(refused.value).splitlines()]
    assert named == ["PUBLIC_URL", "EXIT_URL", "TIME_ZONE", "DEMO"]


def test_one_fault_is_named_alone() -> None:
    with pytest.raises(EnvironmentRefused, match=r"\ATIME_ZONE: 'Mars' is not a time zone"):
        environment.read({"TIME_ZONE": "Mars"})


def test_its_own_address_is_a_name_it_answers_to() -> None:
    read = environment.read({"PUBLIC_URL": "https://letsbe.example.org/"})

    assert read.is_https
    assert read.public_url == "https://letsbe.example.org"
    assert "letsbe.example.org" in read.hosts


def test_the_root_key_may_lie_elsewhere(tmp_path: Path) -> None:
    read = environment.read({"ROOT_KEY_FILE": str(tmp_path / "key")})
    assert read.root_key_file == tmp_path.resolve() / "key"


def test_no_language_model_is_asked_unless_an_address_is_set() -> None:
    assert environment.read({}).practice_model_url == ""


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8080/v1",
        "http://127.0.0.1:11434/v1",
        "http://192.168.1.20/v1",
        "http://[::1]:8080/v1",
        "https://models.lan/v1",
        "http://box:8080",
    ],
)
def test_a_language_model_of_ones_own_network_may_be_asked(address: str) -> None:
    read = environment.read({"PRACTICE_MODEL_URL": address, "PRACTICE_MODEL_NAME": "small"})

    assert (read.practice_model_url, read.practice_model_name) == (address, "small")


@pytest.mark.parametrize(
    "address",
    ["https://api.example.com/v1", "http://8.8.8.8/v1", "ftp://localhost/v1", "localhost:8080"],
)
def test_a_language_model_elsewhere_is_refused(address: str) -> None:
    with pytest.raises(EnvironmentRefused, match="PRACTICE_MODEL_URL"):
        environment.read({"PRACTICE_MODEL_URL": address})
