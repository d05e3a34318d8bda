"""The place of meetings among Django's apps, and what it hears from the room below."""

from typing import Any

from django.apps import AppConfig

from letsbe.relationships import events


class MeetingsConfig(AppConfig):
    name = "letsbe.meetings"
    label = "meetings"

    def ready(self) -> None:
        events.relationship_paused.connect(_let_rest, dispatch_uid="meetings.rest")
        events.relationship_resumed.connect(_go_on, dispatch_uid="meetings.go_on")
        events.relationship_ended.connect(_fall_away, dispatch_uid="meetings.fall_away")


# Models can only be imported once every app is ready.
def _let_rest(sender: Any, **paused: Any) -> None:
    from letsbe.meetings.actions import course

    course.paused(paused["relationship_id"], bond=paused["bond"], at=paused["at"])


def _go_on(sender: Any, **resumed: Any) -> None:
    from letsbe.meetings.actions import course

    course.resumed(resumed["relationship_id"], bond=resumed["bond"], at=resumed["at"])


def _fall_away(sender: Any, **ended: Any) -> None:
    from letsbe.meetings.actions import course

    course.ended(ended["relationship_id"], bond=ended["bond"], at=ended["at"])
