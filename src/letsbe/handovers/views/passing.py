"""What the next one will read; giving it, taking it back, and deleting it for good."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.handovers import access
from letsbe.handovers.actions import giving as actions
from letsbe.handovers.forms import GiveForm
from letsbe.handovers.queries import Opened
from letsbe.handovers.rules.refusals import HandoverRefused, Refusal
from letsbe.handovers.views import answers
from letsbe.handovers.views.asking import Writing, writing
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.ui.forms import DeedForm, carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show exactly what the next one will read, and give it in one press."""
    asking = writing(request, relationship_id)
    form = _give_form(request, asking)
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        to, seen = form.relationship, form.cleaned_data["seen"]
        try:
            if carry_out(
                form,
                lambda once: actions.give(
                    relationship_id, to, by=asking.person, seen=seen, at=clock.now(), once=once
                ),
            ):
                return answers.go("give", relationship_id)
            why = Refusal.SENT_ALREADY
        except HandoverRefused as refused:
            why = refused.why
    elif form.is_bound and "to" in form.errors and request.POST.get("to"):
        why = Refusal.NOT_A_NEXT_ONE
    if why:
        asking = writing(request, relationship_id)
        form.change("seen", str(_opened(asking).now.version))
    return answers.page(
        request,
        "give",
        why=why,
        form=form,
        next_ones=asking.next_ones,
        writer=people_queries.cards([asking.person.pk])[asking.person.pk],
        **asking.context,
    )


@require_POST
def take_back(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    access.handover_of_writer(person, relationship_id)
    form = DeedForm(request.POST)
    form.is_valid()
    carry_out(
        form,
        lambda once: actions.take_back(relationship_id, by=person, at=clock.now(), once=once),
    )
    messages.success(
        request,
        _("It is taken back. It can be read no longer; what was read may be remembered."),
    )
    return answers.go("write", relationship_id)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ask once, then delete all of it for good."""
    person = people.signed_in(request)
    form = DeedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        # The deed fetches it itself: sent twice, the second finds what the first has done.
        carry_out(
            form,
            lambda once: actions.delete(relationship_id, by=person, at=clock.now(), once=once),
        )
        messages.success(request, _("It is deleted."))
        return answers.go("mine")
    asking = writing(request, relationship_id)
    _opened(asking)
    return answers.page(
        request,
        "delete",
        form=form,
        meeting=access.meeting_from(person, relationship_id),
        **asking.context,
    )


def _give_form(request: HttpRequest, asking: Writing) -> GiveForm:
    opened, next_ones = _opened(asking), asking.next_ones
    initial: dict[str, object] = {"seen": opened.now.version}
    return GiveForm(
        request.POST if request.method == "POST" else None,
        next_ones=next_ones,
        initial=initial,
    )


def _opened(asking: Writing) -> Opened:
    """Return what has been written; before that there is nothing to give or to delete."""
    if asking.opened is None:
        raise Http404
    return asking.opened
