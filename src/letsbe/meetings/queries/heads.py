"""How far the notes of somebody's meetings have come, for their open pages: one query."""

from uuid import UUID

from letsbe.lib.prepared import Prepared
from letsbe.meetings.models import SharedNote

# Newest first: a page that was cut off for a while has missed nothing that is older.
_MOST = 40

_HEADS = Prepared(
    lambda person: (
        SharedNote.objects.filter(relationship__parties__person=person)
        .order_by("-saved_at", "-number")
        .values_list("meeting_id", "number")[:_MOST]
    )
)


def heads_of(person_id: UUID) -> dict[UUID, int]:
    """Return the number of the note of each meeting, of those saved last."""
    heads: dict[UUID, int] = {}
    for meeting, number in _HEADS.rows(person_id):
        heads[meeting] = max(number, heads.get(meeting, 0))
    return heads
