"""The place of introductions among Django's apps, and what it hears from the room below."""

from typing import Any

from django.apps import AppConfig

from letsbe.relationships import events


class IntroductionsConfig(AppConfig):
    name = "letsbe.introductions"
    label = "introductions"

    def ready(self) -> None:
        events.relationship_begun.connect(_close_the_list, dispatch_uid="introductions.begun")


def _close_the_list(sender: Any, **begun: Any) -> None:
    # Models can only be imported once every app is ready.
    from letsbe.introductions.actions import choosing

    choosing.close_when_begun(begun["relationship_id"], at=begun["at"])
