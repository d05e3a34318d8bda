"""How a deed asks to be woken later, without knowing who wakes."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

Waking = Callable[[UUID, datetime], None]
_wakings: list[Waking] = []


def listen(waking: Waking) -> None:
    if waking not in _wakings:
        _wakings.append(waking)


def wake_at(relationship_id: UUID, moment: datetime) -> None:
    for waking in _wakings:
        waking(relationship_id, moment)
