"""The place of steering among Django's apps, and what it hears from the room below."""

from typing import Any

from django.apps import AppConfig

from letsbe.relationships import events


class SteeringConfig(AppConfig):
    name = "letsbe.steering"
    label = "steering"

    def ready(self) -> None:
        events.relationship_ended.connect(_let_go, dispatch_uid="steering.let_go")


# Models can only be imported once every app is ready.
def _let_go(sender: Any, **ended: Any) -> None:
    from letsbe.steering.actions import joining

    joining.ended(ended["relationship_id"], at=ended["at"])
