"""Naming a cover, as a coordinator who is not one of the two, and taking the question back."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.relationships import access
from letsbe.relationships.actions import covers as actions
from letsbe.relationships.forms import NameCoverForm
from letsbe.relationships.queries import covers as queries
from letsbe.relationships.queries import listed
from letsbe.relationships.rules import RelationshipRefused
from letsbe.relationships.rules.covers import CoverStage
from letsbe.ui.forms import DeedForm, carry_out

NAMED_SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show how cover stands for two people, and ask somebody whether they would be it."""
    person = people.coordinator(request)
    relationship = access.relationship_for_naming(person, relationship_id)
    active = people.people_for_coordinator(person).filter(is_active=True)
    others = active.exclude(pk__in=relationship.bond.people)
    typed = request.POST if request.method == "POST" else None
    form = NameCoverForm(typed, people=people_queries.listed(others))
    why = None
    if form.is_bound and form.is_valid():
        chosen = people.person_for_coordinator(person, pk=form.person)
        try:
            if carry_out(
                form,
                lambda once: actions.name_cover(
                    relationship_id, chosen, by=person, at=clock.now(), once=once
                ),
            ):
                return _to_naming(relationship_id)
        except RelationshipRefused as refused:
            why = refused.why
    rows = access.covers_for_naming(person, relationship)[:NAMED_SHOWN]
    named = queries.shown_covers(rows, person)
    shown = {
        "relationship": listed([relationship])[0],
        "now": next((each for each in named if each.stage is not CoverStage.OVER), None),
        "before": [each for each in named if each.stage is CoverStage.OVER],
        "form": form,
        "why": why,
    }
    status = 409 if why else 422 if form.is_bound else 200
    return render(request, "relationships/name_cover.html", shown, status=status)


@require_POST
def withdraw(request: HttpRequest, cover_id: UUID) -> HttpResponse:
    person = people.coordinator(request)
    row = access.cover_for_naming(person, cover_id)
    form = DeedForm(request.POST)
    form.is_valid()
    # Answered meanwhile: the page shows how it stands.
    with suppress(RelationshipRefused):
        carry_out(
            form,
            lambda once: actions.withdraw_cover(cover_id, by=person, at=clock.now(), once=once),
        )
    return _to_naming(row.relationship_id)


def _to_naming(relationship_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("relationships:name_cover", args=[relationship_id]))
