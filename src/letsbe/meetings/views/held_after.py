"""After a meeting: looking back, each alone and then side by side; and steadiness."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from letsbe.lib import clock
from letsbe.meetings.actions import held_check_ins as actions
from letsbe.meetings.forms.held import CheckInForm
from letsbe.meetings.queries import funding
from letsbe.meetings.queries.held import OpenedMeeting
from letsbe.meetings.queries.keeping_rhythm import steadiness_of
from letsbe.meetings.rules.check_ins import Item, Looking
from letsbe.meetings.rules.held import Told, may_tell
from letsbe.meetings.rules.held_refusals import HeldRefused
from letsbe.meetings.views.held_pages import go, opened, page
from letsbe.people import access as people
from letsbe.relationships import access as relationships
from letsbe.relationships.queries.sides import sides_of
from letsbe.relationships.queries.steadiness import steady_lines
from letsbe.ui.forms import carry_out
from letsbe.vault import queries as vault


@require_http_methods(["GET", "HEAD", "POST"])
def after(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Ask how somebody looks back; show both once each has, or has chosen not to."""
    now, why = opened(request, meeting_id), None
    form = CheckInForm(request.POST) if request.method == "POST" else _form(now)
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.look_back(
                    meeting_id,
                    form.said,
                    **form.lines,
                    seen=form.cleaned_data["seen"],
                    by=people.signed_in(request),
                    at=clock.now(),
                    once=once,
                ),
            ):
                return go("after", meeting_id)
        except HeldRefused as refused:
            why, now = refused.why, opened(request, meeting_id)
            form.change("seen", str(_number(now)))
    is_open = now.looking in {Looking.OPEN, Looking.DONE}
    is_writing = is_open and (form.is_bound or "again" in request.GET or _number(now) == 0)
    return page(
        request,
        "after",
        now,
        why=why,
        form=form,
        is_open=is_open,
        is_writing=is_writing,
        may_tell=may_tell(now.now, by=now.me.id),
        has_funding=now.now.told is Told.MET and funding.has_note(now.row),
    )


@require_safe
def steadiness(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show the two how they have been meeting, in words, a quiet picture and a table."""
    person = people.signed_in(request)
    relationship = relationships.relationship_for_party(person, relationship_id)
    parties = list(relationship.parties.all())
    ring = vault.key_ring(people=[party.person_id for party in parties])
    at = clock.now()
    context = {
        "relationship_id": relationship_id,
        "sides": sides_of(parties, ring, person),
        "steady": steady_lines(relationship, at=at),
        "meetings": steadiness_of(relationship, at=at),
    }
    return render(request, "meetings/held_steadiness.html", context)


def _form(now: OpenedMeeting) -> CheckInForm:
    mine = now.my_check_in
    initial: dict[str, object] = {"seen": _number(now)}
    if mine and mine.said:
        initial |= {item.value: mine.said.felt.get(item, "") for item in Item}
        initial |= {"line": mine.line or "", "bring": mine.bring or ""}
    return CheckInForm(initial=initial)


def _number(now: OpenedMeeting) -> int:
    row = now.check_in_rows.get(now.me.id)
    return row.number if row else 0
