"""A first talk with something of everything in it, made by the room's own deeds."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.interviews import access, actions
from letsbe.interviews.actions import cards
from letsbe.interviews.models import Answer
from letsbe.interviews.rules.answers import AnswerDeed
from letsbe.interviews.rules.cards import CardDeed
from letsbe.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Talked:
    """A question both have answered, Ada's answer to it, and the programme's question."""

    asked_id: UUID
    answer_id: UUID
    question_id: UUID


def talked(relationship_id: UUID, *, ada: Person, bo: Person, at: datetime) -> Talked:
    """Show one question, keep one, skip one; add one; lay cards that overlap."""
    relationship = access.relationship_for_party(ada, relationship_id)
    first, second, third, *_others = access.asked_in(relationship)
    for person in (ada, bo):
        _answer(relationship_id, first.pk, AnswerDeed.READY, by=person, at=at)
        marks = frozenset({"Grief", person.pk.hex})
        cards.play(relationship_id, CardDeed.LAY, marks, by=person, at=at)
    _answer(relationship_id, second.pk, AnswerDeed.KEEP, by=ada, at=at)
    _answer(relationship_id, third.pk, AnswerDeed.SKIP, by=bo, at=at)
    added = actions.add_question(relationship_id, "Tea or coffee?", by=bo, at=at)
    _answer(relationship_id, added, AnswerDeed.READY, by=bo, at=at)
    answer = Answer.objects.get(asked=first, author=ada)
    assert first.question_id
    return Talked(asked_id=first.pk, answer_id=answer.pk, question_id=first.question_id)


def _answer(
    relationship_id: UUID, asked_id: UUID, deed: AnswerDeed, *, by: Person, at: datetime
) -> None:
    actions.answer(relationship_id, asked_id, deed, "Tea, always.", by=by, at=at)
