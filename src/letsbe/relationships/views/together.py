"""The page of the two: who they are to each other, and pausing or ending, alone and at once."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.relationships import access, actions, rules
from letsbe.relationships.forms import CourseForm
from letsbe.relationships.models import Relationship
from letsbe.relationships.queries import covers, steadiness, wishes
from letsbe.relationships.rules.covers import CoverStage
from letsbe.ui.forms import carry_out
from letsbe.vault import queries as vault

NOT_UNDERSTOOD = "not_understood"


@require_safe
def together(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    return together_page(request, relationship_id)


def together_page(
    request: HttpRequest, relationship_id: UUID, *, why: object = None
) -> HttpResponse:
    person = people.signed_in(request)
    relationship = access.relationship_for_party(person, relationship_id)
    parties = list(relationship.parties.all())
    ring = vault.key_ring(people=[p.person_id for p in parties])
    other = next(p for p in parties if p.person_id != person.pk)
    bond, at = relationship.bond, clock.now()
    cover = covers.cover_between(relationship, person)
    context = {
        "relationship": relationship,
        "parties": parties,
        "cards": {p.person_id: people_queries.card(p.person, ring) for p in parties},
        "has_paused": person.pk in bond.paused_by,
        "has_other_paused": other.person_id in bond.paused_by,
        "is_ending": person.pk in bond.ending_by,
        "is_other_ending": other.person_id in bond.ending_by,
        "other": people_queries.card(other.person, ring),
        # Words about oneself are for while it lasts.
        "about": None if bond.is_ended else people_queries.about(other.person, ring),
        "bond": bond,
        "may": rules.may(bond, by=person.pk),
        "me": person.pk,
        "away": [] if bond.is_ended else covers.away_in(relationship, at=at),
        "cover": cover,
        "notes": _notes(relationship, cover) if cover else [],
        "steady": steadiness.steady_lines(relationship, at=at),
        "wish": wishes.my_wish(relationship, person, at=at),
        "why": why,
    }
    return render(request, "relationships/together.html", context, status=409 if why else 200)


def _notes(relationship: Relationship, cover: covers.ShownCover) -> list[covers.Note]:
    if cover.stage is not CoverStage.STANDING:
        return []
    ring = vault.key_ring(relationship=relationship.pk)
    return covers.notes_of(cover, ring, relationship=relationship.pk)


@require_POST
def change_course(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Do one deed for one party: nobody is asked for a reason, nobody has to agree."""
    person = people.signed_in(request)
    access.relationship_for_party(person, relationship_id)
    form = CourseForm(request.POST)
    if not form.is_valid():
        return together_page(request, relationship_id, why=NOT_UNDERSTOOD)
    try:
        carry_out(
            form,
            lambda once: actions.change_course(
                relationship_id,
                rules.Deed(form.cleaned_data["deed"]),
                by=person,
                at=clock.now(),
                once=once,
            ),
        )
    except rules.RelationshipRefused as refused:
        return together_page(request, relationship_id, why=refused.why)
    return HttpResponseRedirect(reverse("relationships:together", args=[relationship_id]))
