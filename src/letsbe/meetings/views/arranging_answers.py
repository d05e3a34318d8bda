"""How the pages of arranging answer: a page, the same with the reason, or the next one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from letsbe.lib import clock
from letsbe.lib.answers import PagesOf
from letsbe.meetings.actions.ahead import make_ahead
from letsbe.meetings.queries.shown import Arrangements, arrangements
from letsbe.meetings.rules.arranging import Refusal
from letsbe.people import access as people
from letsbe.relationships import access as relationships

_OF_ROOM = PagesOf("meetings")
go = _OF_ROOM.go


def page(
    request: HttpRequest, name: str, /, *, why: Refusal | None = None, **shown: Any
) -> HttpResponse:
    """Show a page, which says by whose clock its times are."""
    zone = timezone.get_current_timezone_name()
    return _OF_ROOM.page(request, name, why=why, zone=zone, **shown)


def arranged_between(request: HttpRequest, relationship_id: UUID) -> Arrangements:
    """Return what is arranged between the reader and the other, made ahead first."""
    person, at = people.signed_in(request), clock.now()
    relationship = relationships.relationship_for_party(person, relationship_id)
    make_ahead(person, at=at)
    return arrangements(relationship, person, at=at)


def together_page(
    request: HttpRequest, relationship_id: UUID, *, why: Refusal | None = None
) -> HttpResponse:
    """Show what is arranged between two people; after a refusal, why."""
    now = arranged_between(request, relationship_id)
    return page(request, "together", why=why, now=now, relationship_id=relationship_id)
