"""Hears what the other processes of this house tell, over PostgreSQL, and tells it here."""

from threading import Event, Thread
from typing import Any

from django.db import Error, connections

from letsbe.live import bus
from letsbe.live.rules import Gap, wording

# So often it is asked whether to stop, and a silent connection whether it is still there.
_LOOK_AFTER_SECONDS = 1.0
_WAITS_SECONDS = (0.5, 1, 2, 5, 10)


class FromOthers:
    """One thread with a connection of its own, which comes back by itself when it is lost."""

    def __init__(self) -> None:
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="live-news", daemon=True)
        self._connection: Any = None
        self.is_hearing = Event()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(3 * _LOOK_AFTER_SECONDS)

    def _run(self) -> None:
        tries = 0
        while not self._stopping.is_set():
            try:
                self._hear()
            except Error:
                tries = 0 if self.is_hearing.is_set() else tries + 1
            finally:
                self.is_hearing.clear()
                self._hang_up()
            self._stopping.wait(_WAITS_SECONDS[min(tries, len(_WAITS_SECONDS) - 1)])

    def _hear(self) -> None:
        self._connection = connections.create_connection("default")
        self._connection.inc_thread_sharing()
        with self._connection.cursor() as cursor:
            cursor.execute(f"LISTEN {bus.CHANNEL}")
        self.is_hearing.set()
        # Whatever was told before we listened is asked for: nothing is lost, only late.
        bus.tell(Gap())
        with self._connection.wrap_database_errors:
            while not self._stopping.is_set():
                self._tell_on()

    def _tell_on(self) -> None:
        for notice in self._connection.connection.notifies(timeout=_LOOK_AFTER_SECONDS):
            if (news := wording.read(notice.payload, listener=bus.HERE)) is not None:
                bus.tell(news)
        self._connection.connection.execute("SELECT 1")

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
