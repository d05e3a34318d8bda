"""The threads beside the pages: one for tasks and daily jobs, one for mail."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic

from django.db import close_old_connections, connections

from letsbe.lib import clock
from letsbe.reminders import bus
from letsbe.reminders.jobs import daily, mail, tasks

_log = logging.getLogger(__name__)
LONGEST_STOP = 10.0
_LOOK_FOR_TASKS = 1.0
_LOOK_FOR_MAIL = 15.0
_LOOK_FOR_THE_REST = 60.0
# How long to let a database be that does not answer.
_LET_BE = 5.0


class Beside:
    """One thread that takes its turn again and again, whatever goes wrong in a turn."""

    def __init__(
        self, name: str, turn: Callable[[Event], None], *, every: float, wake: Event
    ) -> None:
        self._turn, self._every, self._wake = turn, every, wake
        self._stopping = Event()
        self._has_failed = False
        # A daemon: a mail server that never answers cannot keep the house from stopping.
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._wake.set()

    def join(self, seconds: float) -> None:
        self._thread.join(seconds)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.clear()
            pause = self._every if self._turned() else _LET_BE
            self._wake.wait(pause)
        connections.close_all()

    def _turned(self) -> bool:
        close_old_connections()
        try:
            self._turn(self._stopping)
        except Exception as fault:
            connections.close_all()
            if not self._has_failed:
                _log.log(logging.ERROR, "%s waits: %s.", self._thread.name, tasks.where(fault))
            self._has_failed = True
            return False
        self._has_failed = False
        return True


class AllBeside:
    """Everything that is done beside the pages in this process."""

    def __init__(self) -> None:
        self._worker = tasks.whoami()
        self._looked_at: float | None = None
        self._threads = [
            Beside("work", self._work, every=_LOOK_FOR_TASKS, wake=bus.work),
            Beside("mail", _mail, every=_LOOK_FOR_MAIL, wake=bus.mail),
        ]

    def start(self) -> None:
        for each in self._threads:
            each.start()

    def stop(self, seconds: float = LONGEST_STOP) -> None:
        """Let what is under way end, but wait for it no longer than this."""
        for each in self._threads:
            each.stop()
        until = monotonic() + seconds
        for each in self._threads:
            each.join(max(0.0, until - monotonic()))

    def _work(self, stopping: Event) -> None:
        if self._looked_at is None or monotonic() - self._looked_at >= _LOOK_FOR_THE_REST:
            tasks.put_back(self._worker, at=clock.now())
            daily.run(worker=self._worker, at=clock.now(), stopping=stopping)
            self._looked_at = monotonic()
        tasks.work_off(self._worker, stopping=stopping)


def _mail(stopping: Event) -> None:
    mail.send_due(now=clock.now, stopping=stopping)
