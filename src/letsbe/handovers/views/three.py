"""The meeting of three: one page for all three, suggesting, asking, answering, calling off."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.handovers import access
from letsbe.handovers.actions import three as actions
from letsbe.handovers.forms import AnswerForm, SuggestForm
from letsbe.handovers.models import MeetingOfThree
from letsbe.handovers.queries import three as queries
from letsbe.handovers.rules.refusals import HandoverRefused, Refusal
from letsbe.handovers.rules.three import Said
from letsbe.handovers.views import answers
from letsbe.handovers.views.asking import Writing, writing
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.ui.forms import DeedForm, carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def three(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Show the suggestion to any of the three, and take an answer of the two others."""
    person = people.signed_in(request)
    row = access.meeting_for_one_of_three(person, meeting_id)
    posted = request.POST if request.method == "POST" else None
    form = AnswerForm(posted, initial={"seen": row.number, "answer": Said.ANOTHER_TIME})
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        said, seen = Said(form.cleaned_data["answer"]), form.cleaned_data["seen"]
        line = form.cleaned_data["line"] if said is Said.ANOTHER_TIME else ""
        try:
            if carry_out(
                form,
                lambda once: actions.answer(
                    meeting_id,
                    said,
                    line=line,
                    by=person,
                    seen=seen,
                    at=clock.now(),
                    once=once,
                ),
            ):
                return answers.go("three", meeting_id)
        except HandoverRefused as refused:
            why = refused.why
    return three_page(request, meeting_id, form=form, why=why)


def three_page(
    request: HttpRequest,
    meeting_id: UUID,
    *,
    form: AnswerForm | None = None,
    why: Refusal | None = None,
) -> HttpResponse:
    person = people.signed_in(request)
    row = access.meeting_for_one_of_three(person, meeting_id)
    form = form or AnswerForm(initial={"seen": row.number, "answer": Said.ANOTHER_TIME})
    if form.is_bound:
        # The suggestion as it is now stands above: sending again answers that one.
        form.change("seen", str(row.number))
    return answers.page(
        request,
        "three",
        why=why,
        form=form,
        meeting=queries.opened_meeting(row, at=clock.now()),
        me=person.pk,
        zone=timezone.get_current_timezone_name(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ask for a day, a time and a place; where one was suggested, for another."""
    asking = writing(request, relationship_id)
    before = access.meeting_from(asking.person, relationship_id)
    if asking.opened is None and before is None:
        raise Http404
    form = SuggestForm(
        request.POST if request.method == "POST" else None, initial=_suggested(before)
    )
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.suggest(
                    relationship_id,
                    form.moment,
                    form.cleaned_data["place"],
                    by=asking.person,
                    at=clock.now(),
                    once=once,
                ),
            ):
                return _to_the_three(asking)
        except HandoverRefused as refused:
            why = refused.why
    return answers.page(
        request,
        "suggest",
        why=why,
        form=form,
        before=before,
        next_one=_next_one(asking, before),
        is_former_asked=_would_ask_former(asking, before),
        zone=timezone.get_current_timezone_name(),
        **asking.context,
    )


@require_POST
def ask_former(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    return _pressed(request, meeting_id, actions.ask_former)


@require_POST
def call_off(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    return _pressed(request, meeting_id, actions.call_off)


def _pressed(
    request: HttpRequest, meeting_id: UUID, deed: Callable[..., object]
) -> HttpResponse:
    person = people.signed_in(request)
    access.meeting_for_writer(person, meeting_id)
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(form, lambda once: deed(meeting_id, by=person, at=clock.now(), once=once))
    except HandoverRefused as refused:
        return three_page(request, meeting_id, why=refused.why)
    return answers.go("three", meeting_id)


def _to_the_three(asking: Writing) -> HttpResponse:
    row = access.meeting_from(asking.person, asking.relationship.pk)
    if row is None:
        raise Http404
    return answers.go("three", row.pk)


def _suggested(before: MeetingOfThree | None) -> dict[str, object]:
    """Return what was suggested last, to begin from."""
    if before is None:
        return {}
    local = timezone.localtime(before.moment)
    opened = queries.opened_meeting(before, at=clock.now())
    return {"on": local.date(), "time": local.time(), "place": opened.place or ""}


def _would_ask_former(asking: Writing, before: MeetingOfThree | None) -> bool:
    """Say whether suggesting asks the former other, as after a press of the writer."""
    if before is None or asking.relationship.bond.is_open:
        return asking.relationship.bond.is_open
    given_to = asking.row.to_id if asking.row and asking.reader else before.to_id
    return given_to == before.to_id and queries.as_value(before).is_former_asked


def _next_one(asking: Writing, before: MeetingOfThree | None) -> people_queries.Card | None:
    if asking.reader or before is None:
        return asking.reader
    opened = queries.opened_meeting(before, at=clock.now())
    return None if opened.now.is_over else opened.cards[opened.now.next_one]
