"""Nudges on or off for oneself, or put aside this once."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from letsbe.lib import clock
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.steering.actions import watching as actions
from letsbe.steering.forms import WatchForm
from letsbe.steering.views.page import NOT_UNDERSTOOD, back, reached, steering_page
from letsbe.ui.forms import carry_out


@require_POST
def watch(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    person, _relationship = reached(request, relationship_id)
    form = WatchForm(request.POST)
    if not form.is_valid():
        return steering_page(request, relationship_id, why=NOT_UNDERSTOOD)
    carry_out(form, lambda once: _do(form, relationship_id, by=person, once=once))
    return back(relationship_id)


def _do(form: WatchForm, relationship_id: UUID, *, by: Person, once: Once | None) -> None:
    wanted, at = form.cleaned_data["watching"], clock.now()
    if wanted == WatchForm.ASIDE:
        actions.put_aside(relationship_id, form.keys, by=by, at=at, once=once)
    elif wanted == WatchForm.OFF:
        actions.turn_off(relationship_id, by=by, at=at, once=once)
    else:
        actions.turn_on(relationship_id, by=by, at=at, once=once)
