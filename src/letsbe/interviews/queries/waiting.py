"""What of a first talk waits for a person: no word opened, a constant few queries."""

from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from letsbe.interviews.models import Answer, Hand
from letsbe.interviews.rules import answers, cards
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.rules import Bond


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """How many questions the other is ready with and I am not; whether cards wait for mine."""

    relationship_id: UUID
    questions: int
    are_cards_laid: bool


def waiting_of(person: Person) -> list[Waiting]:
    """Return what waits in each relationship that is open just now, if anything does."""
    living = relationships.relationships_of(person).filter(ended_at=None)
    bonds = {row.pk: row.bond for row in living}
    counts = _counts(bonds, person.pk)
    laid = _with_cards(bonds, person.pk)
    return [
        Waiting(relationship_id=pk, questions=counts.get(pk, 0), are_cards_laid=pk in laid)
        for pk in bonds
        if counts.get(pk) or pk in laid
    ]


def _counts(bonds: dict[UUID, Bond], person: UUID) -> dict[UUID, int]:
    # Only questions with an answer to them can wait for anybody.
    rows = Answer.objects.filter(relationship__in=list(bonds), asked__taken_back_at=None)
    columns = ("relationship_id", "asked_id", "author_id", "standing")
    by_question: dict[tuple[UUID, UUID], dict[UUID, answers.Given]] = {}
    for bond, asked, author, standing in rows.values_list(*columns):
        given = answers.Given(standing=answers.Standing(standing))
        by_question.setdefault((bond, asked), {})[author] = given
    counts: dict[UUID, int] = {}
    for (bond, asked), given_by in by_question.items():
        question = answers.Question(id=asked, given=MappingProxyType(given_by))
        if answers.waits_for(bonds[bond], question, person=person):
            counts[bond] = counts.get(bond, 0) + 1
    return counts


def _with_cards(bonds: dict[UUID, Bond], person: UUID) -> set[UUID]:
    hands: dict[UUID, dict[UUID, cards.Hand]] = {}
    rows = Hand.objects.filter(relationship__in=list(bonds))
    for bond, who, laid_at in rows.values_list("relationship_id", "person_id", "laid_at"):
        hands.setdefault(bond, {})[who] = cards.Hand(is_laid=laid_at is not None)
    return {
        bond
        for bond, held in hands.items()
        if cards.waits_for(bonds[bond], cards.Cards(hands=held), person=person)
    }
