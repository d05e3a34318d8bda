"""Laying a first talk: the questions every house begins with, and a relationship's own set."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from letsbe.interviews import access
from letsbe.interviews.models import Asked, Interview, Question
from letsbe.interviews.rules.usual_questions import USUAL_QUESTIONS

# The same ids in every house: whoever lays them twice, or at once, lays them once.
_USUAL = UUID("9d3c1c2e-6c0b-5f5e-9a41-3f0a5d1f2b10")


@transaction.atomic
def lay(relationship_id: UUID, *, at: datetime) -> None:
    """Fix which questions a relationship's first talk has; done once, whoever comes first."""
    lay_usual_questions(at=at)
    _, is_new = Interview.objects.get_or_create(pk=relationship_id, defaults={"laid_at": at})
    if not is_new:
        return
    Asked.objects.bulk_create(
        Asked(relationship_id=relationship_id, position=number, question=row, asked_at=at)
        for number, row in enumerate(access.current_questions())
    )


def lay_usual_questions(*, at: datetime) -> None:
    """Give a house its first questions; one that took all of them back stays without."""
    if Question.objects.exists():
        return
    Question.objects.bulk_create(
        [
            Question(
                id=uuid5(_USUAL, str(number)),
                line=uuid5(_USUAL, str(number)),
                theme=wanted.theme,
                words=wanted.words,
                hint=wanted.hint,
                becomes=wanted.becomes,
                position=number,
                written_at=at,
            )
            for number, wanted in enumerate(USUAL_QUESTIONS)
        ],
        ignore_conflicts=True,
    )
