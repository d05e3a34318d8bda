"""Who may reach a first talk: its two parties; of the programme's questions, coordinators."""

from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import Http404
from django.shortcuts import get_object_or_404

from letsbe.interviews.models import Answer, Asked, Interview, Question
from letsbe.interviews.rules.questions import Theme
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship

_THEMES = Case(
    *(When(theme=theme.value, then=Value(place)) for place, theme in enumerate(Theme)),
    output_field=IntegerField(),
)


def relationship_for_party(person: Person, relationship_id: UUID) -> Relationship:
    """Return the bond whose first talk it is; 404 for everybody but the two."""
    return relationships.relationship_for_party(person, relationship_id)


def locked_for_party(person: Person, relationship_id: UUID) -> Relationship:
    """Return the same, held still until the deed is done: two deeds follow each other."""
    return relationships.locked_for_party(person, relationship_id)


def is_laid(relationship: Relationship) -> bool:
    return Interview.objects.filter(pk=relationship.pk).exists()


def asked_in(relationship: Relationship) -> QuerySet[Asked]:
    """Return the questions of one first talk in their order, taken back ones among them."""
    rows = Asked.objects.filter(relationship=relationship.pk).select_related("question")
    return rows.order_by("position", "pk")


def asked_of(relationship: Relationship, asked_id: UUID) -> Asked:
    # Under the right relationship only: a question of another pair is not found here.
    return get_object_or_404(asked_in(relationship), pk=asked_id)


def answer_of(relationship: Relationship, answer_id: UUID) -> Answer:
    rows = Answer.objects.filter(relationship=relationship.pk)
    return get_object_or_404(rows, pk=answer_id)


def questions_for_coordinator(person: Person) -> QuerySet[Question]:
    """Return what the programme asks now, in the order in which it is asked."""
    if Part.COORDINATOR not in person.parts:
        raise Http404
    return current_questions()


def current_questions() -> QuerySet[Question]:
    current = Question.objects.filter(retired_at=None).annotate(step=_THEMES)
    return current.order_by("step", "position", "written_at", "pk")


def question_for_coordinator(person: Person, question_id: UUID) -> Question:
    return get_object_or_404(questions_for_coordinator(person), pk=question_id)
