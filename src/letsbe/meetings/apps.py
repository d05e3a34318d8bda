"""The place of meetings among Django's apps, and what it hears from the room below."""

from typing import Any

from django.apps import AppConfig

from letsbe.relationships import events


class MeetingsConfig(AppConfig):
    name = "letsbe.meetings"
    label = "meetings"

    def ready(self) -> None:
        events.relationship_ended.connect(_fall_away, dispatch_uid="meetings.fall_away")


# Models can only be imported once every app is ready.
def _fall_away(sender: Any, **ended: Any) -> None:
    from letsbe.meetings.actions import course

    course.ended(ended["relationship_id"], at=ended["at"])
