"""A funding note: its fields written together, signed by both, or declined by either."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock
from letsbe.meetings.actions import held_funding as actions
from letsbe.meetings.forms.funding import LineForm, SignForm
from letsbe.meetings.queries import funding as queries
from letsbe.meetings.queries.funding import OpenedFunding
from letsbe.meetings.queries.held import OpenedMeeting
from letsbe.meetings.rules import funding as rules
from letsbe.meetings.rules.held_refusals import HeldRefusal, HeldRefused
from letsbe.meetings.views.held_pages import go, opened, page
from letsbe.people import access as people
from letsbe.ui.forms import DeedForm, carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def funding(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Show the note, and take the words of one of its fields."""
    now, note = _opened(request, meeting_id)
    if request.method != "POST":
        return _page(request, now, note)
    form, why = LineForm(request.POST), None
    if form.is_valid():
        said = form.cleaned_data
        try:
            if carry_out(
                form,
                lambda once: actions.write_line(
                    meeting_id,
                    said["position"],
                    said["words"],
                    seen=said["seen"],
                    by=people.signed_in(request),
                    at=clock.now(),
                    once=once,
                ),
            ):
                return go("funding", meeting_id)
        except HeldRefused as refused:
            why = refused.why
            now, note = _opened(request, meeting_id)
            form.change("seen", str(note.now.line(said["position"]).number))
    return _page(request, now, note, why=why, form=form)


@require_POST
def sign_funding(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Sign the exact text that stood on the page."""
    now, note = _opened(request, meeting_id)
    form = SignForm(request.POST)
    if not form.is_valid():
        return _page(request, now, note, why=HeldRefusal.CHANGED_SINCE_READ)
    try:
        carry_out(
            form,
            lambda once: actions.sign(
                meeting_id,
                read=form.cleaned_data["read"],
                by=people.signed_in(request),
                at=clock.now(),
                once=once,
            ),
        )
    except HeldRefused as refused:
        now, note = _opened(request, meeting_id)
        return _page(request, now, note, why=refused.why)
    return go("funding", meeting_id)


@require_POST
def decline_funding(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Let nothing go out, or nothing more; pressed twice, it is declined once."""
    now, note = _opened(request, meeting_id)
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(
            form,
            lambda once: actions.decline(
                meeting_id, by=people.signed_in(request), at=clock.now(), once=once
            ),
        )
    except HeldRefused as refused:
        now, note = _opened(request, meeting_id)
        return _page(request, now, note, why=refused.why)
    return go("funding", meeting_id)


def _opened(request: HttpRequest, meeting_id: UUID) -> tuple[OpenedMeeting, OpenedFunding]:
    """Return the meeting and its note; where the programme asks for none, there is no page."""
    now = opened(request, meeting_id)
    note = queries.note_of(now.row, now.ring)
    if note is None:
        raise Http404
    return now, note


def _page(
    request: HttpRequest,
    now: OpenedMeeting,
    note: OpenedFunding,
    *,
    why: object = None,
    form: LineForm | None = None,
) -> HttpResponse:
    me, value = now.me.id, note.now
    read = rules.digest(now.now, value)
    may_write = rules.refuse_writing(now.now, value, 0, by=me, seen=value.line(0).number)
    return page(
        request,
        "funding",
        now,
        why=why,
        form=form,
        note=value,
        row=note.row,
        forms=_forms(value, form),
        read=read,
        signed=rules.valid_signatures(now.now, value),
        may_write=may_write is None,
        may_sign=rules.refuse_signing(now.now, value, by=me, read=read) is None,
        may_decline=rules.refuse_declining(now.now, value, by=me) is None,
    )


def _forms(note: rules.FundingNote, sent: LineForm | None) -> list[Any]:
    """Return one form for each field; the one that came back keeps what was typed."""
    back = sent.data.get("position", "") if sent else ""
    forms: list[LineForm] = []
    for position, label in enumerate(note.fields):
        line = note.line(position)
        if sent is not None and back == str(position):
            sent.fields["words"].label = label
            forms.append(sent)
            continue
        initial: dict[str, object] = {
            "position": position,
            "seen": line.number,
            "words": line.words or "",
        }
        forms.append(LineForm(initial=initial, label=label, auto_id=f"id_{position}_%s"))
    return forms
