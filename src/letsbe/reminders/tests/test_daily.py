from collections.abc import Iterator
from datetime import timedelta
from threading import Event

import pytest
from pytest_django import Settings

from letsbe.people.tests.people import MONDAY, at_once
from letsbe.reminders.jobs import daily
from letsbe.reminders.models import Daily
from letsbe.reminders.tests.tasks import DONE, WORDS

GOOD = "letsbe.reminders.tests.tasks.each_day"
BAD = "letsbe.reminders.tests.tasks.stumble_each_day"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _one_job(settings: Settings) -> Iterator[None]:
    settings.DAILY = [GOOD]
    DONE.clear()
    yield
    DONE.clear()


def run(after: timedelta = timedelta(0), *, worker: str = "me") -> int:
    daily.run(worker=worker, at=MONDAY + after, stopping=Event())
    return len(DONE)


@pytest.mark.django_db
def test_once_a_day_and_again_the_next() -> None:
    assert [run(), run(HOUR), run(DAY), run(DAY, worker="other")] == [1, 1, 2, 2]


@pytest.mark.django_db
def test_a_clock_that_goes_back_and_forth_does_no_day_twice() -> None:
    assert [run(), run(DAY), run(), run(DAY)] == [1, 2, 2, 2]
    assert [run(400 * DAY), run(2 * DAY)] == [3, 4]


@pytest.mark.django_db
def test_what_fails_is_tried_again_later_that_day(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DAILY = [BAD, GOOD]

    assert run() == 2
    assert run() == 2
    assert run(timedelta(minutes=11)) == 3
    assert WORDS not in caplog.text


@pytest.mark.django_db
def test_what_a_killed_process_had_begun_is_taken_up_by_another_after_an_hour() -> None:
    assert daily._take(GOOD, worker="killed", at=MONDAY)

    assert run(timedelta(minutes=59)) == 0
    assert run(HOUR) == 1


@pytest.mark.django_db
def test_a_process_that_stops_begins_none() -> None:
    stopping = Event()
    stopping.set()
    daily.run(worker="me", at=MONDAY, stopping=stopping)
    assert not Daily.objects.exists()


@pytest.mark.django_db
def test_cleaning_up_is_a_daily_job_itself(settings: Settings) -> None:
    settings.DAILY = ["letsbe.reminders.jobs.daily.prune"]
    run()
    assert Daily.objects.get().done_on == MONDAY.date()


@pytest.mark.django_db(transaction=True)
def test_of_four_processes_at_once_one_does_it() -> None:
    at_once(*[lambda number=number: run(worker=str(number)) for number in range(4)], refused=())

    assert DONE == ["a day"]
