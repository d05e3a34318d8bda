"""Keys live in a database of their own, so that a dump of the house opens nothing."""

from typing import Any

from django.db.models import Model

KEYS = "keys"
ROOM = "vault"


class KeysApart:
    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return KEYS if _is_of_the_vault(model) else None

    def db_for_write(self, model: type[Model], **hints: Any) -> str | None:
        return KEYS if _is_of_the_vault(model) else None

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool | None:
        return _is_of_the_vault(one) == _is_of_the_vault(other)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return (db == KEYS) == (app_label == ROOM)


def _is_of_the_vault(model: Model | type[Model]) -> bool:
    return model._meta.app_label == ROOM  # noqa: SLF001 (Django documents _meta as public)
