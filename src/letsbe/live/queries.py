"""What a stream tells on connecting: how far everything has come that a person may see."""

from collections.abc import Callable
from datetime import datetime
from typing import cast
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from letsbe.live.access import seated
from letsbe.live.rules import Seat

Heads = dict[UUID, int]


def heads_for(seat: Seat, *, at: datetime) -> Heads | None:
    """Return what the rooms above tell (settings.LIVE_HEADS); None who may not stay."""
    return heads_of(seat.person) if seated([seat], at=at) else None


def heads_of(person: UUID) -> Heads:
    heads: Heads = {}
    for name in settings.LIVE_HEADS:
        heads |= cast(Callable[[UUID], Heads], import_string(name))(person)
    return heads
