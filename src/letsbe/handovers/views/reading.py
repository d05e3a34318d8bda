"""What is mine to hand over, what was given to me, and reading it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from letsbe.handovers import queries
from letsbe.handovers.actions import giving as actions
from letsbe.handovers.queries import mine as queries_mine
from letsbe.handovers.views import answers
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show from where one could write, what waits, what is given, and what one was given."""
    person = people.signed_in(request)
    return answers.page(request, "mine", all=queries_mine.mine(person), me=person.pk)


@require_safe
def read(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Show the next one what was given; that they looked is written in the writer's journal."""
    person = people.signed_in(request)
    row = actions.read(handover_id, by=person, at=clock.now())
    return answers.page(
        request,
        "read",
        opened=queries.opened(row),
        writer=people_queries.cards([row.writer_id])[row.writer_id],
        given_at=row.given_at,
        relationship_id=row.to_id,
    )
