"""What the programme asks in every first talk: written and retired by a coordinator."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.interviews import access
from letsbe.interviews.actions.laying import lay_usual_questions
from letsbe.interviews.events import Deed
from letsbe.interviews.models import Question
from letsbe.interviews.rules.questions import MOST_OF_PROGRAMME, Wanted
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person


@transaction.atomic
def write_question(
    wanted: Wanted,
    *,
    by: Person,
    at: datetime,
    instead_of: UUID | None = None,
    once: Once | None = None,
) -> Question:
    """Write a question, or a new wording of one, for first talks that have not begun."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.QUESTION_WRITTEN, instead_of))
    lay_usual_questions(at=at)
    current = access.questions_for_coordinator(by)
    line, position = new_id(), 1 + max((row.position for row in current), default=0)
    if instead_of:
        old = current.filter(pk=instead_of).first()
        if old is None:
            raise InterviewRefused(Refusal.PROGRAMME_CHANGED)
        line, position = old.line, old.position
        Question.objects.filter(pk=old.pk).update(retired_at=at)
    elif current.count() >= MOST_OF_PROGRAMME:
        raise InterviewRefused(Refusal.PROGRAMME_FULL)
    question = Question.objects.create(
        line=line,
        theme=wanted.theme,
        words=wanted.words,
        hint=wanted.hint,
        becomes=wanted.becomes,
        position=position,
        written_by=by,
        written_at=at,
    )
    journal.record(Deed.QUESTION_WRITTEN, by=by.pk, strand=HOUSE, about=question.pk, at=at)
    return question


@transaction.atomic
def retire_question(
    question_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """Ask it no longer; first talks that have begun keep it."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.QUESTION_RETIRED, question_id))
    question = access.questions_for_coordinator(by).filter(pk=question_id).first()
    if question is None:
        raise InterviewRefused(Refusal.PROGRAMME_CHANGED)
    Question.objects.filter(pk=question.pk).update(retired_at=at)
    journal.record(Deed.QUESTION_RETIRED, by=by.pk, strand=HOUSE, about=question.pk, at=at)
