"""Wishing for a change: kept in one's own strand, heard by coordinators, no word asked."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.relationships import access
from letsbe.relationships.events import Deed
from letsbe.relationships.models import Relationship, Wish
from letsbe.relationships.rules import RelationshipRefused, wishes
from letsbe.relationships.rules.refusals import WishRefusal


@transaction.atomic
def wish(relationship_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> Wish:
    """Let those who coordinate know that this person would like a change."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.WISHED, relationship_id))
    relationship = access.locked_for_party(by, relationship_id)
    bond = relationship.bond
    mine = access.wishes_of(by, relationship)
    if why := wishes.refuse_wishing(
        is_ended=bond.is_ended,
        has_one_open=mine.filter(taken_back_at=None, talked_at=None).exists(),
        hearers=wishes.hearers_of(people.coordinators(), people=bond.people),
    ):
        raise RelationshipRefused(why)
    made = Wish.objects.create(relationship=relationship, person=by, wished_at=at)
    _record(Deed.WISHED, relationship, by=by, at=at)
    return made


@transaction.atomic
def take_wish_back(
    relationship_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    journal.claim(once, by=by.pk, at=at, deed=(Deed.WISH_TAKEN_BACK, relationship_id))
    relationship = access.locked_for_party(by, relationship_id)
    mine = access.wishes_of(by, relationship)
    if not mine.filter(taken_back_at=None, talked_at=None).update(taken_back_at=at):
        raise RelationshipRefused(WishRefusal.NO_WISH_OPEN)
    _record(Deed.WISH_TAKEN_BACK, relationship, by=by, at=at)


@transaction.atomic
def say_talked(wish_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> Wish:
    """Close a wish, as the coordinator who has talked with whoever wished."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.WISH_TALKED_ABOUT, wish_id))
    row = access.wish_for_coordinator(by, wish_id)
    waiting = Wish.objects.filter(pk=row.pk, taken_back_at=None, talked_at=None)
    if not waiting.update(talked_at=at, talked_by=by):
        raise RelationshipRefused(WishRefusal.NO_WISH_OPEN)
    for strand in (row.person_id, by.pk):
        journal.record(
            Deed.WISH_TALKED_ABOUT, by=by.pk, strand=strand, about=row.person_id, at=at
        )
    return row


def _record(deed: Deed, relationship: Relationship, *, by: Person, at: datetime) -> None:
    # In one's own strand and about the other, so that somebody in several knows which.
    other = next(iter(relationship.bond.people - {by.pk}))
    journal.record(deed, by=by.pk, strand=by.pk, about=other, at=at)
