"""Starting a house: what is refused is said in one plain sentence, before anything is made."""

import socket
from pathlib import Path

import pytest

from letsbe.config import serve
from letsbe.config.serve import StartRefused

DEMO = serve.read(["demo"])
START = serve.read(["start"])


def test_what_is_not_said_is_as_the_help_says() -> None:
    assert (DEMO.port, DEMO.host, DEMO.data, DEMO.is_demo) == (8000, "localhost", None, True)
    assert not START.is_demo


@pytest.mark.parametrize("port", [0, 65536, -1])
def test_a_port_that_cannot_be_is_refused(port: int) -> None:
    with pytest.raises(StartRefused, match="There is no port"):
        serve.read(["demo", f"--port={port}"])


def test_a_demo_takes_nothing_of_a_real_house() -> None:
    real = {
        "DATA_DIR": "/srv/house",
        "PUBLIC_URL": "https://letsbe.example.org",
        "ROOT_KEY_FILE": "/srv/root.key",
        "TIME_ZONE": "Europe/Lisbon",
    }
    settings = serve.environment_of(DEMO, real)

    assert not {*real.values()} & {*settings.values()}
    assert settings["DEMO"] == "yes"
    assert settings["PUBLIC_URL"] == "http://localhost:8000"
    assert settings["DATA_DIR"].endswith("data/demo")


def test_a_demo_stands_on_databases_only_where_they_are_named_for_it() -> None:
    settings = serve.environment_of(DEMO, {"DEMO_DATABASE_URL": "postgresql://ours/demo"})

    assert settings["DATABASE_URL"] == "postgresql://ours/demo"
    assert settings["KEYS_DATABASE_URL"] == ""


def test_a_real_house_is_never_a_demo_whatever_the_environment_says() -> None:
    assert serve.environment_of(START, {"DEMO": "yes"})["DEMO"] == "no"


def test_a_real_house_keeps_its_settings() -> None:
    settings = serve.environment_of(START, {"PUBLIC_URL": "https://letsbe.example.org"})

    assert settings["PUBLIC_URL"] == "https://letsbe.example.org"
    assert "DATA_DIR" not in settings
    assert "ROOT_KEY_FILE" not in settings


def test_a_folder_that_was_said_is_taken_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = serve.read(["demo", "--data", "my demo"])
    assert serve.environment_of(wanted, {})["DATA_DIR"] == str(tmp_path.resolve() / "my demo")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_on_this_machine_both_may_be_served(host: str) -> None:
    for what in ("demo", "start"):
        assert serve.environment_of(serve.read([what, "--host", host]), {})


@pytest.mark.parametrize("host", ["192.168.1.7", "::", "letsbe.example.org"])
def test_a_demo_is_never_shown_to_others(host: str) -> None:
    with pytest.raises(StartRefused, match="only for this machine"):
        serve.environment_of(
            serve.read(["demo", "--host", host]), {"PUBLIC_URL": "https://x.example.org"}
        )


@pytest.mark.parametrize("host", ["192.168.1.7", "::"])
def test_a_house_is_shown_to_others_only_behind_https(host: str) -> None:
    wanted = serve.read(["start", "--host", host])

    assert serve.environment_of(wanted, {"PUBLIC_URL": "https://letsbe.example.org"})
    with pytest.raises(StartRefused, match="others could listen in"):
        serve.environment_of(wanted, {"PUBLIC_URL": "http://letsbe.example.org"})
    with pytest.raises(StartRefused, match="others could listen in"):
        serve.environment_of(wanted, {})


def test_a_house_without_its_keys_is_refused(tmp_path: Path) -> None:
    (tmp_path / "house.sqlite3").touch()
    with pytest.raises(StartRefused, match="Put the key database back"):
        serve.refuse_lost_keys(tmp_path)

    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "keys.sqlite3").touch()
    serve.refuse_lost_keys(tmp_path)


def test_a_new_house_needs_no_keys_yet(tmp_path: Path) -> None:
    serve.refuse_lost_keys(tmp_path)


def test_one_folder_is_served_once_at_a_time(tmp_path: Path) -> None:
    with (
        serve.alone_in(tmp_path),
        pytest.raises(StartRefused, match="is running from"),
        serve.alone_in(tmp_path),
    ):
        pytest.fail("two served one folder")
    with serve.alone_in(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(StartRefused, match="cannot be written"), serve.alone_in(in_the_way):
        pytest.fail("a file was taken for a folder")


@pytest.mark.enable_socket
def test_a_port_in_use_is_said_with_another_to_take() -> None:
    (first, *others) = serve.listening("127.0.0.1", 0)
    port = first.getsockname()[1]
    try:
        with pytest.raises(
            StartRefused, match=rf"{port} is in use already.* --port {port + 1}"
        ):
            serve.listening("127.0.0.1", port)
    finally:
        for each in (first, *others):
            each.close()
    serve.listening("127.0.0.1", port)[0].close()


@pytest.mark.enable_socket
def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(StartRefused, match="is not an address of this machine"):
        serve.listening("192.0.2.1", 8000)


@pytest.mark.enable_socket
def test_localhost_is_taken_whole() -> None:
    taken = serve.listening("localhost", 0)
    names = {each.getsockname()[0] for each in taken}
    for each in taken:
        each.close()

    assert names <= {"127.0.0.1", "::1"}
    assert all(isinstance(each, socket.socket) for each in taken)
    assert names


def test_a_refusal_is_one_sentence_and_an_exit_of_two(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert serve.main(["demo", "--host", "192.168.1.7"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("letsbe: A demo is only for this machine")
    assert "Traceback" not in said.err
