"""The place of conversations among Django's apps, and who wakes its pages in the morning."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "letsbe.conversations"
    label = "conversations"

    def ready(self) -> None:
        from letsbe.conversations import bus, jobs

        bus.listen(jobs.wake_at)
