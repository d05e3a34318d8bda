"""Opening a steering, from a clause or in a few words; and saying that it has come back."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.steering import access
from letsbe.steering.actions import opening as actions
from letsbe.steering.forms import AgainForm, OpenForm
from letsbe.steering.queries.clauses import choosable
from letsbe.steering.queries.opened import sides_in
from letsbe.steering.rules.opening import refuse_bond
from letsbe.steering.rules.refusals import Refusal, SteeringRefused
from letsbe.steering.views.page import (
    NOT_UNDERSTOOD,
    again_form,
    back,
    page_of_one,
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
    if request.method != "POST" and (
        refuse_bond(relationship.bond, by=person.pk) or access.is_one_open(relationship)
    ):
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
    return _page(request, person, relationship, form, why=why)


@require_POST
def again(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Begin a new round of one that was closed."""
    person, relationship = reached(request, relationship_id)
    _sides, ring = sides_in(person, relationship)
    form = again_form(relationship, ring, data=request.POST)
    form.is_valid()
    steering: UUID | None = form.cleaned_data.get("steering")
    if steering is None:
        return steering_page(request, relationship_id, why=NOT_UNDERSTOOD)
    why: Refusal | None = None
    if not form.errors:
        try:
            if carry_out(form, partial(_come_back, relationship_id, steering, form, person)):
                return back(relationship_id)
        except SteeringRefused as refused:
            why = refused.why
            form.renewed()
    row = access.steering_in(relationship, steering)
    return page_of_one(request, person, relationship, row, why=why, again=form)


def _come_back(
    relationship_id: UUID, steering: UUID, form: AgainForm, person: Person, once: Once | None
) -> None:
    actions.come_back(
        relationship_id, steering, form.pointing, by=person, at=clock.now(), once=once
    )


def _page(
    request: HttpRequest,
    person: Person,
    relationship: Relationship,
    form: OpenForm,
    *,
    why: Refusal | None,
) -> HttpResponse:
    """Ask again with what was typed; a clause that is in force no longer is let go of."""
    sides, ring = sides_in(person, relationship)
    clauses = choosable(relationship.pk, ring)
    wanted = _clause(request)
    chosen = next((one for one in clauses if str(one.id) == wanted), None)
    if wanted and chosen is None:
        why, form = why or Refusal.NOT_IN_FORCE, form.in_words()
    return render_page(
        request,
        "steering/open.html",
        relationship,
        why=why,
        is_bad=form.is_bound,
        form=form,
        clauses=clauses,
        chosen=chosen,
        is_typed=request.method == "POST",
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
