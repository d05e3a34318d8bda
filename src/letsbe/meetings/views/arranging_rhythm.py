"""A rhythm: suggesting it, answering, ending it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock
from letsbe.meetings import access
from letsbe.meetings.actions import rhythms as actions
from letsbe.meetings.forms.arranging import RhythmForm
from letsbe.meetings.queries.shown import Arrangements, ShownRhythm
from letsbe.meetings.rules.arranging import ArrangingRefused, Refusal
from letsbe.meetings.views import arranging_answers as answers
from letsbe.people import access as people
from letsbe.ui.forms import DeedForm, carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ask for a rhythm; what is in force stays until both have said yes to another."""
    person, why = people.signed_in(request), None
    now = answers.arranged_between(request, relationship_id)
    posted = request.POST if request.method == "POST" else None
    form = RhythmForm(posted, initial=_begin_with(now), zones=_zones(now))
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.suggest(
                    relationship_id,
                    form.pace,
                    form.cleaned_data["way"],
                    by=person,
                    seen=form.seen_id,
                    at=clock.now(),
                    once=once,
                ),
            ):
                return answers.go("together", relationship_id)
        except ArrangingRefused as refused:
            why = refused.why
            now = answers.arranged_between(request, relationship_id)
            if why is Refusal.CHANGED_SINCE_READ:
                form.change("seen", str(now.offered.id) if now.offered else "")
    return answers.page(
        request, "rhythm", why=why, form=form, now=now, relationship_id=relationship_id
    )


@require_POST
def accept(request: HttpRequest, rhythm_id: UUID) -> HttpResponse:
    return _pressed(request, rhythm_id, actions.accept)


@require_POST
def decline(request: HttpRequest, rhythm_id: UUID) -> HttpResponse:
    return _pressed(request, rhythm_id, actions.decline)


@require_POST
def take_back(request: HttpRequest, rhythm_id: UUID) -> HttpResponse:
    return _pressed(request, rhythm_id, actions.take_back)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, rhythm_id: UUID) -> HttpResponse:
    """Ask once, then end it; no reason is asked."""
    row = access.rhythm_for_party(people.signed_in(request), rhythm_id)
    if request.method == "POST":
        return _pressed(request, rhythm_id, actions.end)
    now = answers.arranged_between(request, row.relationship_id)
    if now.in_force is None or now.in_force.id != row.pk:
        return answers.go("together", row.relationship_id)
    return answers.page(
        request, "end_rhythm", now=now, relationship_id=row.relationship_id, form=DeedForm()
    )


def _pressed(
    request: HttpRequest, rhythm_id: UUID, deed: Callable[..., object]
) -> HttpResponse:
    person = people.signed_in(request)
    row = access.rhythm_for_party(person, rhythm_id)
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(form, lambda once: deed(rhythm_id, by=person, at=clock.now(), once=once))
    except ArrangingRefused as refused:
        return answers.together_page(request, row.relationship_id, why=refused.why)
    return answers.go("together", row.relationship_id)


def _zones(now: Arrangements) -> list[str]:
    """Return by whose clock it can be kept: one's own, the other's, or as it is kept now."""
    homes = {p.person_id: p.person for p in now.relationship.parties.all()}
    both = [homes[side.id].zone.key for side in (now.sides.me, now.sides.other)]
    kept = [one.pace.zone for one in (now.offered, now.in_force) if one]
    agreed = [now.agreed.zone] if now.agreed else []
    return list(dict.fromkeys([*both, *kept, *agreed]))


def _begin_with(now: Arrangements) -> dict[str, Any]:
    """Return what to begin from: what is suggested, in force, or agreed in their agreement."""
    seen = {"seen": now.offered.id} if now.offered else {}
    known: ShownRhythm | None = now.offered or now.in_force
    pace = known.pace if known else now.agreed
    if pace is None:
        return seen
    zone = ZoneInfo(pace.zone)
    return {
        **seen,
        "on": known.next_at.astimezone(zone).date() if known else pace.first_on,
        "time": pace.begins,
        "zone": pace.zone,
        "every": pace.every_weeks,
        "minutes": pace.minutes,
        "way": (known.way if known else "") or "",
    }
