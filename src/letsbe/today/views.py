"""The day's page, and the journal of what happened and who looked."""

from collections.abc import Collection
from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from letsbe.agreements import access as agreements
from letsbe.agreements import events as agreement_events
from letsbe.endings import events as ending_events
from letsbe.handovers import events as handover_events
from letsbe.handovers.queries import waiting as handovers
from letsbe.interviews import events as interview_events
from letsbe.introductions import events as introduction_events
from letsbe.journal import queries as journal
from letsbe.journal.models import Entry
from letsbe.lib import clock
from letsbe.meetings import events as meeting_events
from letsbe.people import access as people
from letsbe.people import events as people_events
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.practice import events as practice_events
from letsbe.relationships import access as relationships
from letsbe.relationships import events as relationship_events
from letsbe.relationships.queries import Listed, listed
from letsbe.safety import events as safety_events
from letsbe.safety import queries as safety
from letsbe.steering import events as steering_events
from letsbe.today import queries
from letsbe.today.queries import living

PAGE = 40
EVENTS = (
    people_events,
    relationship_events,
    practice_events,
    interview_events,
    introduction_events,
    agreement_events,
    ending_events,
    safety_events,
    handover_events,
    meeting_events,
    steering_events,
)
# Looks that are written down with whom they concern: who looked sees them as well.
LOOKS = (
    people_events.Deed.PERSON_LOOKED_AT,
    practice_events.Deed.SHOWN_LOOKED_AT,
    introduction_events.Deed.PROPOSAL_LOOKED_AT,
    agreement_events.Deed.DATES_LOOKED_AT,
    handover_events.Deed.LOOKED_AT,
    meeting_events.Deed.DATES_LOOKED_AT,
    relationship_events.Deed.COVER_LOOKED,
    steering_events.Deed.LOOKED_AT,
)
# Those of them at what two others have between them.
LOOKS_AT_TWO = (
    agreement_events.Deed.DATES_LOOKED_AT,
    meeting_events.Deed.DATES_LOOKED_AT,
    steering_events.Deed.LOOKED_AT,
)


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    person, at = people.signed_in(request), clock.now()
    day = queries.day(person, today=timezone.localdate(at))
    names = {bond.listed.id: bond.other_name for bond in day.bonds}
    context = {
        "day": day,
        "living": living.living(person, names, at=at),
        "handed": handovers.day(person, at=at),
        "apart": queries.apart(person, at=at),
        "me": person.pk,
        "my_name": people_queries.own_profile(person).name,
        "must_read": safety.must_read(person.pk),
        "coordinates": Part.COORDINATOR in person.parts,
        "steps": _steps(request) if Part.COORDINATOR in person.parts else [],
    }
    return render(request, "today/today.html", context)


@require_safe
def what_happened(request: HttpRequest) -> HttpResponse:
    """Show what concerns this person, in whichever strand, and whom they looked at."""
    person = people.signed_in(request)
    bonds = {row.id: row for row in listed(relationships.relationships_of(person))}
    before, most = _before(request), PAGE + 1
    entries = journal.merged(
        journal.entries([person.pk, *bonds], most=most, before=before),
        journal.house_entries(deeds=_of_house(person), most=most, before=before),
        journal.entries_by(person.pk, deeds=LOOKS, most=most, before=before),
        most=most,
    )
    shown = entries[:PAGE]
    looked_at = _looked_at(person, shown, mine=bonds.keys())
    names = people_queries.cards(
        {pk for entry in shown for pk in (entry.by, entry.about) if pk}
    )
    context = {
        "entries": shown,
        "names": names,
        "bonds": bonds | looked_at,
        "has_several": len(bonds) > 1 or bool(looked_at),
        "me": person.pk,
        "next": _mark(shown[-1]) if len(entries) > PAGE else None,
    }
    return render(request, "today/journal.html", context)


def _looked_at(
    person: Person, shown: list[Entry], *, mine: Collection[UUID]
) -> dict[UUID, Listed]:
    """Return the relationships of others which this coordinator has looked at."""
    strands = {entry.strand_id for entry in shown if entry.deed in LOOKS_AT_TWO}
    if not strands - set(mine) or Part.COORDINATOR not in person.parts:
        return {}
    rows = relationships.relationships_for_coordinator(person).filter(pk__in=strands)
    return {row.id: row for row in listed(rows)}


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
