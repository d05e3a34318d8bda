"""A wish for a change: made and taken back by one of the two, answered by a coordinator."""

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.relationships import access
from letsbe.relationships.actions import wishes as actions
from letsbe.relationships.rules import RelationshipRefused
from letsbe.relationships.views.together import together_page
from letsbe.ui.forms import DeedForm, carry_out


@require_POST
def wish(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    return _pressed(request, relationship_id, actions.wish)


@require_POST
def take_back(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    return _pressed(request, relationship_id, actions.take_wish_back)


@require_POST
def talked(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    """Close a wish; where it was taken back meanwhile, the list shows how it stands."""
    person = people.coordinator(request)
    access.wish_for_coordinator(person, wish_id)
    form = DeedForm(request.POST)
    form.is_valid()
    with suppress(RelationshipRefused):
        carry_out(
            form,
            lambda once: actions.say_talked(wish_id, by=person, at=clock.now(), once=once),
        )
    return HttpResponseRedirect(reverse("relationships:list"))


def _pressed(
    request: HttpRequest, relationship_id: UUID, deed: Callable[..., object]
) -> HttpResponse:
    person = people.signed_in(request)
    access.relationship_for_party(person, relationship_id)
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(
            form,
            lambda once: deed(relationship_id, by=person, at=clock.now(), once=once),
        )
    except RelationshipRefused as refused:
        return together_page(request, relationship_id, why=refused.why)
    return HttpResponseRedirect(reverse("relationships:together", args=[relationship_id]))
