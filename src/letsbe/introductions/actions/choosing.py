"""The peer chooses, or says no; a relationship begins only when the supporter says yes too."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.introductions import access
from letsbe.introductions.actions.proposing import refuse
from letsbe.introductions.events import Deed
from letsbe.introductions.models import Card, Introduction
from letsbe.introductions.rules import choosing
from letsbe.introductions.rules.refusals import IntroductionRefused, Refusal
from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people import access as people_access
from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.relationships import actions as relationships
from letsbe.relationships import queries as bonds
from letsbe.relationships.rules import Answer, Kind, RelationshipRefused


@transaction.atomic
def choose(
    card_id: UUID, *, by: Person, moss_first: bool, at: datetime, once: Once | None = None
) -> None:
    """Ask whoever is on a card to begin; of two who choose a last place, one is asked again."""
    card = access.card_of(by, card_id)
    journal.claim(once, by=by.pk, at=at, deed=(Deed.CHOSEN, card_id))
    now = access.locked_introduction_of(by, card.introduction_id)
    supporter = card.vouching.person
    # Held until the end: whoever else chooses the same person counts after us.
    room = people.held_room(supporter)
    taken = bonds.places_taken()[supporter.pk]
    word = people_access.vouching_for(supporter)
    refuse(
        choosing.refuse_choosing(
            now.as_values,
            card_id,
            places=choosing.places_left(room.people, taken=taken),
            is_here=supporter.is_active and word == card.vouching,
        )
    )
    try:
        begun = relationships.ask(Kind.SUPPORT, supporter, by, by=now.vouched_by, at=at)
        relationships.answer(begun.pk, Answer.YES, by=by, moss_first=moss_first, at=at)
    except RelationshipRefused:
        raise IntroductionRefused(Refusal.NOT_HERE_NOW) from None
    Card.objects.filter(pk=card_id).update(beginning=begun)
    journal.record(Deed.CHOSEN, by=by.pk, strand=by.pk, about=supporter.pk, at=at)


@transaction.atomic
def pass_over(card_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> None:
    """Say no to one card; the two are not shown to each other again."""
    card = access.card_of(by, card_id)
    journal.claim(once, by=by.pk, at=at, deed=(Deed.PASSED_OVER, card_id))
    now = access.locked_introduction_of(by, card.introduction_id)
    refuse(choosing.refuse_passing_over(now.as_values, card_id))
    Card.objects.filter(pk=card_id).update(passed_over_at=at)
    journal.record(
        Deed.PASSED_OVER, by=by.pk, strand=by.pk, about=card.vouching.person_id, at=at
    )


@transaction.atomic
def say_none_of_these(
    introduction_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """Close a short list; whoever looks goes on waiting, in the same place of the line."""
    access.introduction_of(by, introduction_id)
    journal.claim(once, by=by.pk, at=at, deed=(Deed.NONE_OF_THESE, introduction_id))
    now = access.locked_introduction_of(by, introduction_id)
    refuse(choosing.refuse_none_of_these(now.as_values))
    Card.objects.filter(introduction=now, passed_over_at=None, beginning=None).update(
        passed_over_at=at
    )
    Introduction.objects.filter(pk=now.pk).update(closed_at=at)
    journal.record(Deed.NONE_OF_THESE, by=by.pk, strand=by.pk, at=at)


def close_when_begun(relationship_id: UUID, *, at: datetime) -> None:
    """Peer support began, from a card or otherwise: the peer looks no longer."""
    peer = bonds.peer_in(relationship_id)
    if peer is None:
        return
    Introduction.objects.filter(peer=peer, closed_at=None).update(closed_at=at)
    people.stop_looking(peer, at=at)
