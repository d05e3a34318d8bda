"""The page of steering: the one that is open or how to begin, and the earlier ones."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from letsbe.lib import clock
from letsbe.lib.answers import status_of
from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.steering import access
from letsbe.steering.forms import AgainForm
from letsbe.steering.models import Steering
from letsbe.steering.queries import nudges, overs_of
from letsbe.steering.queries.clauses import choosable
from letsbe.steering.queries.earlier import Earlier, earlier_in
from letsbe.steering.queries.opened import Opened, opened, sides_in
from letsbe.steering.rules import deeds
from letsbe.steering.rules.opening import refuse_again, refuse_bond
from letsbe.steering.rules.refusals import Refusal
from letsbe.vault.queries import KeyRing

NOT_UNDERSTOOD = "not_understood"


@require_safe
def steering(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    return steering_page(request, relationship_id)


@require_safe
def earlier(request: HttpRequest, relationship_id: UUID, steering_id: UUID) -> HttpResponse:
    """Show one that is closed, whole; if it is open again, its place is the main page."""
    person, relationship = reached(request, relationship_id)
    row = access.steering_in(relationship, steering_id)
    if row.closed_at is None:
        return back(relationship_id)
    return page_of_one(request, person, relationship, row)


def steering_page(
    request: HttpRequest, relationship_id: UUID, *, why: Refusal | str | None = None
) -> HttpResponse:
    """Render how it stands, with the reason when something was refused."""
    person, relationship = reached(request, relationship_id)
    row = access.open_in(relationship)
    if row:
        return page_of_one(request, person, relationship, row, why=why)
    sides, ring = sides_in(person, relationship)
    return render_page(
        request,
        "steering/begin.html",
        relationship,
        why=why,
        sides=sides,
        may_open=refuse_bond(relationship.bond, by=person.pk) is None,
        nudge=nudges.nudge_in(person, relationship, at=clock.now()),
        is_off=nudges.is_off(person, relationship),
        earlier=_earlier(request, relationship, ring),
    )


def reached(request: HttpRequest, relationship_id: UUID) -> tuple[Person, Relationship]:
    """Return who asks and where; 404 unless they are one of the two."""
    person = people.signed_in(request)
    return person, access.relationship_for_party(person, relationship_id)


def open_one_of(request: HttpRequest, relationship_id: UUID) -> Opened | None:
    """Return the steering that is open, opened for who asks.

    For somebody who sends words it may be the last one: theirs come back beside how it closed.
    """
    person, relationship = reached(request, relationship_id)
    row = access.open_in(relationship)
    if row is None and request.method == "POST":
        row = access.last_in(relationship)
    return opened(person, relationship, row, today=today()) if row else None


def render_page(
    request: HttpRequest,
    template: str,
    relationship: Relationship,
    *,
    why: Refusal | str | None = None,
    is_bad: bool = False,
    **more: Any,
) -> HttpResponse:
    status = status_of(request, why=why, is_bad=is_bad)
    shown = {"relationship": relationship, "relationship_id": relationship.pk, "why": why}
    return render(request, template, shown | more, status=status)


def back(relationship_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("steering:steering", args=[relationship_id]))


def today() -> date:
    """Return the day it is where the reader lives."""
    return timezone.localdate(clock.now())


def page_of_one(
    request: HttpRequest,
    person: Person,
    relationship: Relationship,
    row: Steering,
    *,
    why: Refusal | str | None = None,
    again: AgainForm | None = None,
) -> HttpResponse:
    """Render one, open or closed; `again` is how somebody wanted to say it has come back."""
    one = opened(person, relationship, row, today=today())
    may_again = not refuse_again(
        relationship.bond,
        by=person.pk,
        overs=overs_of(row),
        is_another_open=access.is_one_open(relationship),
    )
    if may_again and again is None:
        again = again_form(relationship, one.ring, initial={"steering": row.pk})
    return render_page(
        request,
        "steering/steering.html",
        relationship,
        why=why,
        is_bad=again is not None and again.is_bound,
        one=one,
        may=deeds.may(one.now, by=person.pk),
        may_suggest=deeds.may_suggest(one.now, by=person.pk),
        may_again=may_again,
        again=again,
        earlier=None if row.closed_at else _earlier(request, relationship, one.ring),
    )


def again_form(relationship: Relationship, ring: KeyRing, **sent: Any) -> AgainForm:
    clauses = choosable(relationship.pk, ring)
    readable = [(str(one.id), one.words) for one in clauses if one.words]
    return AgainForm(clauses=readable, **sent)


def _earlier(request: HttpRequest, relationship: Relationship, ring: KeyRing) -> Earlier:
    return earlier_in(relationship, ring, before=_uuid(request.GET.get("before", "")))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
