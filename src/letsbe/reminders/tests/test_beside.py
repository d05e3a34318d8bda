import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from django.db import DatabaseError, connections
from pytest_django import Settings

from letsbe.lib import clock
from letsbe.people.models import Person
from letsbe.reminders.actions import marking
from letsbe.reminders.jobs import beside, posting
from letsbe.reminders.jobs.beside import Beside
from letsbe.reminders.rules import servers
from letsbe.reminders.tests.post_office import open_office
from letsbe.reminders.tests.tasks import DONE, note

PATIENCE = 20.0


def soon(is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < until:
        time.sleep(0.02)
    return is_so()


@contextmanager
def running(turn: Callable[[Event], None]) -> Iterator[Beside]:
    thread = Beside("here", turn, every=0.01, wake=Event())
    thread.start()
    try:
        yield thread
    finally:
        thread.stop()
        thread.join(PATIENCE)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_gone_for_a_while_stops_nothing_for_good(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(beside, "_LET_BE", 0.01)
    turns: list[int] = []

    def turn(_stopping: Event) -> None:
        turns.append(1)
        if len(turns) < 5:
            raise DatabaseError("gone, with words of somebody")

    with running(turn):
        assert soon(lambda: len(turns) > 7)

    assert caplog.text.count("here waits: DatabaseError") == 1
    assert "words of somebody" not in caplog.text


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_mail_server_that_hangs_holds_up_neither_tasks_nor_stopping(
    ada: Person, settings: Settings
) -> None:
    DONE.clear()
    with open_office(hangs_at="greeting") as office:
        settings.MAIL_SERVER = servers.read_server(office.url, is_own=True)
        everything = beside.AllBeside()
        everything.start()
        try:
            marking.give("ada@safe.example", by=ada, at=clock.now())
            assert office.has_called.wait(PATIENCE)
            note.enqueue("meanwhile")
            assert soon(lambda: DONE == ["meanwhile"])
        finally:
            began = time.monotonic()
            everything.stop()
        took = time.monotonic() - began

    assert took < posting.TIMEOUT + 1
    connections.close_all()
