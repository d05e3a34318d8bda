"""What somebody may choose from for a handover: words of their own, and of nobody else."""

from dataclasses import dataclass
from uuid import UUID

from letsbe.agreements import queries as agreements
from letsbe.agreements.queries import OpenedAgreement
from letsbe.agreements.queries.values import WordingRow
from letsbe.agreements.rules.clauses import Clause, Kind
from letsbe.handovers.rules import passing
from letsbe.interviews import queries as interviews
from letsbe.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Something of one's own that could go into a handover; None is what cannot be shown."""

    source: UUID
    kind: str
    words: str | None
    # What was asked, for the writer to see; it is passed on where the programme asked it.
    question: str | None = ""
    is_question_passed: bool = False


def choices(person: Person, relationship_id: UUID) -> list[Choice]:
    """Return all there is to choose from: answers first, then clauses in their order."""
    table = agreements.opened_for_party(person, relationship_id)
    return [*_answers(person, relationship_id), *_clauses(table, person.pk)]


def _answers(person: Person, relationship_id: UUID) -> list[Choice]:
    interview = interviews.opened_for_party(person, relationship_id)
    return [
        Choice(
            source=row.pk,
            kind=passing.ANSWER,
            words=one.own_words(person.pk),
            question=one.words,
            # A question the other added is the other's words, and stays between the two.
            is_question_passed=one.row.asked_by_id in {None, person.pk},
        )
        for one in interview.questions
        if (row := one.shown_of(person.pk)) and row.words_sealed is not None
    ]


def _clauses(table: OpenedAgreement, writer: UUID) -> list[Choice]:
    order = list(Kind)
    found = [choice for clause in table.now.clauses for choice in _of(table, clause, writer)]
    return sorted(found, key=lambda choice: order.index(Kind(choice.kind)))


def _of(table: OpenedAgreement, clause: Clause, writer: UUID) -> list[Choice]:
    rows = {row.id: row for row in table.wordings[clause.id]}
    chosen = passing.chosen_from(
        tuple(_as_value(row) for row in rows.values()),
        in_force=clause.in_force,
        is_goal=clause.kind is Kind.GOAL,
        writer=writer,
    )
    return [
        Choice(source=pk, kind=clause.kind.value, words=table.words_of(rows[pk]))
        for pk in chosen
    ]


def _as_value(row: WordingRow) -> passing.Wording:
    return passing.Wording(id=row.id, author=row.author_id, number=row.number)
