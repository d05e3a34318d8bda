import os
from collections.abc import Iterator
from datetime import timedelta
from threading import Event

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from letsbe.lib import clock
from letsbe.people.tests.people import at_once
from letsbe.reminders import bus
from letsbe.reminders.jobs import tasks
from letsbe.reminders.rules.begun import LONGEST_TASK, MOST_TRIES, worker_name
from letsbe.reminders.tests.tasks import DONE, WORDS, note, stumble

ME = tasks.whoami()


@pytest.fixture(autouse=True)
def _nothing_done() -> Iterator[None]:
    DONE.clear()
    yield
    DONE.clear()


def _make_ready() -> None:
    DBTaskResult.objects.update(run_after=clock.now() - timedelta(seconds=1))


def _begun_by(worker: str, *, ago: timedelta) -> None:
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, worker_ids=[worker], started_at=clock.now() - ago
    )


@pytest.mark.django_db
def test_a_task_of_a_deed_that_is_undone_is_never_done() -> None:
    with transaction.atomic():
        note.enqueue("undone")
        transaction.set_rollback(True)

    assert tasks.work_off(ME, stopping=Event()) == 0
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_task_is_seen_to_at_once_after_its_deed_is_stored() -> None:
    bus.work.clear()
    with transaction.atomic():
        note.enqueue("soon")
        assert not bus.work.is_set()

    assert bus.work.is_set()
    assert tasks.work_off(ME, stopping=Event()) == 1
    assert DONE == ["soon"]
    assert tasks.work_off(ME, stopping=Event()) == 0


@pytest.mark.django_db
def test_a_task_for_later_waits() -> None:
    note.using(run_after=clock.now() + timedelta(hours=1)).enqueue("later")

    assert tasks.work_off(ME, stopping=Event()) == 0
    _make_ready()
    assert tasks.work_off(ME, stopping=Event()) == 1


@pytest.mark.django_db
def test_a_task_that_fails_is_tried_again_a_few_times_and_no_word_of_it_is_kept(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stumble.enqueue("it")
    for _each in range(MOST_TRIES + 1):
        _make_ready()
        tasks.work_off(ME, stopping=Event())

    row = DBTaskResult.objects.get()
    assert DONE == ["it"] * MOST_TRIES
    assert row.status == TaskResultStatus.FAILED
    assert "ValueError at tasks.py" in row.traceback
    assert WORDS not in row.traceback + caplog.text


@pytest.mark.django_db
def test_a_worker_that_is_stopping_begins_nothing_more() -> None:
    note.enqueue("one")
    stopping = Event()
    stopping.set()

    assert tasks.work_off(ME, stopping=stopping) == 0


@pytest.mark.django_db
def test_what_a_killed_worker_had_begun_is_done_by_another() -> None:
    note.enqueue("left behind")
    host, _pid, start, _chance = ME.split("/")
    _begun_by(worker_name(host, 2**22 + 1, start, "x"), ago=timedelta(seconds=1))

    tasks.put_back(ME, at=clock.now())

    assert tasks.work_off(ME, stopping=Event()) == 1
    assert DONE == ["left behind"]


@pytest.mark.django_db
def test_what_a_living_worker_is_at_is_left_to_it() -> None:
    note.enqueue("under way")
    host, _pid, start, _chance = ME.split("/")
    _begun_by(worker_name(host, os.getppid(), start, "x"), ago=LONGEST_TASK * 2)
    tasks.put_back(ME, at=clock.now())
    assert tasks.work_off(ME, stopping=Event()) == 0

    _begun_by("elsewhere/1/x/x", ago=timedelta(minutes=1))
    tasks.put_back(ME, at=clock.now())
    assert tasks.work_off(ME, stopping=Event()) == 0


@pytest.mark.django_db
def test_what_a_worker_elsewhere_had_begun_long_ago_is_begun_again_a_few_times_only() -> None:
    note.enqueue("far away")
    far = "elsewhere/1/x/x"
    _begun_by(far, ago=LONGEST_TASK * 2)
    tasks.put_back(ME, at=clock.now())
    assert DBTaskResult.objects.ready().exists() or DBTaskResult.objects.get().status == "READY"

    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, worker_ids=[far] * MOST_TRIES)
    tasks.put_back(ME, at=clock.now())
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


@pytest.mark.django_db
def test_what_is_known_of_tasks_done_long_ago_is_deleted() -> None:
    for what in ("old", "new"):
        note.enqueue(what)
    tasks.work_off(ME, stopping=Event())
    old = DBTaskResult.objects.first()
    assert old
    DBTaskResult.objects.filter(pk=old.pk).update(finished_at=clock.now() - timedelta(days=8))

    tasks.prune(at=clock.now())

    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_do_each_task_once() -> None:
    for number in range(40):
        note.enqueue(str(number))

    def work() -> None:
        tasks.work_off(tasks.whoami(), stopping=Event())

    at_once(work, work, work, work, refused=())

    assert sorted(DONE) == sorted(map(str, range(40)))
