"""Tasks and daily jobs that only tests ask for."""

from datetime import datetime

from django_tasks import task

DONE: list[str] = []
WORDS = "the words of somebody"


@task
def note(what: str) -> None:
    DONE.append(what)


@task
def stumble(what: str) -> None:
    DONE.append(what)
    raise ValueError(WORDS)


def each_day(*, at: datetime) -> None:
    DONE.append("a day")


def stumble_each_day(*, at: datetime) -> None:
    DONE.append("a bad day")
    raise ValueError(WORDS)
