"""Sending a message, or keeping it as a draft: with a page, or from a page that is open."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from letsbe.conversations import access, actions, queries
from letsbe.conversations.actions import drafts, showing
from letsbe.conversations.forms import WriteForm
from letsbe.conversations.queries import Opened, Page
from letsbe.conversations.rules.refusals import MessageRefused, Refusal
from letsbe.conversations.views import answers
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.ui.forms import carry_out

# Said by the script of an open page, which puts the answer in place by itself.
IN_PLACE = "X-In-Place"
DRAFT = "X-Draft"
KEEP = "keep"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a form: an answer, or the form to be shown again with its words."""

    form: WriteForm
    answer: HttpResponse | None = None
    why: Refusal | None = None


def sent(request: HttpRequest, relationship_id: UUID) -> Outcome:
    is_draft = request.POST.get("deed") == KEEP
    form = WriteForm(request.POST, is_draft=is_draft)
    if not form.is_valid():
        access.conversation_for_party(people.signed_in(request), relationship_id)
        return Outcome(form=form)
    try:
        answer = (_kept if is_draft else _sent)(request, relationship_id, form)
    except MessageRefused as refused:
        return Outcome(form=form, why=refused.why)
    return Outcome(form=form, answer=answer)


def _sent(request: HttpRequest, relationship_id: UUID, form: WriteForm) -> HttpResponse | None:
    person, words = people.signed_in(request), form.cleaned_data["words"]
    is_done = carry_out(
        form,
        lambda once: actions.send(
            relationship_id,
            words,
            by=person,
            at=clock.now(),
            draft_seen=form.cleaned_data["draft_seen"] or 0,
            once=once,
        ),
    )
    if not is_done:
        return None
    if IN_PLACE not in request.headers:
        return answers.go(relationship_id, "#newest")
    here = queries.opened(answers.reached(request, relationship_id), person)
    changed = queries.changed_since(here, answers.number_in(request.POST.get("change")) or 0)
    note_shown(request.POST, here, changed)
    return answers.piece(request, here, changed)


def note_shown(asked: QueryDict, here: Opened, changed: Page) -> None:
    """Note that this person has the newest before them, if the page shows it all."""
    if "newest" in asked and not changed.is_too_much:
        showing.note_seen(here.reached, number=here.reached.conversation.last_number)


def _kept(request: HttpRequest, relationship_id: UUID, form: WriteForm) -> HttpResponse:
    version = drafts.keep_draft(
        relationship_id,
        form.cleaned_data["words"],
        by=people.signed_in(request),
        seen=form.cleaned_data["draft_seen"] or 0,
    )
    if IN_PLACE in request.headers:
        return HttpResponse(status=204, headers={DRAFT: str(version)})
    messages.success(request, _("It is kept as a draft. Only you can read it."))
    return answers.go(relationship_id, "#write")
