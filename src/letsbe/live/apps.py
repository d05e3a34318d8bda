"""The place of live among Django's apps, and what it hears from people below."""

from typing import Any
from uuid import UUID

from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.module_loading import import_string

from letsbe.people.events import sessions_ended


class LiveConfig(AppConfig):
    name = "letsbe.live"
    label = "live"

    def ready(self) -> None:
        sessions_ended.connect(_close, dispatch_uid="live.close")
        # Whatever ends a session, sign-out, Leave or a new passphrase, takes its row away.
        post_delete.connect(
            _close_session, sender="sessions.Session", dispatch_uid="live.close_session"
        )


def _close(*, person_id: UUID, **kwargs: Any) -> None:
    import_string("letsbe.live.actions.close")([person_id])


def _close_session(*, instance: Any, **kwargs: Any) -> None:
    import_string("letsbe.live.actions.close_session")(instance.pk)
