"""What the two of the furnished house have written to each other."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.conversations import actions
from letsbe.conversations.actions import changing, drafts
from letsbe.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Conversed:
    """The ids of what there is to see of a conversation."""

    message_id: UUID


def converse(relationship_id: UUID, who: dict[str, Person], *, at: datetime) -> Conversed:
    """Write to each other, edit one message, remove another, and keep a draft."""
    ada, bo = who["ada"], who["bo"]
    row = actions.send(relationship_id, "Tuesday?", by=ada, at=at)
    changing.edit(relationship_id, row.pk, "Tuesday at six?", by=ada, seen=1, at=at)
    actions.send(relationship_id, "Yes.", by=bo, at=at)
    gone = actions.send(relationship_id, "Maybe not.", by=bo, at=at)
    changing.remove(relationship_id, gone.pk, by=bo, at=at)
    drafts.keep_draft(relationship_id, "I wanted", by=ada, seen=1)
    return Conversed(message_id=row.pk)
