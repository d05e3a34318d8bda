"""Asking a coordinator to join, choosing what they may read, and taking it back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock
from letsbe.steering.actions import joining as actions
from letsbe.steering.forms import OneForm, ShowForm, key_of
from letsbe.steering.queries.joining import chosen_in, hearers, own_words
from letsbe.steering.rules.deeds import refuse_any
from letsbe.steering.rules.refusals import Refusal, SteeringRefused
from letsbe.steering.views.page import (
    NOT_UNDERSTOOD,
    back,
    open_one_of,
    reached,
    render_page,
    steering_page,
    today,
)
from letsbe.ui.forms import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ask a coordinator, with one's own words or none; the same page changes what is shown."""
    one = open_one_of(request, relationship_id)
    if one is None or one.now.over:
        return steering_page(request, relationship_id, why=Refusal.CLOSED)
    if request.method != "POST" and refuse_any(one.now, by=one.person.pk):
        return steering_page(request, relationship_id)
    own = own_words(one.row, one.ring, of=one.person.pk)
    readable = {each: words for each, words in own.items() if words is not None}
    now = [key_of(each) for each in chosen_in(one.my_joining)]
    form = ShowForm(
        request.POST if request.method == "POST" else None,
        own=readable,
        initial={"shown": now},
    )
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.show(
                    relationship_id,
                    form.chosen,
                    by=one.person,
                    today=today(),
                    at=clock.now(),
                    once=once,
                ),
            ):
                return back(relationship_id)
        except SteeringRefused as refused:
            return steering_page(request, relationship_id, why=refused.why)
    return render_page(
        request,
        "steering/show.html",
        one.relationship,
        is_bad=form.is_bound,
        form=form,
        one=one,
        own=readable,
        is_heard=bool(hearers(one.relationship)),
    )


@require_POST
def take_back(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """From now on no coordinator reads what was shown; possible at any time."""
    person, _relationship = reached(request, relationship_id)
    form = OneForm(request.POST)
    if not form.is_valid():
        return steering_page(request, relationship_id, why=NOT_UNDERSTOOD)
    try:
        carry_out(
            form,
            lambda once: actions.let_go(
                relationship_id,
                form.cleaned_data["steering"],
                by=person,
                at=clock.now(),
                once=once,
            ),
        )
    except SteeringRefused as refused:
        return steering_page(request, relationship_id, why=refused.why)
    return back(relationship_id)
