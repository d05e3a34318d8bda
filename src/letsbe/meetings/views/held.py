"""Before and during a meeting: what each would like, the page to have open, and the note."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.lib import clock
from letsbe.meetings.actions import held as actions
from letsbe.meetings.forms.held import HopeForm, NoteForm, ToldForm
from letsbe.meetings.queries.brought import agreed_between, brought_to
from letsbe.meetings.queries.held import OpenedMeeting
from letsbe.meetings.rules import hopes, notes
from letsbe.meetings.rules.held import Told, may_tell
from letsbe.meetings.rules.held_refusals import HeldRefusal, HeldRefused
from letsbe.meetings.views.held_pages import go, opened, page
from letsbe.people import access as people
from letsbe.ui.forms import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def before(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Ask what one would like from a meeting, and show both once each has said."""
    now, why = opened(request, meeting_id), None
    form = HopeForm(request.POST) if request.method == "POST" else _hope_form(now)
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.hope(
                    meeting_id,
                    form.said,
                    seen=form.cleaned_data["seen"],
                    by=people.signed_in(request),
                    at=clock.now(),
                    once=once,
                ),
            ):
                return go("before", meeting_id)
        except HeldRefused as refused:
            why, now = refused.why, opened(request, meeting_id)
            form.change("seen", str(_hope_number(now)))
    may_write = hopes.refuse_hope(now.now, now.hopes, by=now.me.id, seen=_hope_number(now))
    return page(
        request,
        "before",
        now,
        why=why,
        form=form,
        may_write=may_write is None,
        mine=now.hopes.get(now.me.id),
        brought=brought_to(now),
        zone=timezone.get_current_timezone_name(),
    )


@require_safe
def during(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Show the page to have open: goals, ways of being, what each wanted, and the note."""
    now = opened(request, meeting_id)
    return during_page(request, now)


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Save the note; where the other was quicker, show both and let the writer decide."""
    now, why = opened(request, meeting_id), None
    form = NoteForm(request.POST) if request.method == "POST" else _note_form(now)
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.save_note(
                    meeting_id,
                    form.cleaned_data["words"],
                    seen=form.cleaned_data["seen"],
                    by=people.signed_in(request),
                    at=clock.now(),
                    once=once,
                ),
            ):
                return go("during", meeting_id)
        except HeldRefused as refused:
            why, now = refused.why, opened(request, meeting_id)
            form.change("seen", str(now.note_number))
    is_beside = why is HeldRefusal.CHANGED_SINCE_READ
    return page(
        request, "note", now, why=why, form=form, is_beside=is_beside, may_write=_may_note(now)
    )


@require_POST
def tell(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Say that the two met, or that they did not; whoever met is led to looking back."""
    now = opened(request, meeting_id)
    form = ToldForm(request.POST)
    if not form.is_valid():
        return during_page(request, now, why="not_understood")
    told = Told(form.cleaned_data["told"])
    try:
        carry_out(
            form,
            lambda once: actions.tell(
                meeting_id, told, by=people.signed_in(request), at=clock.now(), once=once
            ),
        )
    except HeldRefused as refused:
        if refused.why is not HeldRefusal.SAID_ALREADY:
            return during_page(request, opened(request, meeting_id), why=refused.why)
    return go("after" if told is Told.MET else "during", meeting_id)


def during_page(
    request: HttpRequest, now: OpenedMeeting, *, why: object = None
) -> HttpResponse:
    return page(
        request,
        "during",
        now,
        why=why,
        note_form=_note_form(now),
        may_write=_may_note(now),
        may_tell=may_tell(now.now, by=now.me.id),
        agreed=agreed_between(people.signed_in(request), now),
        brought=brought_to(now),
    )


def _hope_form(now: OpenedMeeting) -> HopeForm:
    own = next((one.words for one in now.shown_hopes if one.by.is_you), "")
    return HopeForm(initial={"seen": _hope_number(now), "words": own or ""})


def _hope_number(now: OpenedMeeting) -> int:
    mine = now.hopes.get(now.me.id)
    return mine.number if mine else 0


def _note_form(now: OpenedMeeting) -> NoteForm:
    words = now.note.words if now.note else ""
    return NoteForm(initial={"seen": now.note_number, "words": words or ""})


def _may_note(now: OpenedMeeting) -> bool:
    number = now.note_number
    return notes.refuse_saving(now.now, now.saved, by=now.me.id, seen=number) is None
