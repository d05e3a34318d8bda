"""Editing one's own message for a while, and removing it at any time."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.conversations import access, queries
from letsbe.conversations.actions import changing
from letsbe.conversations.forms import EditForm
from letsbe.conversations.rules.refusals import MessageRefused, Refusal
from letsbe.conversations.views import answers, shown
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.ui.forms import DeedForm, carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, relationship_id: UUID, message_id: UUID) -> HttpResponse:
    """Show one's own message, to say it otherwise or to remove it."""
    person = people.signed_in(request)
    access.message_of_author(person, relationship_id, message_id)
    if request.method != "POST":
        return message_page(request, relationship_id, message_id)
    form, why = EditForm(request.POST), None
    if form.is_valid():
        words, seen = form.cleaned_data["words"], form.cleaned_data["seen"]
        try:
            if carry_out(
                form,
                lambda once: changing.edit(
                    relationship_id,
                    message_id,
                    words,
                    by=person,
                    seen=seen,
                    at=clock.now(),
                    once=once,
                ),
            ):
                return answers.go(relationship_id, f"#message-{message_id}")
        except MessageRefused as refused:
            why = refused.why
    return message_page(request, relationship_id, message_id, form=form, why=why)


@require_POST
def remove(request: HttpRequest, relationship_id: UUID, message_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(
            form,
            lambda once: changing.remove(
                relationship_id, message_id, by=person, at=clock.now(), once=once
            ),
        )
    except MessageRefused as refused:
        return message_page(request, relationship_id, message_id, why=refused.why)
    return answers.go(relationship_id, f"#message-{message_id}")


def message_page(
    request: HttpRequest,
    relationship_id: UUID,
    message_id: UUID,
    *,
    form: EditForm | None = None,
    why: Refusal | None = None,
) -> HttpResponse:
    person = people.signed_in(request)
    here = queries.opened(answers.reached(request, relationship_id), person)
    row = access.message_of_author(person, relationship_id, message_id)
    line = queries.line_of(here, row)
    if form is None:
        form = EditForm(initial={"words": line.words or "", "seen": row.version})
    elif why is Refusal.CHANGED_SINCE_READ:
        # What stands there now is shown above what was typed: sending again means it.
        form.change("seen", str(row.version))
    (told,) = shown.shown(here, [line])
    is_open = here.reached.relationship.bond.is_open
    return answers.page(
        request, "message", why=why, form=form, here=here, told=told, is_open=is_open
    )
