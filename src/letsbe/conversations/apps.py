"""The place of conversations among Django's apps, and who wakes its pages in the morning."""

from typing import Any

from django.apps import AppConfig

from letsbe.relationships import events


class ConversationsConfig(AppConfig):
    name = "letsbe.conversations"
    label = "conversations"

    def ready(self) -> None:
        from letsbe.conversations import bus, jobs

        bus.listen(jobs.wake_at)
        events.relationship_resumed.connect(_go_on, dispatch_uid="conversations.go_on")


def _go_on(sender: Any, **resumed: Any) -> None:
    # A morning that came in the pause has passed unseen: it is shown now.
    from letsbe.conversations import bus

    bus.wake_at(resumed["relationship_id"], resumed["at"])
