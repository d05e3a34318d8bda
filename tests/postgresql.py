"""A PostgreSQL of one's own for as long as a command runs: `python -m tests.postgresql pytest`.

It listens on a socket in a folder that is thrown away, and on no port. With --for-keeps it
keeps what it is given as a real one does; without, nothing waits for the disk.
"""

import os
import pwd
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NAMES = {"DATABASE_URL": "house", "KEYS_DATABASE_URL": "keys"}
SETTINGS = {"listen_addresses": "", "max_connections": "400", "shared_buffers": "128MB"}
HURRIED = {"fsync": "off", "full_page_writes": "off"}
FOR_KEEPS = "--for-keeps"
_KEPT_BY_DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """One PostgreSQL over one folder; it may be stopped and started again."""

    folder: Path
    is_for_keeps: bool

    def url(self, database: str) -> str:
        return f"postgresql://letsbe@/{database}?host={self.folder}"

    @property
    def settings(self) -> dict[str, str]:
        return {setting: self.url(name) for setting, name in NAMES.items()}

    def start(self) -> None:
        wanted = SETTINGS | ({} if self.is_for_keeps else HURRIED)
        options = [f"-c{name}={value}" for name, value in wanted.items()]
        options += [f"-cunix_socket_directories={self.folder}"]
        self._run("pg_ctl", "-w", "-l", f"{self.folder}/log", "-o", " ".join(options), "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-m", "immediate", "stop")

    def make(self) -> None:
        self._run("initdb", "-U", "letsbe", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()
        for database in NAMES.values():
            self.make_database(database)

    def make_database(self, name: str) -> None:
        self._run("createdb", "-h", str(self.folder), "-U", "letsbe", name)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(binaries() / program), *arguments],
            env={"PATH": os.environ["PATH"], "PGDATA": str(self.folder / "kept")},
            cwd=self.folder,
            user=server_user(),
            check=True,
            stdout=subprocess.DEVNULL,
        )


def lay_root_key(folder: Path) -> None:
    """Lay the root key of a new house, as its operator does before it is first started."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "root.key").write_bytes(secrets.token_bytes(32))
    (folder / "root.key").chmod(0o600)


def binaries() -> Path:
    """Return the folder of the newest PostgreSQL here."""
    found = sorted(_KEPT_BY_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise SystemExit("PostgreSQL is missing. Please say: apt-get install postgresql")
    return found[-1].parent if found else Path(str(on_path)).parent


def server_user() -> str | None:
    """Return as whom to run it: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def cluster(*, is_for_keeps: bool = False) -> Iterator[Cluster]:
    """Start a cluster of one's own with the house's two databases in it, both empty."""
    with tempfile.TemporaryDirectory(prefix="letsbe-postgresql-") as name:
        folder = Path(name)
        if user := server_user():
            shutil.chown(folder, user)
        made = Cluster(folder=folder, is_for_keeps=is_for_keeps)
        made.make()
        try:
            yield made
        finally:
            made.stop()


def running() -> Cluster:
    """Return the cluster that runs what asks, to be stopped and started by it."""
    return Cluster(folder=Path(os.environ["TEST_POSTGRESQL"]), is_for_keeps=False)


def main(command: list[str]) -> int:
    is_for_keeps = command[:1] == [FOR_KEEPS]
    command = command[is_for_keeps:]
    with cluster(is_for_keeps=is_for_keeps) as made:
        outside = os.environ | {f"TEST_{name}": url for name, url in made.settings.items()}
        outside["TEST_POSTGRESQL"] = str(made.folder)
        return subprocess.run(command, env=outside, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
