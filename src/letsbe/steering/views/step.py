"""Suggesting one next step and the day to look again."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from letsbe.lib import clock
from letsbe.lib.once import Once
from letsbe.steering.actions import writing as actions
from letsbe.steering.forms import StepForm
from letsbe.steering.queries import current_round
from letsbe.steering.queries.opened import Opened
from letsbe.steering.rules import deeds
from letsbe.steering.rules.refusals import Refusal, SteeringRefused
from letsbe.steering.views.page import (
    back,
    open_one_of,
    render_page,
    steering_page,
    today,
)
from letsbe.ui.forms import carry_out

USUAL = timedelta(weeks=2)


@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ask for a step and a day; refused, what was typed stays beside how it stands now."""
    one = open_one_of(request, relationship_id)
    if one is None:
        return steering_page(request, relationship_id, why=Refusal.CLOSED)
    form = _form(request, one)
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(form, partial(_suggest, one, form)):
                return back(relationship_id)
        except SteeringRefused as refused:
            why = refused.why
            one = open_one_of(request, relationship_id) or one
            form.see(current_round(one.row).pk, one.row.mark)
    elif not form.is_bound and not deeds.may_suggest(one.now, by=one.person.pk):
        return steering_page(request, relationship_id)
    return render_page(
        request,
        "steering/step.html",
        one.relationship,
        why=why,
        is_bad=form.is_bound,
        form=form,
        one=one,
    )


def _suggest(one: Opened, form: StepForm, once: Once | None) -> None:
    actions.suggest_step(
        one.relationship.pk,
        form.cleaned_data["words"],
        form.cleaned_data["look_on"],
        seen=form.on_screen,
        by=one.person,
        today=today(),
        at=clock.now(),
        once=once,
    )


def _form(request: HttpRequest, one: Opened) -> StepForm:
    if request.method == "POST":
        return StepForm(request.POST)
    seen = {"round": current_round(one.row).pk, "seen": one.row.mark}
    return StepForm(initial={**seen, "look_on": today() + USUAL})
