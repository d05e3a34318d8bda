"""Presses on a goal in force: we worked on it, we have reached it, we let it go."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from letsbe.agreements import access
from letsbe.agreements.actions import goals
from letsbe.agreements.forms import ClosingForm
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.agreements.views.asking import Asked, asked
from letsbe.agreements.views.clauses import back
from letsbe.agreements.views.page import agreement_page
from letsbe.lib.once import Once
from letsbe.ui.forms import DeedForm, carry_out


@require_POST
def close(request: HttpRequest, relationship_id: UUID, clause_id: UUID) -> HttpResponse:
    """Suggest to close a goal; where no change is open, this opens one."""
    form = ClosingForm(request.POST)
    return _pressed(
        asked(request, relationship_id),
        clause_id,
        form,
        lambda asking, once: goals.suggest_closing(
            relationship_id,
            clause_id,
            How(form.cleaned_data["how"]),
            by=asking.person,
            seen=form.cleaned_data["seen"],
            today=asking.today,
            at=asking.at,
            once=once,
        ),
    )


@require_POST
def worked_on(request: HttpRequest, relationship_id: UUID, clause_id: UUID) -> HttpResponse:
    """Note that the two worked on a goal today."""
    return _pressed(
        asked(request, relationship_id),
        clause_id,
        DeedForm(request.POST),
        lambda asking, once: goals.work_on(
            relationship_id,
            clause_id,
            by=asking.person,
            today=asking.today,
            at=asking.at,
            once=once,
        ),
    )


def _pressed(
    asking: Asked,
    clause_id: UUID,
    form: DeedForm,
    deed: Callable[[Asked, Once | None], object],
) -> HttpResponse:
    access.clause_of(asking.table.row, clause_id)
    if not form.is_valid():
        return agreement_page(asking, why=Refusal.CHANGED_SINCE_READ)
    try:
        is_done = carry_out(form, lambda once: deed(asking, once))
    except AgreementRefused as refused:
        again = asked(asking.request, asking.relationship_id)
        return agreement_page(again, why=refused.why)
    if not is_done:
        return agreement_page(asking, why=Refusal.PRESSED_ALREADY)
    return back(asking, clause_id)
