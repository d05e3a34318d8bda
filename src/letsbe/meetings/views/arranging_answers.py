"""How the pages of arranging answer: a page, the same with the reason, or the next one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from letsbe.lib import clock
from letsbe.meetings.actions.ahead import make_ahead
from letsbe.meetings.queries.shown import Arrangements, arrangements
from letsbe.meetings.rules.arranging import Refusal
from letsbe.people import access as people
from letsbe.relationships import access as relationships

LOOK_AGAIN = 422
NOT_NOW = 409


def page(
    request: HttpRequest,
    name: str,
    /,
    *,
    why: Refusal | None = None,
    form: Any = None,
    **shown: Any,
) -> HttpResponse:
    """Show a page; with a reason it says why not, with a form that failed what to look at."""
    status = NOT_NOW if why else 200
    if form is not None and form.is_bound and not why:
        status = LOOK_AGAIN
    zone = timezone.get_current_timezone_name()
    context = {"why": why, "form": form, "zone": zone, **shown}
    return render(request, f"meetings/{name}.html", context, status=status)


def go(name: str, *args: Any) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"meetings:{name}", args=args))


def arranged_between(request: HttpRequest, relationship_id: UUID) -> Arrangements:
    """Return what is arranged between the reader and the other, made ahead first."""
    person, at = people.signed_in(request), clock.now()
    relationship = relationships.relationship_for_party(person, relationship_id)
    make_ahead(person, at=at)
    return arrangements(relationship, person, at=at)


def together_page(
    request: HttpRequest, relationship_id: UUID, *, why: Refusal | None = None
) -> HttpResponse:
    """Show what is arranged between two people; after a refusal, why."""
    now = arranged_between(request, relationship_id)
    return page(request, "together", why=why, now=now, relationship_id=relationship_id)
