"""That somebody looked at a proposal is written down, for everybody to read."""

from datetime import datetime

from letsbe.introductions.events import Deed
from letsbe.introductions.models import Run
from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.people.models import Person


def look_at_proposal(run: Run, *, by: Person, at: datetime) -> None:
    journal.record_look(Deed.PROPOSAL_LOOKED_AT, by=by.pk, strand=HOUSE, at=at)


def look_at_peer(peer: Person, *, by: Person, at: datetime) -> None:
    """Write in the person's own strand that what is proposed to them was looked at."""
    if by.pk != peer.pk:
        journal.record_look(
            Deed.PROPOSAL_LOOKED_AT, by=by.pk, strand=peer.pk, about=peer.pk, at=at
        )
