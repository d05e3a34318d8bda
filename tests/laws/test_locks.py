"""Law: what is installed is pinned, hashed, and the same for running and for checking."""

import re
from pathlib import Path

from tests.laws.tree import ROOT, told

LOCKS = [ROOT / "requirements" / name for name in ("run.lock", "scale.lock", "check.lock")]
_PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(\[[\w,]+\])?==(\S+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")
_HOST = re.compile(r"://|--(extra-)?index-url|--find-links|--trusted-host|\s@\s")


def pins(lock: str) -> dict[str, str]:
    return {_spelled(name): version for name, _extra, version in _PIN.findall(lock)}


def faults(lock: str) -> list[str]:
    """Return what is wrong with a lock file: a host, or a package that is not held fast."""
    found = [f"names a host: {line}" for line in lock.splitlines() if _HOST.search(line)]
    for block in re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n?", "", lock)):
        name = block.split("==")[0].split()[0] if block.strip() else ""
        if name and not _PIN.match(block):
            found.append(f"{name} is not pinned to one version")
        elif name and not _HASH.search(block):
            found.append(f"{name} has no hash")
    return found


def wanted(path: Path) -> set[str]:
    """Return the packages a requirements file asks for, with the files it includes."""
    names: set[str] = set()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("-r "):
            names |= wanted(path.parent / line.removeprefix("-r ").strip())
        elif line.strip() and not line.startswith("#"):
            names.add(_spelled(re.split(r"[\[=<>~! ;]", line)[0]))
    return names


def _spelled(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_locks_name_no_host_and_hold_every_package_fast() -> None:
    found = [f"{path.name}: {f}" for path in LOCKS for f in faults(path.read_text("utf-8"))]

    assert not found, told(found, what_to_do="Compile the lock again, with hashes, no host:")


def test_what_runs_is_what_was_checked() -> None:
    *running, check = (pins(path.read_text("utf-8")) for path in LOCKS)
    differing = [name for run in running for name in run if check.get(name) != run[name]]

    assert all(running)
    assert not differing, f"Lock all files together: {differing} differ in check.lock."


def test_everything_asked_for_is_in_its_lock() -> None:
    missing = [
        f"{path.stem}: {name}"
        for path in LOCKS
        for name in wanted(path.with_suffix(".in")) - set(pins(path.read_text("utf-8")))
    ]

    assert not missing, told(missing, what_to_do="Compile the lock again:")
