"""The worker inside the server: tasks, daily jobs and mail, beside the pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils.module_loading import import_string


@contextmanager
def beside() -> Iterator[None]:
    """Work while the house is served; stopping waits a few seconds for what is under way."""
    worker = import_string(settings.WORKER)()
    worker.start()
    try:
        yield
    finally:
        worker.stop()
