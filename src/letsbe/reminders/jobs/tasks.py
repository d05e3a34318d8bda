"""Doing the tasks that rooms enqueued, each by one process, until it is done or given up.

A task may be begun again after a crash or a fault: it must be safe to repeat.
"""

import logging
import os
import secrets
import socket
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from traceback import extract_tb
from typing import Any

from django.db.models import Q
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from letsbe.lib import clock
from letsbe.reminders.rules import begun

Row = DBTaskResult[Any, Any]
_log = logging.getLogger(__name__)
_KEPT_FOR = timedelta(days=7)
# One name for each start: a process number is given again after it.
_THIS_START = secrets.token_hex(4)


class TaskFailed(Exception):
    """What is kept of a fault: which, and where; its message may hold somebody's words."""


def whoami() -> str:
    """Return a name for this worker, by which others on this machine see whether it lives."""
    host = socket.gethostname().replace("/", "")[:32]
    return begun.worker_name(host, os.getpid(), _THIS_START, secrets.token_hex(4))


def work_off(worker: str, *, stopping: Event) -> int:
    """Do all tasks that are ready now, one after the other; return how many were begun."""
    done = 0
    while not stopping.is_set() and (row := _taken(worker)):
        _carry_out(row)
        done += 1
    return done


def put_back(worker: str, *, at: datetime) -> None:
    """Let what a worker that is gone had begun be done by another one."""
    for row in DBTaskResult.objects.running().filter(backend_name=DEFAULT_TASK_BACKEND_ALIAS):
        by = row.worker_ids[-1] if row.worker_ids else ""
        since = row.started_at or row.enqueued_at
        if begun.is_left(by, since=since, me=worker, is_alive=_is_alive, at=at):
            # Being cut off is no fault of the task: it does not wait, though not for ever.
            may_again = begun.wait_before_again(tries=len(row.worker_ids)) is not None
            wait = timedelta(0) if may_again else None
            _again_or_never(row, TaskFailed("its worker was gone"), wait=wait, at=at)


def prune(*, at: datetime) -> None:
    """Delete what is known of tasks that were done or given up a week ago."""
    long_ago = Q(finished_at__lt=at - _KEPT_FOR)
    DBTaskResult.objects.finished().filter(long_ago).delete()


def _taken(worker: str) -> Row | None:
    ready = DBTaskResult.objects.ready().filter(backend_name=DEFAULT_TASK_BACKEND_ALIAS)
    # Looking is cheap, taking holds the one writer of SQLite.
    if not ready.exists():
        return None
    with exclusive_transaction(ready.db):
        row = ready.get_locked()
        if row:
            row.claim(worker)
    return row


def _carry_out(row: Row) -> None:
    try:
        task = row.task
        said = row.args_kwargs
        task.call(*said["args"], **said["kwargs"])
    except Exception as fault:
        wait = begun.wait_before_again(tries=len(row.worker_ids))
        _again_or_never(row, TaskFailed(where(fault)), wait=wait, at=clock.now())
    else:
        row.set_successful(None)


def _again_or_never(
    row: Row, fault: TaskFailed, *, wait: timedelta | None, at: datetime
) -> None:
    _log.log(logging.ERROR, "The task %s failed (%s).", row.task_path, fault)
    if wait is None:
        row.set_failed(fault)
        return
    # Only while it is still the one that was begun: another process may have put it back.
    still = DBTaskResult.objects.running().filter(pk=row.pk, worker_ids=row.worker_ids)
    still.update(status=TaskResultStatus.READY, run_after=at + wait)


def where(fault: BaseException) -> str:
    """Return the kind of a fault and the line it came from, never its message."""
    frames = extract_tb(fault.__traceback__)
    spot = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(fault).__name__}{spot}"


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
