"""Somebody's own calendar address, and what a calendar fetches there."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from letsbe.lib import clock
from letsbe.meetings import access
from letsbe.meetings.actions import calendars as actions
from letsbe.meetings.actions.ahead import make_ahead
from letsbe.meetings.queries import feed as queries
from letsbe.meetings.rules.arranging import ArrangingRefused, Refusal
from letsbe.meetings.views import arranging_answers as answers
from letsbe.people import access as people
from letsbe.ui.forms import DeedForm, carry_out


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show one's own address, and say plainly who reads what is there."""
    return _page(request)


@require_POST
def open_calendar(request: HttpRequest) -> HttpResponse:
    return _pressed(request, actions.open_calendar)


@require_POST
def change_calendar(request: HttpRequest) -> HttpResponse:
    return _pressed(request, actions.change_calendar)


@require_POST
def close_calendar(request: HttpRequest) -> HttpResponse:
    return _pressed(request, actions.close_calendar)


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Hand out a calendar to whoever has its secret; a wrong one is like no page at all."""
    person, at = access.calendar_at(secret).person, clock.now()
    make_ahead(person, at=at)
    found = queries.feed(person, at=at, title=_("Appointment"))
    answer = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _page(request: HttpRequest, *, why: Refusal | None = None) -> HttpResponse:
    row = access.calendar_of(people.signed_in(request))
    secret = queries.secret_of(row) if row else None
    path = reverse("meetings:feed", args=[secret]) if secret else None
    address = f"{settings.PUBLIC_URL}{path}" if path else None
    return answers.page(request, "calendar", why=why, is_open=row is not None, address=address)


def _pressed(request: HttpRequest, deed: Callable[..., object]) -> HttpResponse:
    person = people.signed_in(request)
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(form, lambda once: deed(by=person, at=clock.now(), once=once))
    except ArrangingRefused as refused:
        return _page(request, why=refused.why)
    return answers.go("calendar")
