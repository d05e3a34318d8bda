"""A funding note: its fields written together, signed by both, or declined by either."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock
from letsbe.meetings.actions import held_funding as actions
from letsbe.meetings.forms.funding import LineForm, SignForm
from letsbe.meetings.queries import funding as queries
from letsbe.meetings.rules import funding as rules
from letsbe.meetings.rules.held_refusals import HeldRefusal, HeldRefused
from letsbe.meetings.views.held_pages import go, opened, page
from letsbe.people import access as people
from letsbe.ui.forms import DeedForm, carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def funding(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Show the note, and take the words of one of its fields."""
    if request.method != "POST":
        return _page(request, meeting_id)
    form, why = LineForm(request.POST), None
    if form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.write_line(
                    meeting_id,
                    form.cleaned_data["words"],
                    seen=form.field_seen,
                    by=people.signed_in(request),
                    at=clock.now(),
                    once=once,
                ),
            ):
                return go("funding", meeting_id)
        except HeldRefused as refused:
            why = refused.why
    return _page(request, meeting_id, why=why, form=form)


@require_POST
def sign_funding(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Sign the exact text that stood on the page."""
    form = SignForm(request.POST)
    if not form.is_valid():
        return _page(request, meeting_id, why=HeldRefusal.CHANGED_SINCE_READ)
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
        return _page(request, meeting_id, why=refused.why)
    return go("funding", meeting_id)


@require_POST
def decline_funding(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Let nothing go out, or nothing more; pressed twice, it is declined once."""
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
        return _page(request, meeting_id, why=refused.why)
    return go("funding", meeting_id)


def _page(
    request: HttpRequest,
    meeting_id: UUID,
    *,
    why: HeldRefusal | None = None,
    form: LineForm | None = None,
) -> HttpResponse:
    """Show the note as it is now; where the programme asks for none, only what was typed."""
    now = opened(request, meeting_id)
    note = queries.note_of(now.row, now.ring)
    if note is None:
        if request.method != "POST":
            raise Http404
        return page(request, "funding_off", now, why=HeldRefusal.SWITCHED_OFF, form=form)
    me, value = now.me.id, note.now
    read = rules.digest(now.now, value)
    forms = _forms(value, form, is_refused=why is not None)
    if form is not None and form not in forms:
        why = why or HeldRefusal.CHANGED_SINCE_READ
    may_write = rules.refuse_writing(now.now, value, _as_it_stands(value, 0), by=me) is None
    return page(
        request,
        "funding",
        now,
        why=why,
        form=form,
        note=value,
        row=note.row,
        forms=forms,
        is_in_place=may_write and form in forms,
        read=read,
        signed=rules.valid_signatures(now.now, value),
        may_write=may_write,
        may_sign=rules.refuse_signing(now.now, value, by=me, read=read) is None,
        may_decline=rules.refuse_declining(now.now, value, by=me) is None,
    )


def _as_it_stands(note: rules.FundingNote, position: int) -> rules.Seen:
    number = note.line(position).number
    return rules.Seen(version=note.version, position=position, number=number)


def _forms(note: rules.FundingNote, sent: LineForm | None, *, is_refused: bool) -> list[Any]:
    """Return one form for each field; the one that came back keeps what was typed.

    One that was made for other fields is in none of these places.
    """
    forms: list[LineForm] = []
    for position, label in enumerate(note.fields):
        line = note.line(position)
        if sent is not None and _is_of(sent, note.version, position):
            sent.fields["words"].label = label
            if is_refused:
                # What stands now is shown above it: sending again means that.
                sent.change("seen", str(line.number))
            forms.append(sent)
            continue
        initial: dict[str, object] = {
            "version": note.version,
            "position": position,
            "seen": line.number,
            "words": line.words or "",
        }
        forms.append(LineForm(initial=initial, label=label, auto_id=f"id_{position}_%s"))
    return forms


def _is_of(sent: LineForm, version: int, position: int) -> bool:
    here = (str(version), str(position))
    return (sent.data.get("version"), sent.data.get("position")) == here
