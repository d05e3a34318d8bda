"""Who may hold a stream: whoever has a session that is still theirs."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from letsbe.live.rules import Seat
from letsbe.people.queries.sessions import proofs


def seat_for(session_key: str, *, at: datetime) -> Seat | None:
    """Return the seat a session gives, asked of the database and of no cache, or None."""
    row = Session.objects.filter(pk=session_key, expire_date__gt=at).first()
    kept = SessionStore().decode(row.session_data) if row else {}
    if SESSION_KEY not in kept or HASH_SESSION_KEY not in kept:
        return None
    seat = Seat(
        person=UUID(kept[SESSION_KEY]), session_key=session_key, proof=kept[HASH_SESSION_KEY]
    )
    return seat if seated([seat], at=at) else None


def seated(seats: Collection[Seat], *, at: datetime) -> frozenset[Seat]:
    """Return those among these who may stay: two queries, however many they are."""
    keys = {seat.session_key for seat in seats}
    here = Session.objects.filter(pk__in=keys, expire_date__gt=at)
    is_open = set(here.values_list("pk", flat=True))
    proven = proofs({seat.person for seat in seats})
    return frozenset(
        seat
        for seat in seats
        if seat.session_key in is_open and proven.get(seat.person) == seat.proof
    )
