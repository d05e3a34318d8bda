"""How far each of somebody's conversations has come, for their open pages: one query."""

from uuid import UUID

from letsbe.conversations.models import Seat
from letsbe.lib.prepared import Prepared

_HEADS = Prepared(
    lambda person: Seat.objects.filter(person=person).values_list(
        "conversation_id", "conversation__last_change", "own_changes"
    )
)


def heads_of(person_id: UUID) -> dict[UUID, int]:
    """Return a number for each that grows with everything this person can see there."""
    # Where nothing is to be seen yet, a number would tell that the other has begun to write.
    rows = _HEADS.rows(person_id)
    return {bond: shared + own for bond, shared, own in rows if shared + own}
