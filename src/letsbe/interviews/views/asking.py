"""What every page of a first talk needs: it opened, the two sides, the time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from letsbe.interviews import access, queries
from letsbe.interviews.actions import lay
from letsbe.interviews.queries import OpenedInterview
from letsbe.interviews.rules.refusals import Refusal
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.relationships.queries.sides import Sides, sides_of

NOT_AS_SENT = 422
REFUSED = 409


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A request about one first talk by one of its two people."""

    request: HttpRequest
    person: Person
    interview: OpenedInterview
    sides: Sides
    at: datetime

    @property
    def relationship_id(self) -> UUID:
        relationship_id: UUID = self.interview.relationship.pk
        return relationship_id

    def page(
        self, name: str, *, why: Refusal | None = None, is_bad: bool = False, **more: Any
    ) -> HttpResponse:
        """Render a page of this first talk, with the reason when something was refused."""
        common = {
            "relationship_id": self.relationship_id,
            "relationship": self.interview.relationship,
            "sides": self.sides,
            "bond": self.interview.bond,
            "why": why,
        }
        status = REFUSED if why else NOT_AS_SENT if is_bad else 200
        return render(self.request, f"interviews/{name}.html", common | more, status=status)

    def back(self, name: str, *args: UUID) -> HttpResponse:
        return HttpResponseRedirect(
            reverse(f"interviews:{name}", args=[self.relationship_id, *args])
        )


def asking_of(request: HttpRequest, relationship_id: UUID) -> Asking:
    """Open the first talk for who asks; 404 unless they are one of the two."""
    person = people.signed_in(request)
    at = clock.now()
    relationship = access.relationship_for_party(person, relationship_id)
    if not access.is_laid(relationship):
        # Two who began before there were first talks here find theirs when they look.
        lay(relationship.pk, at=at)
    interview = queries.opened(relationship)
    return Asking(
        request=request,
        person=person,
        interview=interview,
        sides=sides_of(interview.parties, interview.ring, person),
        at=at,
    )
