"""Makes the proposals that were asked for, one after the other, beside the pages.

A proposal under way is a row: after a restart whoever looks at it lets it be made again.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Lock
from uuid import UUID

from django.db import connections, transaction

from letsbe.introductions.actions import proposing
from letsbe.lib import clock

_log = logging.getLogger(__name__)
# One at a time: two would only be slower side by side.
_worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="proposals")
_asked: set[UUID] = set()
_lock = Lock()


def see_to(run_id: UUID) -> None:
    """Let a proposal be made once what asked for it is stored, unless that is under way."""
    transaction.on_commit(partial(_begin, run_id))


def _begin(run_id: UUID) -> None:
    with _lock:
        if run_id in _asked:
            return
        _asked.add(run_id)
    _worker.submit(_make, run_id)


def _make(run_id: UUID) -> None:
    try:
        proposing.carry_out(run_id, clock=clock.now)
    except Exception:
        # What people told is in none of it: no value is logged, only where it went wrong.
        _log.exception("A proposal could not be made.")
        proposing.give_up(run_id, at=clock.now())
    finally:
        with _lock:
            _asked.discard(run_id)
        connections.close_all()
