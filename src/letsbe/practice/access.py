"""Who may reach a practice: whoever it belongs to and, while it lasts, whom they show it to."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.people.rules import spelled_code
from letsbe.practice.models import (
    Checklist,
    Circle,
    Noticing,
    Practice,
    Seated,
    Showing,
)
from letsbe.practice.rules import seats
from letsbe.practice.rules.checklist import Eyes
from letsbe.practice.rules.seats import Phase
from letsbe.relationships import access as relationships
from letsbe.vault import queries as vault


def practices_of(person: Person) -> QuerySet[Practice]:
    """Return what somebody practised, newest first."""
    return Practice.objects.filter(person=person).order_by("-began_at", "-pk")


def practice_for_owner(person: Person, practice_id: UUID) -> Practice:
    return get_object_or_404(practices_of(person), pk=practice_id)


def held_for_owner(person: Person, practice_id: UUID) -> Practice:
    """Return the row held still until the deed is done."""
    return get_object_or_404(practices_of(person).select_for_update(), pk=practice_id)


def practice_for_reader(person: Person, practice_id: UUID) -> Practice:
    """Return one's own practice, or one that is shown to this person now."""
    own = practices_of(person).filter(pk=practice_id).first()
    return own or get_object_or_404(
        Practice.objects.filter(_is_shown_to(person)), pk=practice_id
    )


def checklists_of(person: Person) -> QuerySet[Checklist]:
    """Return what was seen of somebody, in the order in which it was seen.

    What others mark in a circle can be read once one has said what one noticed of oneself.
    """
    rows = Checklist.objects.filter(person=person).order_by("on", "at")
    noticed = Noticing.objects.filter(
        circle=OuterRef("circle"), number=OuterRef("number"), person=person
    )
    is_open = Q(circle__phase__in=[Phase.TALKING, Phase.NOTICING])
    return rows.exclude(is_open & ~Q(eyes=Eyes.SELF) & ~Exists(noticed))


def checklist_for_owner(person: Person, checklist_id: UUID) -> Checklist:
    return get_object_or_404(checklists_of(person), pk=checklist_id)


def checklist_for_reader(person: Person, checklist_id: UUID) -> Checklist:
    own = checklists_of(person).filter(pk=checklist_id).first()
    shown = Checklist.objects.filter(_is_shown_to(person))
    return own or get_object_or_404(shown, pk=checklist_id)


def shown_to(person: Person) -> QuerySet[Showing]:
    """Return what others show to this person just now, newest first."""
    now = Showing.objects.filter(to=person, taken_back_at=None)
    with_whom = relationships.in_supervision_with(person)
    theirs = Q(practice__person__in=with_whom) | Q(checklist__person__in=with_whom)
    return now.filter(theirs).select_related("practice", "checklist").order_by("-at", "-pk")


def owner_of(showing: Showing) -> UUID:
    """Return whose practice or checklist is shown."""
    thing = showing.practice or showing.checklist
    if thing is None:
        raise Http404
    owner: UUID = thing.person_id
    return owner


def showings_of(person: Person) -> QuerySet[Showing]:
    """Return what this person shows to others just now."""
    return _showings_by(person).filter(taken_back_at=None).order_by("-at", "-pk")


def showings_of_one(person: Person, row: Practice | Checklist) -> list[Showing]:
    """Return to whom one thing of this person is shown just now."""
    thing = Q(practice=row) if isinstance(row, Practice) else Q(checklist=row)
    return list(showings_of(person).filter(thing))


def showing_of_owner(person: Person, showing_id: UUID) -> Showing:
    """Return one showing, also when it was taken back already."""
    return get_object_or_404(_showings_by(person), pk=showing_id)


def circles_of(person: Person) -> QuerySet[Circle]:
    """Return the circles somebody sits in, newest first."""
    return Circle.objects.filter(seated__person=person).order_by("-begun_at", "-pk")


def circle_for_seated(person: Person, circle_id: UUID) -> Circle:
    return get_object_or_404(circles_of(person), pk=circle_id)


def held_circle_for_seated(person: Person, circle_id: UUID) -> Circle:
    return get_object_or_404(circles_of(person).select_for_update(), pk=circle_id)


def held_circle_for_code(code: str) -> Circle:
    """Return the circle whose code somebody was told, unless it is over: that is the right."""
    open_ones = Circle.objects.select_for_update().exclude(phase=Phase.OVER)
    return get_object_or_404(open_ones, code_index=code_index(code))


def seated_in(circle: Circle) -> list[Seated]:
    """Return who sits in a circle, in the order in which they came."""
    return list(
        Seated.objects.filter(circle=circle).select_related("person").order_by("position")
    )


def everybody_for_hours(by: Person) -> QuerySet[Person]:
    """Return everybody, for a coordinator who reads hours and nothing else."""
    return people.people_for_coordinator(by).order_by("-pk")


def code_of(circle_id: UUID) -> str:
    """Return a circle's code: made from its id under the house's key, kept nowhere."""
    return seats.code_from(vault.fingerprint(b"practice/circle/" + circle_id.bytes))


def code_index(code: str) -> str:
    return vault.blind_index(f"circle/{spelled_code(code)}").hex()


def _is_shown_to(person: Person) -> Q:
    # One showing at a time to one person (a constraint), so that nothing is found twice.
    return Q(
        showings__to=person,
        showings__taken_back_at=None,
        person__in=relationships.in_supervision_with(person),
    )


def _showings_by(person: Person) -> QuerySet[Showing]:
    return Showing.objects.filter(Q(practice__person=person) | Q(checklist__person=person))
