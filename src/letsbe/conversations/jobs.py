"""Waking open pages in the morning; what is shown by then is shown without this as well."""

from datetime import datetime
from uuid import UUID

from django_tasks import default_task_backend, task

from letsbe.conversations.actions import showing
from letsbe.lib import clock


@task
def wake(relationship_id: str) -> None:
    """Show what is due in one conversation, which tells the open pages of both."""
    showing.show_due_in(UUID(relationship_id), at=clock.now())


def wake_at(relationship_id: UUID, moment: datetime) -> None:
    """Ask for that at a moment, inside the deed that lets a message wait."""
    # Where no tasks are kept for later, whoever looks first in the morning shows it.
    if default_task_backend.supports_defer:
        wake.using(run_after=moment).enqueue(str(relationship_id))
