"""The meetings of all of a person's relationships, and what a coordinator sees of two."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from letsbe.journal import actions as journal
from letsbe.lib import clock
from letsbe.meetings import access
from letsbe.meetings.actions.ahead import make_ahead
from letsbe.meetings.events import Deed
from letsbe.meetings.queries.calendar import coming
from letsbe.meetings.queries.held import told_of
from letsbe.meetings.queries.waiting import waiting_of
from letsbe.meetings.views import arranging_answers as answers
from letsbe.meetings.views.arranging import mark
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.relationships import access as relationships
from letsbe.relationships.queries import listed

PAGE = 30


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show each relationship with its next meeting; whoever has one goes straight there."""
    person, at = people.signed_in(request), clock.now()
    bonds = [row for row in relationships.relationships_of(person) if not row.ended_at]
    if len(bonds) == 1:
        return answers.go("together", bonds[0].pk)
    make_ahead(person, at=at)
    next_of = {one.relationship_id: one for one in coming(person, at=at)}
    waits = {one.relationship_id for one in waiting_of(person, at=at) if one.is_mine}
    shown = [(one, next_of.get(one.id), one.id in waits) for one in listed(bonds)]
    return answers.page(request, "mine", bonds=shown, me=person.pk)


@require_safe
def dates(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show a coordinator when two people met or had agreed to, and never who cancelled."""
    person, at = people.coordinator(request), clock.now()
    relationship = relationships.relationship_for_coordinator(person, relationship_id)
    journal.record_look(Deed.DATES_LOOKED_AT, by=person.pk, strand=relationship_id, at=at)
    rows = access.dates_for_coordinator(person, relationship_id)
    found = list(access.below(rows, mark(request))[: PAGE + 1])
    parties = list(relationship.parties.all())
    return answers.page(
        request,
        "dates",
        relationship=relationship,
        parties=parties,
        names=people_queries.cards([party.person_id for party in parties]),
        meetings=found[:PAGE],
        told=told_of(row.pk for row in found[:PAGE]),
        more=found[PAGE - 1].pk if len(found) > PAGE else None,
        at=at,
    )
