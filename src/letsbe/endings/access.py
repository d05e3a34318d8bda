"""Who may reach an ending: its two parties; each their own letter, the other's once shown."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from letsbe.endings.models import LastMeeting, Letter
from letsbe.endings.rules.letters import Said
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship


def ending_for_party(person: Person, relationship_id: UUID) -> Relationship:
    """Return the relationship whose ending it is; 404 for everybody but the two."""
    return relationships.relationship_for_party(person, relationship_id)


def held_for_party(person: Person, relationship_id: UUID) -> Relationship:
    """Return the same, held still until the deed is done."""
    return relationships.locked_for_party(person, relationship_id)


def meeting_in(relationship: Relationship) -> LastMeeting | None:
    """Return the last meeting of this ending that is suggested or agreed now."""
    since = since_of(relationship)
    if since is None:
        return None
    rows = LastMeeting.objects.filter(relationship=relationship, set_aside_at=None)
    return rows.filter(suggested_at__gte=since).first()


def since_of(relationship: Relationship) -> datetime | None:
    """Return since when two people are ending; what was said before a taking back lapses."""
    offered = [p.ending_at for p in relationship.parties.all() if p.ending_at]
    return min(offered, default=relationship.ended_at)


def meetings_suggested_to(person: Person) -> QuerySet[LastMeeting]:
    """Return what others suggest to this person, while it has not ended."""
    theirs = LastMeeting.objects.filter(
        relationship__parties__person=person,
        relationship__ended_at=None,
        set_aside_at=None,
        agreed_at=None,
    )
    rows = theirs.exclude(author=person).select_related("relationship").order_by("pk")
    return rows.prefetch_related(relationships.both("relationship__"))


def letters_in(relationship: Relationship) -> list[Letter]:
    """Return the rows of both letters; what they say is opened by who may read them."""
    return list(Letter.objects.filter(relationship=relationship))


def may_read(person: Person, letter: Letter) -> bool:
    """Say whether somebody may open a letter: their own always, the other's once shown."""
    is_given = letter.shown_at is not None and letter.said == Said.READY
    return letter.author_id == person.pk or is_given
