"""What Ada has handed over in the furnished house: from her time with Bo, to Cleo."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from letsbe.agreements import actions as agreements
from letsbe.agreements.rules.clauses import Kind, Suggestion
from letsbe.handovers import actions
from letsbe.handovers.actions import giving, three
from letsbe.handovers.models import Handover
from letsbe.handovers.queries import choosing
from letsbe.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Handed:
    """The ids of what there is to see of handovers."""

    handover_id: UUID
    piece_id: UUID
    meeting_id: UUID


def hand_over(relationship_id: UUID, to: UUID, *, by: Person, at: datetime) -> Handed:
    """Introduce oneself, choose a goal of one's own, give both, and suggest a meeting."""
    row: Handover = actions.write_introduction(
        relationship_id, "I am slow in the mornings.", by=by, seen=0, at=at
    )
    words = Suggestion(words="One hour outside each day.")
    agreements.propose(relationship_id, Kind.GOAL, words, by=by, at=at)
    own = choosing.choices(by, relationship_id)[0]
    piece = actions.choose(relationship_id, own.source, by=by, at=at)
    row.refresh_from_db()
    giving.give(relationship_id, to, by=by, seen=row.version, at=at)
    soon = at + timedelta(days=9)
    meeting = three.suggest(relationship_id, soon, "By the canal.", by=by, at=at)
    return Handed(handover_id=row.pk, piece_id=piece.pk, meeting_id=meeting.pk)
