"""What the furnished house has of cover, a wish for a change, and an ending with letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from letsbe.endings.actions import letters, meeting
from letsbe.people.models import Person
from letsbe.relationships import actions as relationships
from letsbe.relationships.actions import absences, covers, wishes
from letsbe.relationships.rules import Deed
from letsbe.relationships.rules.absences import Span
from letsbe.relationships.rules.covers import CoverDeed


@dataclass(frozen=True, kw_only=True)
class Apart:
    """The ids of what there is to see."""

    cover_id: UUID
    wish_id: UUID
    # A day on which a last meeting could be.
    soon: date


def come_apart(relationship_id: UUID, who: Mapping[str, Person], *, at: datetime) -> Apart:
    """Let Cleo be cover while Bo is away, Ada wish for a change, and both begin to end."""
    ada, bo, cleo = who["ada"], who["bo"], who["cleo"]
    cover = covers.name_cover(relationship_id, cleo, by=who["dana"], at=at)
    for person in (cleo, ada, bo):
        covers.answer_cover(cover.pk, CoverDeed.YES, by=person, at=at)
    covers.keep_note(cover.pk, "Ring twice.", seen=0, by=ada, at=at)
    today = at.date()
    span = Span(first=today, last=today + timedelta(days=9))
    absences.say_away(relationship_id, span, by=bo, today=today, at=at)
    wish = wishes.wish(relationship_id, by=ada, at=at)
    relationships.change_course(relationship_id, Deed.OFFER_ENDING, by=ada, at=at)
    then = at + timedelta(days=5)
    meeting.suggest(relationship_id, then, "The bench.", by=ada, at=at)
    letters.keep_letter(relationship_id, "Thank you.", seen=0, by=ada, at=at)
    letters.keep_letter(relationship_id, "Go well.", seen=0, by=bo, at=at)
    return Apart(cover_id=cover.pk, wish_id=wish.pk, soon=then.date())
