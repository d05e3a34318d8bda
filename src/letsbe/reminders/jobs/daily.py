"""What rooms want done once a day, by one process, taken up again after a crash.

Each is a function `(*, at: datetime) -> None` named in the setting DAILY. It runs in the first
minutes of the house's day, and again a while later if it failed or was cut off.
"""

import logging
from datetime import datetime, timedelta
from threading import Event

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from letsbe.reminders.jobs import mail, tasks
from letsbe.reminders.models import Daily
from letsbe.reminders.rules import days

_log = logging.getLogger(__name__)


def run(*, worker: str, at: datetime, stopping: Event) -> None:
    """Do what has not been done today, unless another process is doing it."""
    for name in settings.DAILY:
        if not stopping.is_set() and _take(name, worker=worker, at=at):
            _do(name, worker=worker, at=at)


def prune(*, at: datetime) -> None:
    """Delete what is known of tasks and reminders that are long over: a daily job itself."""
    tasks.prune(at=at)
    mail.prune(at=at)


@transaction.atomic
def _take(name: str, *, worker: str, at: datetime) -> bool:
    row = Daily.objects.select_for_update().get_or_create(pk=name)[0]
    today = timezone.localtime(at, timezone.get_default_timezone()).date()
    if not days.is_due(row.as_value, today=today, at=at):
        return False
    row.taken_by, row.taken_until = worker, at + days.LONGEST
    row.save(update_fields=["taken_by", "taken_until"])
    return True


def _do(name: str, *, worker: str, at: datetime) -> None:
    mine = Daily.objects.filter(pk=name, taken_by=worker)
    try:
        import_string(name)(at=at)
    except Exception as fault:
        _log.log(logging.ERROR, "The daily job %s failed (%s).", name, tasks.where(fault))
        mine.update(taken_until=at + timedelta(minutes=10))
        return
    today = timezone.localtime(at, timezone.get_default_timezone()).date()
    mine.update(done_on=today, taken_by="", taken_until=None)
