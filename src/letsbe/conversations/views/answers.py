"""How the pages of conversations answer: a page, the same with the reason, or a piece of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from letsbe.conversations import access, queries
from letsbe.conversations.access import Reached
from letsbe.conversations.actions import showing
from letsbe.conversations.queries import Opened, Page
from letsbe.conversations.views import shown
from letsbe.lib import clock
from letsbe.lib.answers import PagesOf
from letsbe.lib.ids import new_id
from letsbe.people import access as people

MOST = 2**31 - 1
page = PagesOf("conversations").page


def go(relationship_id: UUID, mark: str = "") -> HttpResponseRedirect:
    address = reverse("conversations:conversation", args=[relationship_id])
    return HttpResponseRedirect(f"{address}{mark}")


def reached(request: HttpRequest, relationship_id: UUID) -> Reached:
    """Return the conversation for who asks, with everything in it whose morning has come."""
    person = people.signed_in(request)
    found = access.conversation_for_party(person, relationship_id)
    if showing.is_due(found, at=clock.now()):
        showing.show(relationship_id, by=person, at=clock.now())
        found = access.conversation_for_party(person, relationship_id)
    return found


def piece(request: HttpRequest, here: Opened, changed: Page) -> HttpResponse:
    """Answer with exactly what has changed, to be put into an open page."""
    context = {
        "here": here,
        "changed": changed,
        "lines": shown.shown(here, changed.lines),
        "waiting": shown.shown(here, queries.waiting_lines(here)),
        "once_key": new_id(),
    }
    answer = render(request, "conversations/after.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def number_in(given: str | None) -> int | None:
    """Return a number from an address or a field, or None for whatever else stands there."""
    if given is None or not (given.isascii() and given.isdecimal()):
        return None
    return min(int(given[:12]), MOST)
