"""The place of agreements among Django's apps, and what it hears from the room below."""

from typing import Any

from django.apps import AppConfig

from letsbe.relationships import events


class AgreementsConfig(AppConfig):
    name = "letsbe.agreements"
    label = "agreements"

    def ready(self) -> None:
        events.relationship_begun.connect(_lay_the_table, dispatch_uid="agreements.begin")


def _lay_the_table(sender: Any, **begun: Any) -> None:
    # Models can only be imported once every app is ready.
    from letsbe.agreements import actions

    actions.begin(begun["relationship_id"], at=begun["at"])
