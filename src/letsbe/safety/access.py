"""Who reaches what: everybody the newest help page, coordinators every edition."""

from django.db.models import QuerySet
from django.http import Http404

from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.safety.models import HelpPage


def may_write(person: Person) -> bool:
    return person.is_active and Part.COORDINATOR in person.parts


def insist_on_coordinator(person: Person) -> None:
    """Raise Http404 unless this person coordinates here and may still come in."""
    if not may_write(person):
        raise Http404


def editions_for_coordinator(person: Person) -> QuerySet[HelpPage]:
    """Return every edition, newest first; a 404 for anybody else."""
    insist_on_coordinator(person)
    return HelpPage.objects.order_by("-edition")
