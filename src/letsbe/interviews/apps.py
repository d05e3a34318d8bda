"""The place of interviews among Django's apps, and what it hears from the room below."""

from typing import Any

from django.apps import AppConfig

from letsbe.relationships import events


class InterviewsConfig(AppConfig):
    name = "letsbe.interviews"
    label = "interviews"

    def ready(self) -> None:
        events.relationship_begun.connect(_lay_the_questions, dispatch_uid="interviews.lay")


def _lay_the_questions(sender: Any, **begun: Any) -> None:
    # Models can only be imported once every app is ready.
    from letsbe.interviews.actions import lay

    lay(begun["relationship_id"], at=begun["at"])
