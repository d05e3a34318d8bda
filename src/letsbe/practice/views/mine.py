"""My practice: what was practised, what comes next, and the paper that says so."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.people.rules import Part
from letsbe.practice import access
from letsbe.practice.events import Deed
from letsbe.practice.queries import mine as queries
from letsbe.practice.queries import shelf
from letsbe.practice.rules import next_up
from letsbe.practice.rules.checklist import Eyes
from letsbe.practice.rules.kinds import hours_and_minutes
from letsbe.practice.views import answers

PAGE = 50


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    person = people.signed_in(request)
    before = _before(request)
    rows = queries.newest(person, before=before)
    shown = list(access.shown_to(person)[:PAGE])
    names = people_queries.cards({access.owner_of(row) for row in shown}) if shown else {}
    done = queries.done(person.pk)
    due = queries.due_by_drill(person, today=timezone.localdate(clock.now()))
    own = access.checklists_of(person).filter(eyes=Eyes.SELF).count()
    going = [row for row in rows if row.is_open]
    return answers.page(
        request,
        "mine",
        rows=rows[: queries.NEWEST],
        next=rows[queries.NEWEST - 1].at if len(rows) > queries.NEWEST else None,
        is_first=before is None,
        done=done,
        due=due,
        most_due=next_up.most_due(due),
        next_up=next_up.next_up(done.times, due, has_open_talk=bool(going), checklists=own),
        circle=queries.open_circle(person),
        has_checklist=bool(own),
        shown=[(row, names[access.owner_of(row)]) for row in shown],
        scenes=shelf.scenarios(),
        drills=shelf.drills(),
        coordinates=Part.COORDINATOR in person.parts,
    )


@require_safe
def certificate(request: HttpRequest) -> HttpResponse:
    """Show the paper to print: what was done, and for how long; never how well."""
    person = people.signed_in(request)
    house = people_queries.house()
    return answers.page(
        request,
        "certificate",
        done=queries.done(person.pk),
        name=people_queries.own_profile(person).name,
        house_name=house.name if house else "",
        today=timezone.localdate(clock.now()),
    )


@require_safe
def hours(request: HttpRequest) -> HttpResponse:
    """Show a coordinator how long each person practised; that they looked is journalled."""
    person = people.coordinator(request)
    rows = access.everybody_for_hours(person)
    if before := _uuid(request.GET.get("before", "")):
        rows = rows.filter(pk__lt=before)
    shown = list(rows[: PAGE + 1])
    journal.record_look(Deed.HOURS_LOOKED_AT, by=person.pk, strand=HOUSE, at=clock.now())
    minutes = queries.minutes_of([one.pk for one in shown[:PAGE]])
    names = people_queries.cards([one.pk for one in shown[:PAGE]])
    return answers.page(
        request,
        "hours",
        rows=[
            (names[one.pk], hours_and_minutes([minutes.get(one.pk, 0)])) for one in shown[:PAGE]
        ],
        next=shown[PAGE - 1].pk if len(shown) > PAGE else None,
    )


def _uuid(raw: str) -> UUID | None:
    try:
        return UUID(raw) if raw else None
    except ValueError:
        raise Http404 from None


def _before(request: HttpRequest) -> datetime | None:
    mark = request.GET.get("before", "")
    if not mark:
        return None
    try:
        when = datetime.fromisoformat(mark.replace(" ", "+"))
        when.astimezone(timezone.get_current_timezone())
    except (ValueError, OverflowError):
        raise Http404 from None
    if when.tzinfo is None:
        raise Http404
    return when
