"""The place of safety among Django's apps, and what it hears from people below."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import AppConfig
from django.utils.module_loading import import_string

from letsbe.people.events import person_joined


class SafetyConfig(AppConfig):
    name = "letsbe.safety"
    label = "safety"

    def ready(self) -> None:
        person_joined.connect(_note_joining, dispatch_uid="safety.note_joining")


def _note_joining(*, person_id: UUID, page_read: str, at: datetime, **kwargs: Any) -> None:
    # By name: deeds need tables, and tables need every room to be in its place first.
    note_joining = import_string("letsbe.safety.actions.note_joining")
    note_joining(person_id, page_read=page_read, at=at)
