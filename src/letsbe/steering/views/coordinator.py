"""Where a coordinator is asked to join: what one of the two shows, and a line to both."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.lib import clock
from letsbe.lib.answers import status_of
from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.steering import access
from letsbe.steering.actions import joining as actions
from letsbe.steering.forms import LineForm
from letsbe.steering.queries.joining import asked_to_join, opened_for_coordinator
from letsbe.steering.rules.refusals import Refusal, SteeringRefused
from letsbe.ui.forms import DeedForm, carry_out


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    person = people.coordinator(request)
    return render(request, "steering/asked.html", {"asked": asked_to_join(person)})


@require_http_methods(["GET", "HEAD", "POST"])
def joining(request: HttpRequest, joining_id: UUID) -> HttpResponse:
    """Show what is shown, and take a line to both; each look is in the journal of the two."""
    person = people.coordinator(request)
    access.joining_for_coordinator(person, joining_id)
    form = LineForm(request.POST if request.method == "POST" else None)
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.write_line(
                    joining_id,
                    form.cleaned_data["words"],
                    by=person,
                    at=clock.now(),
                    once=once,
                ),
            ):
                return _to(joining_id)
        except SteeringRefused as refused:
            why = refused.why
    return _page(request, joining_id, person, form, why=why)


@require_POST
def talked(request: HttpRequest, joining_id: UUID) -> HttpResponse:
    """Say that one has talked with them; where it is over already, the page tells so."""
    person = people.coordinator(request)
    access.joining_for_coordinator(person, joining_id)
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(
            form,
            lambda once: actions.say_talked(joining_id, by=person, at=clock.now(), once=once),
        )
    except SteeringRefused as refused:
        return _page(request, joining_id, person, LineForm(), why=refused.why)
    return HttpResponseRedirect(reverse("steering:asked"))


def _page(
    request: HttpRequest,
    joining_id: UUID,
    person: Person,
    form: LineForm,
    *,
    why: Refusal | None,
) -> HttpResponse:
    row = actions.look(joining_id, by=person, at=clock.now())
    status = status_of(request, why=why, is_bad=form.is_bound)
    shown = {"joining": opened_for_coordinator(row), "form": form, "why": why}
    return render(request, "steering/joining.html", shown, status=status)


def _to(joining_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("steering:joining", args=[joining_id]))
