"""How the pages of a meeting answer: a page, the same with the reason, or the next one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from letsbe.lib import clock
from letsbe.meetings.queries import held
from letsbe.meetings.queries.held import OpenedMeeting
from letsbe.people import access as people
from letsbe.people.models import Person

LOOK_AGAIN = 422
NOT_NOW = 409


def opened(request: HttpRequest, meeting_id: UUID) -> OpenedMeeting:
    """Open a meeting for who asks; 404 unless they are one of the two."""
    return held.opened_for_party(people.signed_in(request), meeting_id, at=clock.now())


def page(
    request: HttpRequest,
    name: str,
    now: OpenedMeeting,
    /,
    *,
    why: object = None,
    form: Any = None,
    **shown: Any,
) -> HttpResponse:
    """Show a page of this meeting: with a reason why not, or with what to mend in a form."""
    status = NOT_NOW if why else 200
    if form is not None and form.is_bound and not why:
        status = LOOK_AGAIN
    context = {"meeting": now, "now": now.now, "why": why, "form": form, **shown}
    return render(request, f"meetings/held_{name}.html", context, status=status)


def go(name: str, *args: object) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"meetings:{name}", args=args))


def signed_in(request: HttpRequest) -> Person:
    return people.signed_in(request)
