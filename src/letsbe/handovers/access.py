"""Who may reach a handover: its writer, and the next one while it is given to them."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from letsbe.handovers.models import Handover, MeetingOfThree, Piece
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship


def handovers_of(person: Person) -> QuerySet[Handover]:
    """Return what somebody has written to hand over, newest first."""
    mine = Handover.objects.filter(writer=person).order_by("-pk")
    both, then = relationships.both("relationship__"), relationships.both("to__")
    return mine.select_related("relationship", "to").prefetch_related(both, then)


def handover_of_writer(person: Person, relationship_id: UUID) -> Handover:
    return get_object_or_404(handovers_of(person), relationship=relationship_id)


def handover_from(person: Person, relationship_id: UUID) -> Handover | None:
    """Return what somebody has written from one relationship, if they have begun."""
    return handovers_of(person).filter(relationship=relationship_id).first()


def waiting_of(person: Person) -> QuerySet[Handover]:
    """Return what somebody has written that nobody can read now."""
    has_pieces = Exists(Piece.objects.filter(handover=OuterRef("pk")))
    is_not_given = Q(to=None) | Q(to__ended_at__isnull=False)
    rows = handovers_of(person).filter(is_not_given)
    return rows.filter(Q(introduction_sealed__isnull=False) | has_pieces)


def pieces_of(handover: Handover) -> QuerySet[Piece]:
    """Return what was chosen, in the order in which it was chosen."""
    return Piece.objects.filter(handover=handover).order_by("chosen_at", "pk")


def sources_of(handover: Handover) -> list[UUID]:
    """Return what the pieces were copied from."""
    return list(pieces_of(handover).values_list("source", flat=True))


def piece_of(handover: Handover, piece_id: UUID) -> Piece:
    # Under the right handover only: a piece of another one is not found here.
    return get_object_or_404(pieces_of(handover), pk=piece_id)


def given_to(person: Person) -> QuerySet[Handover]:
    """Return what others have given to this person and can be read now, newest first."""
    given = Handover.objects.filter(_reads(person)).order_by("-given_at", "-pk")
    return given.select_related("to")


def handover_for_next(person: Person, handover_id: UUID) -> Handover:
    """Return what was given to this person; 404 once it is taken back or that has ended."""
    return get_object_or_404(given_to(person), pk=handover_id)


def next_ones(person: Person) -> QuerySet[Relationship]:
    """Return the relationships of this person in which somebody could be the next one."""
    return relationships.relationships_of(person).filter(ended_at=None)


def meetings_of(person: Person) -> QuerySet[MeetingOfThree]:
    """Return the meetings of three that have reached this person, newest first."""
    rows = MeetingOfThree.objects.filter(_is_one_of_three(person)).order_by("-suggested_at")
    both, then = relationships.both("relationship__"), relationships.both("to__")
    return rows.select_related("relationship", "to").prefetch_related(both, then, "answers")


def meeting_for_one_of_three(person: Person, meeting_id: UUID) -> MeetingOfThree:
    return get_object_or_404(meetings_of(person), pk=meeting_id)


def meeting_for_writer(person: Person, meeting_id: UUID) -> MeetingOfThree:
    return get_object_or_404(meetings_of(person).filter(writer=person), pk=meeting_id)


def meeting_from(person: Person, relationship_id: UUID) -> MeetingOfThree | None:
    """Return the meeting somebody has suggested from one relationship, if they have."""
    return meetings_of(person).filter(writer=person, relationship=relationship_id).first()


def _reads(person: Person) -> Q:
    return Q(to__in=_in_which_party(person), to__ended_at=None) & ~Q(writer=person)


def _is_one_of_three(person: Person) -> Q:
    mine = _in_which_party(person)
    # The former other learns of it when asked, and not before.
    was_former = Q(relationship__in=mine, former_asked_at__isnull=False)
    return Q(writer=person) | Q(to__in=mine) | was_former


def _in_which_party(person: Person) -> QuerySet[Relationship, UUID]:
    return relationships.relationships_of(person).order_by().values_list("pk", flat=True)
