"""Reading a first talk: what each may see of it, in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from django.http import Http404

from letsbe.interviews import access
from letsbe.interviews.models import Answer, Asked
from letsbe.interviews.queries.waiting import Waiting, waiting_of
from letsbe.interviews.rules.answers import Between, Given, Question, Standing
from letsbe.interviews.rules.questions import ADDED_BECOMES, Becomes, Theme
from letsbe.people.models import Person
from letsbe.relationships.models import Party, Relationship
from letsbe.relationships.rules import Bond
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing

__all__ = ["Waiting", "opened", "opened_for_party", "own_shown", "shown_answer", "waiting_of"]


@dataclass(frozen=True, kw_only=True)
class OwnAnswer:
    """An answer of one's own that both can read; words are None where they do not open."""

    id: UUID
    question: str
    words: str | None


@dataclass(frozen=True, kw_only=True)
class ShownAnswer:
    """An answer both can read, and which kind of clause it would become."""

    id: UUID
    author: UUID
    becomes: Becomes
    version: int
    words: str | None


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One question with both answers as rows; whose words may be opened is asked of it."""

    row: Asked
    answers: dict[UUID, Answer]
    value: Question
    bond: Bond
    ring: KeyRing = field(repr=False)

    @property
    def id(self) -> UUID:
        found: UUID = self.row.pk
        return found

    @property
    def words(self) -> str | None:
        """Return the question itself, None when it cannot be shown."""
        if self.row.question:
            return self.row.question.words
        return self.ring.shown(self.row.words_sealed or b"", self.row.place_of("words"))

    @property
    def hint(self) -> str:
        return self.row.question.hint if self.row.question else ""

    @property
    def theme(self) -> Theme | None:
        """Return its step, None for a question that one of the two added."""
        return Theme(self.row.question.theme) if self.row.question else None

    @property
    def becomes(self) -> Becomes:
        return Becomes(self.row.question.becomes) if self.row.question else ADDED_BECOMES

    @property
    def between(self) -> Between:
        return self.value.between(self.bond.people)

    def own_words(self, person: UUID) -> str | None:
        """Return what somebody wrote, for that person: "" for nothing."""
        row = self.answers.get(person)
        if row is None or row.words_sealed is None:
            return ""
        return self.ring.shown(row.words_sealed, row.place_of("words"))

    def shown_of(self, person: UUID) -> Answer | None:
        """Return what somebody released, once the other has released or skipped too."""
        row = self.answers.get(person)
        is_given = self.value.of(person).standing is Standing.READY
        return row if is_given and self.between is Between.SHOWN else None


@dataclass(frozen=True, kw_only=True)
class OpenedInterview:
    """A first talk with its questions in their order."""

    relationship: Relationship
    parties: tuple[Party, Party]
    bond: Bond
    ring: KeyRing = field(repr=False)
    questions: tuple[Opened, ...] = ()

    @property
    def values(self) -> tuple[Question, ...]:
        return tuple(opened.value for opened in self.questions)

    def question(self, asked_id: UUID) -> Opened:
        return next(opened for opened in self.questions if opened.id == asked_id)


def opened_for_party(person: Person, relationship_id: UUID) -> OpenedInterview:
    return opened(access.relationship_for_party(person, relationship_id))


def opened(relationship: Relationship) -> OpenedInterview:
    """Return everything of one first talk; its words open where they are asked for."""
    first, second = relationship.parties.all()
    ring = vault.key_ring(
        relationship=relationship.pk, people=[first.person_id, second.person_id]
    )
    bond = relationship.bond
    asked = list(access.asked_in(relationship))
    answers: dict[UUID, dict[UUID, Answer]] = {}
    for row in Answer.objects.filter(relationship=relationship.pk):
        answers.setdefault(row.asked_id, {})[row.author_id] = row
    return OpenedInterview(
        relationship=relationship,
        parties=(first, second),
        bond=bond,
        ring=ring,
        questions=tuple(_opened(row, answers.get(row.pk, {}), bond, ring) for row in asked),
    )


def own_shown(person: Person, relationship_id: UUID) -> list[OwnAnswer]:
    """Return this person's own answers that both can read, in the order of the questions."""
    interview = opened_for_party(person, relationship_id)
    return [
        OwnAnswer(
            id=row.pk,
            question=opened.words or "",
            words=opened.own_words(person.pk),
        )
        for opened in interview.questions
        if (row := opened.shown_of(person.pk)) and row.words_sealed is not None
    ]


def shown_answer(person: Person, relationship_id: UUID, answer_id: UUID) -> ShownAnswer:
    """Return an answer that both can read, to either of the two; 404 for any other."""
    interview = opened_for_party(person, relationship_id)
    row = access.answer_of(interview.relationship, answer_id)
    found = interview.question(row.asked_id)
    shown = found.shown_of(row.author_id)
    if shown is None or shown.words_sealed is None:
        raise Http404
    return ShownAnswer(
        id=shown.pk,
        author=shown.author_id,
        becomes=found.becomes,
        version=shown.version,
        words=found.own_words(shown.author_id),
    )


def as_value(row: Asked, answers: Iterable[Answer]) -> Question:
    """Return one question as the rules know it."""
    given = {
        answer.author_id: Given(
            standing=Standing(answer.standing),
            has_words=answer.words_sealed is not None,
            version=answer.version,
        )
        for answer in answers
    }
    return Question(
        id=row.pk,
        asked_by=row.asked_by_id,
        is_taken_back=row.taken_back_at is not None,
        given=MappingProxyType(given),
    )


def _opened(row: Asked, answers: dict[UUID, Answer], bond: Bond, ring: KeyRing) -> Opened:
    value = as_value(row, answers.values())
    return Opened(row=row, answers=answers, value=value, bond=bond, ring=ring)
