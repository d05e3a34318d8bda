"""A whole start, in a process of its own: it serves and says where, or says why not."""

import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from letsbe.config import serve
from letsbe.config.environment import HERE

PATIENCE_SECONDS = 60
pytestmark = pytest.mark.enable_socket


def free_port() -> int:
    (taken, *_others) = serve.listening("127.0.0.1", 0)
    with taken:
        return int(taken.getsockname()[1])


def command(what: str, folder: Path, port: int) -> list[str]:
    return [
        sys.executable,
        *("-m", "letsbe.config.serve", what),
        *("--host", "127.0.0.1", "--port", str(port), "--data", str(folder)),
    ]


def outside() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "PYTHONPATH": str(HERE / "src")}


def refused(what: str, folder: Path) -> str:
    """Return what a start says that must be refused."""
    ended = subprocess.run(  # noqa: S603
        command(what, folder, free_port()),
        env=outside(),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr
    return ended.stderr


@contextmanager
def served(what: str, folder: Path) -> Iterator[str]:
    """Serve a house and yield the one line it greets with."""
    port = free_port()
    with subprocess.Popen(  # noqa: S603
        command(what, folder, port), env=outside(), stdout=subprocess.PIPE, text=True
    ) as house:
        assert house.stdout is not None
        try:
            yield house.stdout.readline().strip()
        finally:
            house.terminate()


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code


def test_a_new_house_says_where_it_is_set_up_and_is_no_demo(tmp_path: Path) -> None:
    with served("start", tmp_path) as greeting:
        found = re.fullmatch(
            r"letsbe is ready to be set up: (http://localhost:\d+)(/set-up/\w+)", greeting
        )
        assert found is not None, greeting
        here, set_up = found[1].replace("localhost", "127.0.0.1"), found[2]

        assert status(here + set_up) == 200
        assert status(f"{here}/demo") == 404
        assert status(f"{here}/demo/be/ada") == 404
    assert "holds a real house, not a demo" in refused("demo", tmp_path)
    (tmp_path / "root.key").unlink()
    assert "The root key" in refused("start", tmp_path)
    (tmp_path / "house.sqlite3").write_bytes(b"not a database" * 400)
    (tmp_path / "root.key").write_bytes(bytes(32))
    (tmp_path / "root.key").chmod(0o600)
    assert "does not open" in refused("start", tmp_path)


def test_a_demo_is_furnished_and_served_and_never_becomes_a_real_house(tmp_path: Path) -> None:
    with served("demo", tmp_path) as greeting:
        found = re.fullmatch(r"letsbe demo is ready: http://localhost(:\d+/demo)", greeting)
        assert found is not None, greeting
        assert status(f"http://127.0.0.1{found[1]}") == 200
        assert "is running from" in refused("demo", tmp_path)
    assert "holds the demo, whose people are invented" in refused("start", tmp_path)
