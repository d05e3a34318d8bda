"""The worker inside the server: tasks, daily jobs and mail, beside the pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from letsbe.reminders.jobs.beside import AllBeside


@contextmanager
def beside() -> Iterator[None]:
    """Work while the house is served; stopping waits for nobody longer than seconds."""
    worker = AllBeside()
    worker.start()
    try:
        yield
    finally:
        worker.stop()
