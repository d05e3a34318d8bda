"""Opening a steering, from a clause or in a few words; and saying that it has come back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock
from letsbe.relationships.models import Relationship
from letsbe.steering.actions import opening as actions
from letsbe.steering.forms import AgainForm, OpenForm
from letsbe.steering.queries.clauses import ShownClause, choosable
from letsbe.steering.queries.opened import sides_in
from letsbe.steering.rules.opening import refuse_bond
from letsbe.steering.rules.refusals import Refusal, SteeringRefused
from letsbe.steering.views.page import (
    NOT_UNDERSTOOD,
    back,
    reached,
    render_page,
    steering_page,
    today,
)
from letsbe.ui.forms import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ask what it is about, and for one's own words; ?clause= points at one in force."""
    person, relationship = reached(request, relationship_id)
    if request.method != "POST" and refuse_bond(relationship.bond, by=person.pk):
        return steering_page(request, relationship_id)
    form = _form(request)
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.open_one(
                    relationship_id,
                    form.pointing,
                    words=form.words,
                    by=person,
                    today=today(),
                    at=clock.now(),
                    once=once,
                ),
            ):
                return back(relationship_id)
        except SteeringRefused as refused:
            why = refused.why
    sides, ring = sides_in(person, relationship)
    clauses = choosable(relationship.pk, ring)
    return _page(request, relationship, form, clauses, why=why, sides=sides)


@require_POST
def again(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Begin a new round of one that was closed."""
    person, _relationship = reached(request, relationship_id)
    form = AgainForm(request.POST)
    if not form.is_valid():
        return steering_page(request, relationship_id, why=NOT_UNDERSTOOD)
    try:
        carry_out(
            form,
            lambda once: actions.come_back(
                relationship_id,
                form.cleaned_data["steering"],
                by=person,
                at=clock.now(),
                once=once,
            ),
        )
    except SteeringRefused as refused:
        return steering_page(request, relationship_id, why=refused.why)
    return back(relationship_id)


def _page(
    request: HttpRequest,
    relationship: Relationship,
    form: OpenForm,
    clauses: list[ShownClause],
    *,
    why: Refusal | None,
    sides: object,
) -> HttpResponse:
    chosen = next((one for one in clauses if str(one.id) == _clause(request)), None)
    return render_page(
        request,
        "steering/open.html",
        relationship,
        why=why,
        is_bad=form.is_bound,
        form=form,
        clauses=clauses,
        chosen=chosen,
        sides=sides,
    )


def _form(request: HttpRequest) -> OpenForm:
    clause = _clause(request)
    if request.method == "POST":
        return OpenForm(request.POST, is_clause=bool(clause))
    return OpenForm(initial={"clause": clause}, is_clause=bool(clause))


def _clause(request: HttpRequest) -> str:
    """Return the id of a clause that the form carries, or the address; "" for none."""
    sent = request.POST if request.method == "POST" else request.GET
    try:
        return str(UUID(sent.get("clause", "")))
    except ValueError:
        return ""
