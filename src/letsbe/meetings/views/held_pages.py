"""How the pages of a meeting answer: a page, the same with the reason, or the next one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from letsbe.lib import clock
from letsbe.lib.answers import PagesOf
from letsbe.meetings.queries import held
from letsbe.meetings.queries.held import OpenedMeeting
from letsbe.people import access as people

_OF_ROOM = PagesOf("meetings")
go = _OF_ROOM.go


def opened(request: HttpRequest, meeting_id: UUID) -> OpenedMeeting:
    """Open a meeting for who asks; 404 unless they are one of the two."""
    return held.opened_for_party(people.signed_in(request), meeting_id, at=clock.now())


def page(
    request: HttpRequest, name: str, now: OpenedMeeting, /, *, why: object = None, **shown: Any
) -> HttpResponse:
    """Show a page of this meeting: with a reason why not, or with what to mend in a form."""
    return _OF_ROOM.page(request, f"held_{name}", why=why, meeting=now, now=now.now, **shown)
