"""The page of a circle: who sits where, what it is time for, and the checklist to mark."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.practice import access
from letsbe.practice.actions import checklists as actions
from letsbe.practice.actions.checklists import EYES
from letsbe.practice.forms.checklists import MARK_WORDS, MarkForm
from letsbe.practice.forms.together import NoticeForm
from letsbe.practice.queries import circles, shelf
from letsbe.practice.queries.circles import Chair, Seen
from letsbe.practice.rules import seats
from letsbe.practice.rules.refusals import PracticeRefused
from letsbe.practice.rules.seats import Phase, Seat
from letsbe.practice.views import answers

KEPT = 204


def circle_page(
    request: HttpRequest,
    circle_id: UUID,
    *,
    why: object = None,
    note: NoticeForm | None = None,
    marks: MarkForm | None = None,
) -> HttpResponse:
    person = people.signed_in(request)
    seen = circles.seen(access.circle_for_seated(person, circle_id), person)
    at = clock.now()
    is_for_partner = seen.row.is_one_device and "partner" in request.GET
    return answers.page(
        request,
        "circle",
        why=why,
        form=marks or note,
        circle=seen,
        note=note or NoticeForm(initial={"number": seen.now.number, "words": seen.my_note}),
        marks_form=marks or _marks_form(seen, is_for_partner=is_for_partner),
        is_for_partner=is_for_partner,
        is_code_old=not seats.is_joinable(seen.row.begun_at, at=at),
        is_guest_listening=seen.listener is not None and seen.listener.person is None,
        groups=shelf.checklist(),
        marks=MARK_WORDS,
        seconds_left=max(0, int((seen.ends_at - at).total_seconds())) if seen.ends_at else 0,
    )


@require_POST
def mark(request: HttpRequest, circle_id: UUID) -> HttpResponse:
    """Keep what is marked, with each change; by the same chair it replaces what was there."""
    person = people.signed_in(request)
    access.circle_for_seated(person, circle_id)
    form = MarkForm(request.POST, groups=shelf.checklist())
    if not form.is_valid():
        return circle_page(request, circle_id, marks=form)
    at, said = clock.now(), form.cleaned_data
    try:
        actions.mark_listener(
            circle_id,
            form.marks,
            number=said["number"],
            position=said["position"],
            by=person,
            at=at,
            on=timezone.localdate(at),
        )
    except PracticeRefused as refused:
        return circle_page(request, circle_id, why=refused.why)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=KEPT)
    return answers.go("circle", circle_id)


def _marks_form(seen: Seen, *, is_for_partner: bool) -> MarkForm | None:
    """Return the checklist for whoever marks now on this screen, as marked until now."""
    chair, listener = _who_marks(seen, is_for_partner=is_for_partner), seen.listener
    if chair is None or listener is None or listener.person is None:
        return None
    kept = circles.marks_from(seen.row, listener, EYES[chair.seat])
    initial = {f"{key}.item": mark.value for key, mark in kept.items()}
    return MarkForm(
        groups=shelf.checklist(),
        initial={**initial, "number": seen.now.number, "position": chair.position},
    )


def _who_marks(seen: Seen, *, is_for_partner: bool) -> Chair | None:
    """The observer marks from the first word; who spoke and who listened, afterwards."""
    if seen.now.phase is Phase.TALKING:
        here = seen.chairs if seen.row.is_one_device else [seen.me]
        return next((chair for chair in here if chair.seat is Seat.OBSERVER), None)
    is_after = seen.now.phase is Phase.NOTICING and seen.has_noticed
    if not is_after:
        return None
    return seen.speaker if is_for_partner else seen.me
