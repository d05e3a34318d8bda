"""What every page of an agreement needs: the table opened, the two sides, the time."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from letsbe.agreements import queries
from letsbe.agreements.queries import OpenedAgreement
from letsbe.agreements.queries.kept_words import kept_words
from letsbe.agreements.rules import turns
from letsbe.agreements.rules.refusals import Refusal
from letsbe.lib import clock
from letsbe.lib.answers import status_of
from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.relationships.queries.sides import Sides, sides_of


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request about one agreement by one of its two parties."""

    request: HttpRequest
    person: Person
    table: OpenedAgreement
    sides: Sides
    at: datetime
    today: date

    @property
    def relationship_id(self) -> UUID:
        relationship_id: UUID = self.table.row.pk
        return relationship_id

    def page(
        self, template: str, *, why: Refusal | None = None, is_bad: bool = False, **more: Any
    ) -> HttpResponse:
        """Render a page of this agreement, with the reason when something was refused."""
        now = self.table.now
        common = {
            "relationship_id": self.relationship_id,
            "sides": self.sides,
            "now": now,
            "agreement": self.table.row,
            "may": turns.may(now, by=self.person.pk, today=self.today),
            "is_open": not now.is_paused and not now.is_ended,
            "why": why,
            "kept_words": kept_words,
            "today": self.today,
        }
        status = status_of(self.request, why=why, is_bad=is_bad)
        return render(self.request, template, common | more, status=status)


def asked(request: HttpRequest, relationship_id: UUID) -> Asked:
    """Open the agreement for who asks; 404 unless they are one of the two."""
    person = people.signed_in(request)
    table = queries.opened_for_party(person, relationship_id)
    at = clock.now()
    return Asked(
        request=request,
        person=person,
        table=table,
        sides=sides_of(table.parties, table.ring, person),
        at=at,
        today=timezone.localdate(at),
    )
