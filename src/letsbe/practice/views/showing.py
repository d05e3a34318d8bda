"""Showing one thing to whom one is in supervision with, taking it back, and deleting it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.practice import access
from letsbe.practice.actions import showing as actions
from letsbe.practice.forms import ShowForm
from letsbe.practice.rules.refusals import PracticeRefused
from letsbe.practice.views import answers
from letsbe.relationships import access as relationships
from letsbe.ui.forms import DeedForm, carry_out


@require_POST
def show(request: HttpRequest, practice_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    access.practice_for_owner(person, practice_id)
    _show(request, actions.show_practice, practice_id)
    return answers.go("item", practice_id)


@require_POST
def show_checklist(request: HttpRequest, checklist_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    access.checklist_for_owner(person, checklist_id)
    _show(request, actions.show_checklist, checklist_id)
    return answers.go("one_checklist", checklist_id)


@require_POST
def take_back(request: HttpRequest, showing_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    row = access.showing_of_owner(person, showing_id)
    form = DeedForm(request.POST)
    form.is_valid()
    carry_out(
        form,
        lambda once: actions.take_back(showing_id, by=person, at=clock.now(), once=once),
    )
    messages.success(request, _("It is taken back."))
    if row.practice_id:
        return answers.go("item", row.practice_id)
    return answers.go("one_checklist", row.checklist_id)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, practice_id: UUID) -> HttpResponse:
    """Ask once, then delete a practice and its words for good."""
    fetch, deed = access.practice_for_owner, actions.delete_practice
    return _delete(request, practice_id, fetch, deed, pages=("item", "mine"))


@require_http_methods(["GET", "HEAD", "POST"])
def delete_checklist(request: HttpRequest, checklist_id: UUID) -> HttpResponse:
    fetch, deed = access.checklist_for_owner, actions.delete_checklist
    return _delete(request, checklist_id, fetch, deed, pages=("one_checklist", "checklist"))


def _delete(
    request: HttpRequest,
    thing: UUID,
    fetch: Callable[[Person, UUID], object],
    deed: Callable[..., object],
    *,
    pages: tuple[str, str],
) -> HttpResponse:
    """Delete a thing that was asked about; `pages`: its own, and the one to go to then."""
    person = people.signed_in(request)
    page, after = pages
    form = DeedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        # The deed fetches it itself: sent twice, the second finds what the first has done.
        carry_out(form, lambda once: deed(thing, by=person, at=clock.now(), once=once))
        messages.success(request, _("It is deleted."))
        return answers.go(after)
    fetch(person, thing)
    return answers.page(request, "delete", form=form, back=(page, thing))


def _show(request: HttpRequest, deed: Callable[..., object], thing: UUID) -> None:
    person = people.signed_in(request)
    cards = people_queries.cards(relationships.in_supervision_with(person))
    form = ShowForm(request.POST, people=[(str(pk), c.name) for pk, c in cards.items()])
    if not form.is_valid():
        messages.error(request, _("Choose somebody you are in supervision with."))
        return
    to = UUID(form.cleaned_data["to"])
    try:
        carry_out(form, lambda once: deed(thing, to, by=person, at=clock.now(), once=once))
    except PracticeRefused:
        messages.error(request, _("This cannot be shown just now. Nothing was changed."))
        return
    # The page itself names who can read it; a message would be kept, in the clear, until read.
    messages.success(request, _("Who can read it stands below."))
