"""Arranging a meeting: what is arranged, suggesting, another time, answering, cancelling."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.lib import clock
from letsbe.meetings import access
from letsbe.meetings.actions import arranging as actions
from letsbe.meetings.forms.arranging import (
    USUAL_MINUTES,
    AnotherTimeForm,
    AnswerForm,
    CancelForm,
    TimeForm,
)
from letsbe.meetings.queries import shown
from letsbe.meetings.queries.shown import ShownMeeting
from letsbe.meetings.queries.suiting import times_that_suit
from letsbe.meetings.rules.arranging import ArrangingRefused, Refusal
from letsbe.meetings.views import arranging_answers as answers
from letsbe.people import access as people
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship
from letsbe.relationships.queries.sides import Sides
from letsbe.ui.forms import carry_out

PAGE = 20


@require_safe
def together(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show the next meeting, what waits, the rhythm, and what comes."""
    return answers.together_page(request, relationship_id)


@require_safe
def past(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show what was agreed and is over, newest first, a page at a time."""
    person = people.signed_in(request)
    relationship = relationships.relationship_for_party(person, relationship_id)
    found = shown.past(
        relationship, person, before=mark(request), most=PAGE + 1, at=clock.now()
    )
    return answers.page(
        request,
        "past",
        meetings=found[:PAGE],
        more=found[PAGE - 1].id if len(found) > PAGE else None,
        relationship_id=relationship_id,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ask for a day, a time and a way; offer a few times that may suit both."""
    person = people.signed_in(request)
    relationship = relationships.relationship_for_party(person, relationship_id)
    form = TimeForm(
        request.POST if request.method == "POST" else None, initial=_chosen(request)
    )
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            if carry_out(
                form,
                lambda once: actions.suggest(
                    relationship_id,
                    form.moment,
                    said["minutes"],
                    said["way"],
                    by=person,
                    at=clock.now(),
                    once=once,
                ),
            ):
                return answers.go("together", relationship_id)
        except ArrangingRefused as refused:
            why = refused.why
    return _time_page(
        request,
        relationship,
        form=form,
        why=why,
        sides=shown.sides_in(relationship, person),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def another_time(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Ask for another time; what is agreed stands until the other says yes."""
    person = people.signed_in(request)
    row = access.meeting_for_party(person, meeting_id)
    meeting, sides = shown.one(row, person, at=clock.now())
    posted = request.POST if request.method == "POST" else None
    form = AnotherTimeForm(posted, initial=_begin_with(request, meeting))
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            if carry_out(
                form,
                lambda once: actions.another_time(
                    meeting_id,
                    form.moment,
                    said["minutes"],
                    said["way"],
                    by=person,
                    seen=said["seen"],
                    at=clock.now(),
                    once=once,
                ),
            ):
                return answers.go("together", row.relationship_id)
        except ArrangingRefused as refused:
            why = refused.why
            row = access.meeting_for_party(person, meeting_id)
            meeting, sides = shown.one(row, person, at=clock.now())
            # What stands now is shown above the form: sending again means that.
            form.change("seen", str(row.number))
    return _time_page(
        request, row.relationship, form=form, why=why, sides=sides, meeting=meeting
    )


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Cancel in one press; nobody asks why, and a line for the other may be left out."""
    person, why = people.signed_in(request), None
    row = access.meeting_for_party(person, meeting_id)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        line = form.cleaned_data["line"]
        try:
            if carry_out(
                form,
                lambda once: actions.cancel(
                    meeting_id, line, by=person, at=clock.now(), once=once
                ),
            ):
                messages.success(request, _("It is cancelled."))
                return answers.go("together", row.relationship_id)
        except ArrangingRefused as refused:
            why = refused.why
            row = access.meeting_for_party(person, meeting_id)
    meeting, sides = shown.one(row, person, at=clock.now())
    return answers.page(
        request,
        "cancel",
        why=why,
        form=form,
        meeting=meeting,
        sides=sides,
        relationship_id=row.relationship_id,
    )


@require_POST
def accept(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    return _pressed(request, meeting_id, actions.accept)


@require_POST
def decline(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    return _pressed(request, meeting_id, actions.decline)


@require_POST
def take_back(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    return _pressed(request, meeting_id, actions.take_back)


def _pressed(
    request: HttpRequest, meeting_id: UUID, deed: Callable[..., object]
) -> HttpResponse:
    person = people.signed_in(request)
    row = access.meeting_for_party(person, meeting_id)
    form = AnswerForm(request.POST)
    # Without the number that was read, nothing was read.
    seen = form.cleaned_data["seen"] if form.is_valid() else 0
    try:
        carry_out(
            form,
            lambda once: deed(meeting_id, by=person, seen=seen, at=clock.now(), once=once),
        )
    except ArrangingRefused as refused:
        return answers.together_page(request, row.relationship_id, why=refused.why)
    return answers.go("together", row.relationship_id)


def _time_page(
    request: HttpRequest,
    relationship: Relationship,
    *,
    form: TimeForm,
    why: Refusal | None,
    sides: Sides,
    meeting: ShownMeeting | None = None,
) -> HttpResponse:
    minutes, at = meeting.time.minutes if meeting else USUAL_MINUTES, clock.now()
    return answers.page(
        request,
        "time",
        why=why,
        form=form,
        other=sides.other,
        bond=relationship.bond,
        meeting=meeting,
        suit=[] if form.is_bound else times_that_suit(relationship, minutes=minutes, at=at),
        relationship_id=relationship.pk,
    )


def _begin_with(request: HttpRequest, meeting: ShownMeeting) -> dict[str, object]:
    """Return the time that stands or waits, to begin from, or one that was chosen."""
    time = meeting.move or meeting.time
    local = timezone.localtime(time.starts_at)
    said = {"on": local.date(), "time": local.time(), "minutes": time.minutes}
    return {**said, "way": time.way or "", "seen": meeting.number, **_chosen(request)}


def _chosen(request: HttpRequest) -> dict[str, object]:
    """Return the moment that was chosen among those that may suit."""
    try:
        moment = datetime.fromisoformat(request.GET.get("at", "")).astimezone(UTC)
        local = timezone.localtime(moment)
    except (ValueError, OverflowError):
        return {}
    return {"on": local.date(), "time": local.time()}


def mark(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("before", ""))
    except ValueError:
        return None
