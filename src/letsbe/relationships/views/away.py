"""Saying when one is away, and taking it back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.relationships import access
from letsbe.relationships.actions import absences as actions
from letsbe.relationships.forms import AwayForm
from letsbe.relationships.models import Relationship
from letsbe.relationships.queries.covers import away_in
from letsbe.relationships.rules import RelationshipRefused
from letsbe.relationships.rules.refusals import AwayRefusal
from letsbe.relationships.views.together import together_page
from letsbe.ui.forms import DeedForm, carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ask for the first and the last day, and nothing else."""
    person, at = people.signed_in(request), clock.now()
    relationship = access.relationship_for_party(person, relationship_id)
    form, why = _form(request, relationship, person), None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.say_away(
                    relationship_id,
                    form.span,
                    by=person,
                    today=timezone.localdate(at),
                    at=at,
                    once=once,
                ),
            ):
                return _to_the_two(relationship_id)
        except RelationshipRefused as refused:
            why = refused.why
    elif relationship.bond.is_ended:
        why = AwayRefusal.AWAY_AFTER_THE_END
    is_refused = why and request.method == "POST"
    status = 409 if is_refused else 422 if form.is_bound else 200
    shown = {
        "form": form,
        "why": why,
        "relationship": relationship,
        "other": _other(relationship, person),
    }
    return render(request, "relationships/away.html", shown, status=status)


@require_POST
def back(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Say that one is not away after all, or is back."""
    person, at = people.signed_in(request), clock.now()
    access.relationship_for_party(person, relationship_id)
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(
            form,
            lambda once: actions.take_away_back(
                relationship_id, by=person, today=timezone.localdate(at), at=at, once=once
            ),
        )
    except RelationshipRefused as refused:
        return together_page(request, relationship_id, why=refused.why)
    return _to_the_two(relationship_id)


def _form(request: HttpRequest, relationship: Relationship, person: Person) -> AwayForm:
    if request.method == "POST":
        return AwayForm(request.POST)
    mine = [a for a in away_in(relationship, at=clock.now()) if a.person == person.pk]
    said = {"begins": mine[0].first, "until": mine[0].last} if mine else None
    return AwayForm(initial=said)


def _other(relationship: Relationship, person: Person) -> people_queries.Card:
    other = next(iter(relationship.bond.people - {person.pk}))
    return people_queries.cards([other])[other]


def _to_the_two(relationship_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("relationships:together", args=[relationship_id]))
