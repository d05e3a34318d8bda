"""Who may reach a proposal, a short list, a card: coordinators, and the peer it is for."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from letsbe.introductions.models import Card, Introduction, Proposed, Run, Wish
from letsbe.introductions.rules.running import Step
from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.relationships import access as relationships


def runs_for_coordinator(by: Person) -> QuerySet[Run]:
    """Return the proposals, newest first."""
    people.insist_on(by, part=Part.COORDINATOR)
    return Run.objects.order_by("-pk")


def run_for_coordinator(by: Person, run_id: UUID) -> Run:
    return get_object_or_404(runs_for_coordinator(by), pk=run_id)


def newest_run(by: Person) -> Run | None:
    return runs_for_coordinator(by).first()


def proposed_for_coordinator(by: Person, run_id: UUID, peer_id: UUID) -> Proposed:
    run = run_for_coordinator(by, run_id)
    return get_object_or_404(Proposed.objects.filter(run=run), peer=peer_id)


def wishes_for_coordinator(by: Person) -> QuerySet[Wish]:
    people.insist_on(by, part=Part.COORDINATOR)
    return Wish.objects.order_by("at", "pk")


def introductions_of(peer: Person) -> QuerySet[Introduction]:
    """Return the short lists somebody was shown, newest first."""
    cards = Introduction.objects.filter(_is_for(peer)).order_by("-vouched_at", "-pk")
    return cards.prefetch_related("cards__beginning", "cards__vouching")


def introduction_of(peer: Person, introduction_id: UUID) -> Introduction:
    return get_object_or_404(introductions_of(peer), pk=introduction_id)


def locked_introduction_of(peer: Person, introduction_id: UUID) -> Introduction:
    """Return the same, held still until the deed is done."""
    mine = Introduction.objects.select_for_update().filter(_is_for(peer))
    get_object_or_404(mine, pk=introduction_id)
    return introduction_of(peer, introduction_id)


def card_of(peer: Person, card_id: UUID) -> Card:
    mine = Card.objects.filter(introduction__peer=peer).select_related("introduction")
    return get_object_or_404(mine, pk=card_id)


def card_for_asked(person: Person, beginning_id: UUID) -> Card:
    """Return the card with which two were asked whether they want to begin, for those two."""
    beginning = relationships.beginning_for_asked(person, beginning_id)
    card = Card.objects.filter(beginning=beginning.pk)
    found = card.select_related("introduction", "vouching").first()
    if found is None:
        raise Http404
    return found


def last_word_to(peer: Person) -> Proposed | None:
    """Return what the newest proposal that was acted on says to somebody, or None.

    Until a coordinator has vouched for something in it, a proposal is nothing but a thought.
    """
    acted_on = Run.objects.filter(step=Step.DONE).exclude(introductions=None)
    newest = acted_on.order_by("-pk").first()
    return Proposed.objects.filter(run=newest, peer=peer).first() if newest else None


def _is_for(peer: Person) -> Q:
    return Q(peer=peer.pk)
