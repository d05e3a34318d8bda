"""An answer of the first talk becomes a proposed clause, in one press of either of the two."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.agreements import access, actions
from letsbe.agreements.rules.clauses import Kind, Suggestion
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.interviews import queries as interviews
from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person


@transaction.atomic
def propose_answer(
    relationship_id: UUID,
    answer_id: UUID,
    *,
    seen: int,
    why: str,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> UUID:
    """Propose the words of an answer that both can read; whoever presses is the proposer.

    `seen` is the version of the answer that was read: nobody proposes what they never saw.
    """
    journal.claim(once, by=by.pk, at=at, deed=(relationship_id, answer_id))
    # Held first: the words that are read here are those that stand there now.
    access.locked_for_party(by, relationship_id)
    answer = interviews.shown_answer(by, relationship_id, answer_id)
    if answer.version != seen:
        raise AgreementRefused(Refusal.CHANGED_SINCE_READ)
    if answer.words is None:
        raise AgreementRefused(Refusal.CANNOT_BE_SHOWN)
    suggested = Suggestion(words=answer.words, why=why)
    kind = Kind(answer.becomes.value)
    return actions.propose(
        relationship_id, kind, suggested, by=by, at=at, from_answer=answer_id
    )
