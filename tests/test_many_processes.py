"""Several real processes over one house: each reminder and each task once."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django_tasks_db.models import DBTaskResult

from letsbe.lib import clock
from letsbe.people.tests.people import make_house, make_person
from letsbe.reminders.actions import remind
from letsbe.reminders.jobs import posting
from letsbe.reminders.models import SafeAddress
from letsbe.reminders.tests.people import turned_on
from letsbe.reminders.tests.post_office import open_office
from letsbe.reminders.tests.tasks import note

PROCESSES = 3
REMINDERS = 200
TASKS = 60
PATIENCE_SECONDS = 180
SOURCE = Path(__file__).resolve().parents[1] / "src"


def copied_house(folder: Path) -> Path:
    """Lay the house of this test where other processes can open it."""
    (folder / "keys").mkdir(parents=True)
    shutil.copy(settings.DATA_DIR / "root.key", folder / "root.key")
    for alias, name in (("default", "house.sqlite3"), ("keys", "keys/keys.sqlite3")):
        connections[alias].ensure_connection()
        with closing(sqlite3.connect(folder / name)) as copy:
            connections[alias].connection.backup(copy)
            if alias == "default":
                # Tests are at home in the demo; this is a real house.
                copy.execute("DROP TABLE demo_figure")
    return folder


def outside(folder: Path, *, mail_to: str) -> dict[str, str]:
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "PYTHONPATH": str(SOURCE),
        "DJANGO_SETTINGS_MODULE": "letsbe.config.settings",
        "DATA_DIR": str(folder),
        "SMTP_URL": mail_to,
        "MAIL_FROM": "post@example.org",
    }


@contextmanager
def workers(folder: Path, *, mail_to: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    command, env = [sys.executable, "-m", "django", "work"], outside(folder, mail_to=mail_to)
    running = [
        subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
        for _each in range(PROCESSES)
    ]
    try:
        yield running
    finally:
        for one in running:
            one.terminate()
        ended = [one.wait(PATIENCE_SECONDS) for one in running]
    assert ended == [0] * PROCESSES


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_three_processes_send_two_hundred_reminders_once_each(
    tmp_path: Path,
) -> None:
    ada, bo = make_person("Ada"), make_person("Bo")
    at = clock.now() - timedelta(minutes=1)
    for person in (ada, bo):
        turned_on(person, f"{person.pk}@safe.example", at=at)
    SafeAddress.objects.update(quiet_from=0, quiet_until=0)
    for number in range(REMINDERS // 2):
        remind([ada.pk, bo.pk], f"review:{number}", due_at=at, until=at + timedelta(days=2))
    for number in range(TASKS):
        note.enqueue(str(number))

    folder = copied_house(tmp_path / "house")
    with open_office() as office, workers(folder, mail_to=office.url):
        until = time.monotonic() + PATIENCE_SECONDS
        while len(office.mail) < REMINDERS and time.monotonic() < until:
            time.sleep(0.1)
        # Whoever would send one twice has the time to.
        time.sleep(3)

    known_by = [
        line for one in office.mail for line in one.splitlines() if b"Message-ID" in line
    ]
    assert len(known_by) == len(set(known_by)) == REMINDERS
    with closing(sqlite3.connect(folder / "house.sqlite3")) as house:
        table = DBTaskResult._meta.db_table
        done = house.execute(f"SELECT status, worker_ids FROM {table}").fetchall()  # noqa: S608
    assert [status for status, _who in done] == ["SUCCESSFUL"] * TASKS
    assert all(who.count("/") == 3 for _status, who in done)


@pytest.mark.enable_socket
@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_a_mail_server_that_hangs_holds_up_no_page_and_hardly_the_end(
    tmp_path: Path,
) -> None:
    make_house()
    ada = make_person("Ada")
    turned_on(ada, "ada@safe.example", at=clock.now())
    SafeAddress.objects.update(quiet_from=0, quiet_until=0)
    soon = clock.now() + timedelta(days=2)
    remind([ada.pk], "review:1", due_at=clock.now(), until=soon)
    folder, port = copied_house(tmp_path / "house"), free_port()
    start = [sys.executable, "-m", "letsbe.config.serve", "start", "--port", str(port)]

    with open_office(hangs_at="greeting") as office:
        env = outside(folder, mail_to=office.url)
        with subprocess.Popen(start, env=env, stdout=subprocess.PIPE) as served:
            assert served.stdout
            assert b"ready" in served.stdout.readline()
            assert office.has_called.wait(PATIENCE_SECONDS)
            sign_in = f"http://localhost:{port}/sign-in"
            # The first page of a start is slow by itself.
            _seconds_for(sign_in)
            waited = [_seconds_for(sign_in) for _each in range(20)]
            assert not office.mail
            began = time.monotonic()
            served.terminate()
            served.wait(PATIENCE_SECONDS)
            stopped_in = time.monotonic() - began

    assert max(waited) < posting.TIMEOUT / 2
    assert stopped_in < posting.TIMEOUT + 5
    # It came to its own end: what was under way was not cut off.
    assert served.returncode == 0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _seconds_for(address: str) -> float:
    began = time.monotonic()
    with urllib.request.urlopen(address, timeout=30) as page:  # noqa: S310 (of this machine)
        assert page.status == 200
    return time.monotonic() - began
