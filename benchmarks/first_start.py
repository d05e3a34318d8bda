"""What a start costs: from a fresh clone to a served page, once more, and in memory.

`python -m benchmarks.first_start` needs the launcher and a package index; it works in a folder
of its own that is thrown away, with no package cache.
"""

import http.cookiejar
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
LEFT_BEHIND = shutil.ignore_patterns(
    ".venv", ".git", "__pycache__", "data", ".*_cache", ".hypothesis", "*.egg-info"
)
REQUESTS = 200
PATIENCE_SECONDS = 600
WANTED_SECONDS = 40
WANTED_MEGABYTES = 170


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """A browser without a screen: it keeps cookies and can press a button."""

    address: str
    opener: urllib.request.OpenerDirector

    def page(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=PATIENCE_SECONDS) as answer:
            return str(answer.read().decode(errors="replace"))

    def press(self, path: str, *, on: str) -> None:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.page(on))
        assert token is not None
        form = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1]}).encode()
        self.opener.open(self.address + path, data=form, timeout=PATIENCE_SECONDS).close()


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="letsbe-start-") as folder:
        clone = Path(folder) / "clone"
        shutil.copytree(HERE, clone, ignore=LEFT_BEHIND)
        with _demo(clone) as (visitor, first_seconds, _pid):
            size = _megabytes_in(clone / ".venv")
            assert visitor.page("/demo")
        with _demo(clone) as (visitor, second_seconds, pid):
            idle = _resident_megabytes(pid)
            _walk_around(visitor)
            used = _resident_megabytes(pid)
    rows = [
        (
            "fresh clone to a served page, no cache",
            f"{first_seconds:.1f} s",
            f"{WANTED_SECONDS} s",
        ),
        ("second start to a served page", f"{second_seconds:.1f} s", ""),
        ("memory when ready", f"{idle:.0f} MB", ""),
        (f"memory after {REQUESTS} requests", f"{used:.0f} MB", f"{WANTED_MEGABYTES} MB"),
        ("packages on disk", f"{size:.0f} MB", ""),
    ]
    for what, measured, wanted in [("", "measured", "at most"), *rows]:
        print(f"{what:42}{measured:>10}{wanted:>10}")
    return int(first_seconds > WANTED_SECONDS or used > WANTED_MEGABYTES)


def _walk_around(visitor: Visitor) -> None:
    """Be Linh, and read what she reads: the day, the agreement, its versions, a copy."""
    visitor.press("/demo/be/linh", on="/demo")
    today = visitor.page("/today")
    agreements = sorted(set(re.findall(r'href="(/agreements/[0-9a-f-]{36})"', today)))
    paths = ["/today", "/journal", "/demo", "/help"]
    for agreement in agreements:
        found = re.findall(rf'href="({agreement}/[^"#]+)"', visitor.page(agreement))
        paths += [agreement, *sorted(set(found))]
    for number in range(REQUESTS):
        visitor.page(paths[number % len(paths)])


@contextmanager
def _demo(clone: Path) -> Iterator[tuple[Visitor, float, int]]:
    port = _free_port()
    began = time.perf_counter()
    with subprocess.Popen(
        [str(clone / "letsbe"), "demo", "--port", str(port)],
        env={**os.environ, "PIP_NO_CACHE_DIR": "1"},
    ) as server:
        try:
            visitor = Visitor(
                address=f"http://localhost:{port}",
                opener=urllib.request.build_opener(
                    urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
                ),
            )
            _wait_for(visitor, server)
            yield visitor, time.perf_counter() - began, server.pid
        finally:
            server.terminate()


def _wait_for(visitor: Visitor, server: subprocess.Popen[bytes]) -> None:
    while True:
        try:
            visitor.page("/demo")
        except (urllib.error.URLError, ConnectionError):
            if server.poll() is not None:
                sys.exit("The demo did not start; what it said is above.")
            time.sleep(0.05)
        else:
            return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _resident_megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    resident = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert resident is not None
    return int(resident[1]) / 1024


def _megabytes_in(folder: Path) -> float:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1_000_000


if __name__ == "__main__":
    sys.exit(main())
