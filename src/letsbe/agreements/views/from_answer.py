"""The press under an answer of the first talk that puts it on the table as a clause."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from letsbe.agreements import access
from letsbe.agreements.actions.from_answers import propose_answer
from letsbe.agreements.forms import FromAnswerForm
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.agreements.views.asking import Asked, asked
from letsbe.agreements.views.clauses import back, clause_page, open_first
from letsbe.agreements.views.page import agreement_page
from letsbe.interviews import queries as interviews
from letsbe.ui.forms import carry_out


@require_POST
def from_answer(request: HttpRequest, relationship_id: UUID, answer_id: UUID) -> HttpResponse:
    """Propose it and land on it; where no change is open, offer to open one with it."""
    asking = asked(request, relationship_id)
    answer = interviews.shown_answer(asking.person, relationship_id, answer_id)
    form = FromAnswerForm(request.POST)
    if not form.is_valid():
        return agreement_page(asking, why=Refusal.CHANGED_SINCE_READ)
    try:
        open_first(asking)
        carry_out(
            form,
            lambda once: propose_answer(
                relationship_id,
                answer_id,
                seen=form.cleaned_data["seen"],
                why=gettext("From our first talk."),
                by=asking.person,
                at=asking.at,
                once=once,
            ),
        )
    except AgreementRefused as refused:
        if refused.why is Refusal.NO_CHANGE_OPEN:
            by = asking.sides.of(answer.author)
            return asking.page(
                "agreements/from_answer.html", why=refused.why, answer=answer, by=by
            )
        return _refused(asked(request, relationship_id), answer_id, why=refused.why)
    return back(asking, access.clause_from_answer(asking.table.row, answer_id))


def _refused(asking: Asked, answer_id: UUID, *, why: Refusal) -> HttpResponse:
    clause_id = access.clause_from_answer(asking.table.row, answer_id)
    if why is Refusal.PROPOSED_FROM_IT_ALREADY and clause_id:
        return clause_page(asking, clause_id, why=why)
    return agreement_page(asking, why=why)
