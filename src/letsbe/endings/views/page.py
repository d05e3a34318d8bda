"""The page of an ending: a last meeting, the letters, the keepsake, and until when."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from letsbe.endings import queries
from letsbe.endings.queries import OpenedEnding
from letsbe.endings.rules import letters, meeting
from letsbe.endings.rules.refusals import Refusal
from letsbe.lib import clock
from letsbe.lib.answers import status_of
from letsbe.people import access as people

NOT_UNDERSTOOD = "not_understood"


@require_safe
def ending(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    return ending_page(request, opened(request, relationship_id))


def opened(request: HttpRequest, relationship_id: UUID) -> OpenedEnding:
    """Open the ending for who asks; 404 unless they are one of the two."""
    person = people.signed_in(request)
    return queries.opened_for_party(person, relationship_id, at=clock.now())


def ending_page(
    request: HttpRequest, now: OpenedEnding, *, why: Refusal | str | None = None
) -> HttpResponse:
    me, row = now.me.id, now.meeting_row
    value = row.as_value if row else None
    return page(
        request,
        now,
        "endings/ending.html",
        why=why,
        may_suggest=meeting.may_suggest(now.now, by=me),
        may_meet=meeting.may(now.now, value, by=me),
        may_say=letters.may(now.now, now.letters, by=me),
        may_write=_may_write(now),
    )


def page(
    request: HttpRequest,
    now: OpenedEnding,
    template: str,
    *,
    why: Refusal | str | None = None,
    is_bad: bool = False,
    **more: Any,
) -> HttpResponse:
    """Render a page of this ending, with the reason when something was refused."""
    status = status_of(request, why=why, is_bad=is_bad)
    shown = {"ending": now, "relationship_id": now.relationship.pk, "why": why} | more
    return render(request, template, shown, status=status)


def back(relationship_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("endings:ending", args=[relationship_id]))


def _may_write(now: OpenedEnding) -> bool:
    seen = now.my_letter.revision
    why = letters.refuse_keeping(now.now, now.letters, by=now.me.id, seen=seen)
    return why is None
