"""Suggesting a last meeting, and answering one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.endings.actions import meeting as actions
from letsbe.endings.forms import MeetingForm, SuggestForm
from letsbe.endings.rules import meeting as rules
from letsbe.endings.rules.meeting import MeetingDeed
from letsbe.endings.rules.refusals import EndingRefused, Refusal
from letsbe.endings.views.page import NOT_UNDERSTOOD, back, ending_page, opened, page
from letsbe.lib import clock
from letsbe.ui.forms import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ask for a day, a time and a place; shown to each in their own time zone."""
    now = opened(request, relationship_id)
    form = SuggestForm(request.POST if request.method == "POST" else None)
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.suggest(
                    relationship_id,
                    form.moment,
                    form.cleaned_data["where"],
                    by=now.person,
                    at=clock.now(),
                    once=once,
                ),
            ):
                return back(relationship_id)
        except EndingRefused as refused:
            why = refused.why
    elif not form.is_bound and not rules.may_suggest(now.now, by=now.me.id):
        return ending_page(request, now)
    return page(request, now, "endings/suggest.html", why=why, is_bad=form.is_bound, form=form)


@require_POST
def answer(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Say yes to what stands on the page, or let a last meeting be."""
    now = opened(request, relationship_id)
    form = MeetingForm(request.POST)
    if not form.is_valid():
        return ending_page(request, now, why=NOT_UNDERSTOOD)
    try:
        carry_out(
            form,
            lambda once: actions.answer(
                relationship_id,
                MeetingDeed(form.cleaned_data["deed"]),
                seen=form.cleaned_data["seen"],
                by=now.person,
                at=clock.now(),
                once=once,
            ),
        )
    except EndingRefused as refused:
        return ending_page(request, opened(request, relationship_id), why=refused.why)
    return back(relationship_id)
