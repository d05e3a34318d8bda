"""Reading: all of one's conversations, one of them, and what has changed in it since."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from letsbe.conversations import queries
from letsbe.conversations.actions import showing
from letsbe.conversations.forms import WriteForm
from letsbe.conversations.queries import AROUND, Opened, Page
from letsbe.conversations.queries import mine as queries_mine
from letsbe.conversations.rules import writing
from letsbe.conversations.rules.refusals import Refusal
from letsbe.conversations.views import answers, shown
from letsbe.conversations.views.sending import note_shown, sent
from letsbe.lib import clock
from letsbe.people import access as people


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Lead to one's only living conversation, or list them when there are several."""
    rows = queries_mine.mine(people.signed_in(request), at=clock.now())
    living = [row for row in rows if not row.is_ended]
    if len(living) == 1:
        return answers.go(living[0].relationship_id)
    return answers.page(request, "mine", rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show the newest messages, or those before or around one; take a message or a draft."""
    if request.method == "POST":
        outcome = sent(request, relationship_id)
        if outcome.answer:
            return outcome.answer
        return conversation_page(request, relationship_id, form=outcome.form, why=outcome.why)
    return conversation_page(request, relationship_id)


@require_safe
def after(request: HttpRequest, relationship_id: UUID, number: int) -> HttpResponse:
    """Answer with what is new, edited or removed since a change, and what of mine waits."""
    found = answers.reached(request, relationship_id)
    here = queries.opened(found, people.signed_in(request))
    changed = queries.changed_since(here, min(number, answers.MOST))
    note_shown(request.GET, here, changed)
    return answers.piece(request, here, changed)


def conversation_page(
    request: HttpRequest,
    relationship_id: UUID,
    *,
    form: WriteForm | None = None,
    why: Refusal | None = None,
) -> HttpResponse:
    found = answers.reached(request, relationship_id)
    here = queries.opened(found, people.signed_in(request))
    asked = _asked(request, here)
    draft = queries.draft_of(here)
    if form is None:
        initial = {"words": draft or "", "draft_seen": found.seat.draft_version}
        form = WriteForm(initial=initial)
    elif why is Refusal.OTHER_DRAFT:
        # The other draft is shown above what was typed: keeping again means it.
        form.change("draft_seen", str(found.seat.draft_version))
    if asked.is_newest:
        showing.note_seen(found, number=found.conversation.last_number)
    return answers.page(
        request,
        "conversation",
        why=why,
        form=form,
        here=here,
        draft=draft,
        **_shown(here, asked),
    )


def _shown(here: Opened, asked: Page) -> dict[str, Any]:
    bond = here.reached.relationship.bond
    return {
        "asked": asked,
        "days": shown.by_days(shown.shown(here, asked.lines)),
        "waiting": shown.shown(here, queries.waiting_lines(here)),
        "rests": writing.refuse_sending(bond, here.kept.channel),
        "bond": bond,
    }


def _asked(request: HttpRequest, here: Opened) -> Page:
    """Return the page that is asked for; whatever is no number asks for the newest."""
    before = answers.number_in(request.GET.get("before"))
    around = answers.number_in(request.GET.get("around"))
    if before:
        return queries.up_to(here, before - 1)
    return queries.up_to(here, around + AROUND) if around else queries.newest(here)
