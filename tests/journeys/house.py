"""A house served for real, started as people start it, on a free port of this machine.

Under `python -m tests.postgresql --for-keeps` two processes serve it from a PostgreSQL.
"""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from tests import postgresql

ROOT = Path(__file__).resolve().parents[2]
READY_WITHIN_SECONDS = 90
STOPPED_WITHIN_SECONDS = 15
_GREETING = re.compile(r"^letsbe .* (?P<address>http://\S+)$", re.MULTILINE)


@dataclass(kw_only=True)
class House:
    """One server over one folder; what it says goes to a file beside that folder."""

    what: str
    folder: Path
    # Only a real house takes these; a demo has settings of its own.
    settings: dict[str, str] = field(default_factory=dict)
    port: int = 0
    printed: str = ""
    # Another process over the same house; files are for one alone.
    second: "House | None" = None
    log_name: str = ""
    _running: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def doors(self) -> tuple[str, ...]:
        return (self.address, self.second.address) if self.second else (self.address,)

    def door(self, which: int) -> str:
        """Return where the first or the second of two people comes in."""
        return self.second.address if which and self.second else self.address

    @property
    def said(self) -> str:
        return self._log.read_text("utf-8", errors="replace") if self._log.exists() else ""

    @property
    def _asked(self) -> list[str]:
        return [self.what, "--port", str(self.port), "--data", str(self.folder)]

    @property
    def _log(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}{self.log_name}.log")

    def start(self) -> "House":
        """Start the server and return once it has printed where it is."""
        self.port, self.printed = free_port(), ""
        before = len(self.said)
        with ExitStack() as closing:
            log = closing.enter_context(self._log.open("ab"))
            self._running = subprocess.Popen(
                [sys.executable, "-m", "letsbe.config.serve", *self._asked],
                cwd=ROOT,
                env=_clean_environment() | self.settings,
                stdout=log,
                stderr=log,
            )
        try:
            self.printed = self._wait_for_greeting(self._running, after=before)
            if self.second:
                self.second.start()
        except BaseException:
            self._running.kill()
            raise
        return self

    def stop(self) -> None:
        """Stop the server, and fail if anything ever went wrong inside."""
        if self._running:
            self._running.terminate()
        try:
            if self.second:
                self.second.stop()
        finally:
            if self._running:
                self._running.wait(STOPPED_WITHIN_SECONDS)
                self._running = None
        assert "Traceback" not in self.said, self.said

    def _wait_for_greeting(self, running: subprocess.Popen[bytes], *, after: int) -> str:
        until = time.monotonic() + READY_WITHIN_SECONDS
        while time.monotonic() < until and running.poll() is None:
            if greeting := _GREETING.search(self.said[after:]):
                return greeting["address"]
            time.sleep(0.05)
        running.kill()
        running.wait()
        raise AssertionError(f"The house did not open:\n{self.said}")


def house(what: str, folder: Path, **settings: str) -> House:
    """Return a house that is still to be started: on files, or on the PostgreSQL there is."""
    if "TEST_POSTGRESQL" not in os.environ:
        return House(what=what, folder=folder, settings=settings)
    settings |= _databases(prefix="DEMO_" if what == "demo" else "")
    postgresql.lay_root_key(folder)
    second = House(what=what, folder=folder, settings=settings, log_name="second")
    return House(what=what, folder=folder, settings=settings, second=second)


def _databases(*, prefix: str) -> dict[str, str]:
    """Make a house's two databases, both empty; return the settings that name them."""
    cluster, own = postgresql.running(), token_hex(4)
    found = {}
    for setting, usual in postgresql.NAMES.items():
        name = f"{usual}_{own}"
        cluster.make_database(name)
        found[f"{prefix}{setting}"] = cluster.url(name)
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _clean_environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
