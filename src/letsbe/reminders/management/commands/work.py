"""Does what is done beside the pages, in a process of its own, until it is stopped."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand

from letsbe.reminders.jobs.beside import AllBeside


class Command(BaseCommand):
    help = (
        "Does tasks, daily jobs and mail until it is stopped. A house has one worker inside "
        "its server already; more of them share the work, and nothing is done twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        stopped = Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_said: stopped.set())
        beside = AllBeside()
        beside.start()
        self.stdout.write("Working.")
        stopped.wait()
        beside.stop()
