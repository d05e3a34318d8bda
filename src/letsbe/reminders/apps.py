"""The place of reminders among Django's apps, and what it hears."""

from typing import Any
from uuid import UUID

from django.apps import AppConfig
from django.db import transaction
from django_tasks.signals import task_enqueued


class RemindersConfig(AppConfig):
    name = "letsbe.reminders"
    label = "reminders"

    def ready(self) -> None:
        from letsbe.people.events import account_closed

        task_enqueued.connect(_wake, dispatch_uid="reminders.wake")
        account_closed.connect(_end_all, dispatch_uid="reminders.end_all")


def _wake(**_said: Any) -> None:
    """Let a task of this process be seen to as soon as it is stored."""
    from letsbe.reminders import bus

    transaction.on_commit(bus.work.set)


def _end_all(*, person_id: UUID, **_said: Any) -> None:
    from letsbe.reminders.actions import marking

    marking.end_all(person_id)
