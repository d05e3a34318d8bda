"""Having somebody reminded, and letting it be."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from letsbe.reminders.models import Reminder


def remind(people: Iterable[UUID], key: str, *, due_at: datetime, until: datetime) -> None:
    """Have each of these people reminded at `due_at`; said again, an unsent one moves.

    Called inside a deed's transaction. `key` names the occasion, such as "meeting:<id>:3".
    """
    for person in people:
        Reminder.objects.update_or_create(
            person_id=person,
            key=key,
            sent_at=None,
            defaults={"due_at": due_at, "until": until},
        )


def forget(people: Iterable[UUID], keys: Iterable[str]) -> None:
    """Let what has not been sent yet be forgotten."""
    unsent = Reminder.objects.filter(person_id__in=list(people), key__in=list(keys))
    unsent.filter(sent_at=None).delete()
