"""The day's page, and the journal of what happened and who looked."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from letsbe.agreements import access as agreements
from letsbe.agreements import events as agreement_events
from letsbe.journal import queries as journal
from letsbe.journal.models import Entry
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import events as people_events
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.relationships import access as relationships
from letsbe.relationships import events as relationship_events
from letsbe.relationships.queries import listed
from letsbe.safety import events as safety_events
from letsbe.safety import queries as safety
from letsbe.today import queries

PAGE = 40
EVENTS = (people_events, relationship_events, agreement_events, safety_events)


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    person = people.signed_in(request)
    context = {
        "day": queries.day(person, today=timezone.localdate(clock.now())),
        "me": person.pk,
        "my_name": people_queries.own_profile(person).name,
        "must_read": safety.must_read(person.pk),
        "coordinates": Part.COORDINATOR in person.parts,
        "steps": _steps(request) if Part.COORDINATOR in person.parts else [],
    }
    return render(request, "today/today.html", context)


@require_safe
def what_happened(request: HttpRequest) -> HttpResponse:
    """Show what concerns this person: their own strand, their relationships', the house's."""
    person = people.signed_in(request)
    bonds = {row.id: row for row in listed(relationships.relationships_of(person))}
    before = _before(request)
    entries = journal.merged(
        journal.entries([person.pk, *bonds], most=PAGE + 1, before=before),
        journal.house_entries(deeds=_of_house(person), most=PAGE + 1, before=before),
        most=PAGE + 1,
    )
    shown = entries[:PAGE]
    names = people_queries.cards(
        {pk for entry in shown for pk in (entry.by, entry.about) if pk}
    )
    context = {
        "entries": shown,
        "names": names,
        "bonds": bonds,
        "me": person.pk,
        "next": _mark(shown[-1]) if len(entries) > PAGE else None,
    }
    return render(request, "today/journal.html", context)


def _of_house(person: Person) -> frozenset[str] | None:
    """Who runs the house reads all of its strand; others what concerns everybody."""
    if person.parts & {Part.COORDINATOR, Part.LEAD, Part.OPERATOR}:
        return None
    return frozenset().union(*(events.FOR_EVERYBODY for events in EVENTS))


def _steps(request: HttpRequest) -> list[tuple[str, bool]]:
    person = people.signed_in(request)
    return [
        ("help", safety.programme_page().is_complete),
        ("minimums", agreements.minimums_for_coordinator(person).exists()),
    ]


def _mark(entry: Entry) -> str:
    return f"{entry.at.isoformat()}_{entry.pk}"


def _before(request: HttpRequest) -> tuple[datetime, int] | None:
    mark = request.GET.get("before", "")
    if not mark:
        return None
    at, _sign, pk = mark.replace(" ", "+").partition("_")
    try:
        when, number = datetime.fromisoformat(at), int(pk)
        # The first and the last day there are may lie outside the calendar in UTC.
        moment = when.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Http404 from None
    if when.tzinfo is None or not 0 <= number < 2**63:
        raise Http404
    return moment, number
