"""Pages and presses about one clause: proposing, answering, other words, its history."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.agreements import access, actions
from letsbe.agreements.forms import AnswerForm, SuggestionForm
from letsbe.agreements.forms.practical import PracticalForm, as_typed
from letsbe.agreements.queries.titles import KIND_TITLES
from letsbe.agreements.rules import negotiation
from letsbe.agreements.rules.clauses import ClauseDeed, Kind
from letsbe.agreements.rules.kept import AgreedRhythm, Term
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.agreements.views.asking import Asked, asked
from letsbe.agreements.views.page import agreement_page
from letsbe.agreements.views.shown import history_of, shown_clause
from letsbe.ui.forms import carry_out

LETS_BE = "Let's be "


@require_safe
def kinds(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ask which of the six kinds of clause it is to be."""
    asking = asked(request, relationship_id)
    return asking.page("agreements/kinds.html", titles=KIND_TITLES)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, relationship_id: UUID, kind: str) -> HttpResponse:
    asking = asked(request, relationship_id)
    if kind not in list(Kind):
        raise Http404
    begun = {"words": LETS_BE} if kind == Kind.WAY_OF_BEING else {}
    form = _form(asking, Kind(kind), begun)
    why = None
    if form.is_bound and form.is_valid():
        try:
            open_first(asking)
            if carry_out(
                form,
                lambda once: actions.propose(
                    relationship_id,
                    Kind(kind),
                    form.suggestion,
                    by=asking.person,
                    at=asking.at,
                    once=once,
                ),
            ):
                return back(asking)
        except AgreementRefused as refused:
            why, asking = refused.why, asked(request, relationship_id)
    else:
        why = negotiation.refuse_drafting(asking.table.now, by=asking.person.pk)
    return asking.page(
        "agreements/propose.html",
        why=why,
        is_bad=form.is_bound,
        form=form,
        kind=Kind(kind),
        title=KIND_TITLES[Kind(kind)],
    )


@require_safe
def clause(request: HttpRequest, relationship_id: UUID, clause_id: UUID) -> HttpResponse:
    """Show one clause with every wording it had, who wrote it, and what each said to it."""
    return clause_page(asked(request, relationship_id), clause_id)


def clause_page(asking: Asked, clause_id: UUID, *, why: Refusal | None = None) -> HttpResponse:
    access.clause_of(asking.table.row, clause_id)
    value = asking.table.now.clause(clause_id)
    return asking.page(
        "agreements/clause.html",
        why=why,
        clause=shown_clause(asking.table, value, asking.sides),
        history=list(history_of(asking.table, value, asking.sides)),
        title=KIND_TITLES[value.kind],
    )


@require_POST
def answer(request: HttpRequest, relationship_id: UUID, clause_id: UUID) -> HttpResponse:
    """Agree, park, leave out or keep: one press, refused in place when the words changed."""
    asking = asked(request, relationship_id)
    access.clause_of(asking.table.row, clause_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return agreement_page(asking, why=Refusal.CHANGED_SINCE_READ)
    try:
        is_done = carry_out(
            form,
            lambda once: actions.answer(
                relationship_id,
                clause_id,
                ClauseDeed(form.cleaned_data["deed"]),
                by=asking.person,
                seen=form.cleaned_data["seen"],
                at=asking.at,
                once=once,
            ),
        )
    except AgreementRefused as refused:
        return agreement_page(asked(request, relationship_id), why=refused.why)
    if not is_done:
        return agreement_page(asking, why=Refusal.PRESSED_ALREADY)
    return back(asking, clause_id)


@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: HttpRequest, relationship_id: UUID, clause_id: UUID) -> HttpResponse:
    """Suggest other words; what was typed stays when the other was quicker."""
    asking = asked(request, relationship_id)
    access.clause_of(asking.table.row, clause_id)
    value = asking.table.now.clause(clause_id)
    initial = {"words": value.last.words or "", "seen": value.last.number}
    form = _form(asking, value.kind, initial, value.last.term)
    why = None
    if form.is_bound and form.is_valid():
        try:
            open_first(asking)
            if carry_out(
                form,
                lambda once: actions.answer(
                    relationship_id,
                    clause_id,
                    ClauseDeed.REWORD,
                    by=asking.person,
                    seen=form.cleaned_data["seen"] or 0,
                    at=asking.at,
                    suggested=form.suggestion,
                    once=once,
                ),
            ):
                return back(asking, clause_id)
        except AgreementRefused as refused:
            why, asking = refused.why, asked(request, relationship_id)
            form = _read_again(form, asking, clause_id)
    else:
        why = negotiation.refuse_drafting(asking.table.now, by=asking.person.pk)
    value = asking.table.now.clause(clause_id)
    return asking.page(
        "agreements/reword.html",
        why=why,
        is_bad=form.is_bound,
        form=form,
        clause=shown_clause(asking.table, value, asking.sides),
        title=KIND_TITLES[value.kind],
    )


def _form(
    asking: Asked, kind: Kind, begun: dict[str, Any], term: Term | None = None
) -> SuggestionForm:
    """Return the form for a kind: of a practical clause letsbe can keep something."""
    typed = asking.request.POST or None
    if kind is not Kind.PRACTICAL:
        return SuggestionForm(typed, initial=begun)
    here = asking.person.time_zone
    zones = [here, *(party.person.time_zone for party in asking.table.parties)]
    if isinstance(term, AgreedRhythm):
        zones.append(term.zone)
    return PracticalForm(typed, zones=zones, initial={**begun, "zone": here, **as_typed(term)})


def open_first(asking: Asked) -> None:
    """Open a change where the button says so: the words were typed while one was let go."""
    if "open_change" in asking.request.POST and not asking.table.now.is_draft_open:
        actions.open_change(
            asking.relationship_id, by=asking.person, today=asking.today, at=asking.at
        )


def _read_again(form: SuggestionForm, asking: Asked, clause_id: UUID) -> SuggestionForm:
    # The new words now stand above what was typed: sending again answers those.
    form.change("seen", str(asking.table.now.clause(clause_id).last.number))
    return form


def back(asking: Asked, clause_id: UUID | None = None) -> HttpResponse:
    page = reverse("agreements:agreement", args=[asking.relationship_id])
    return HttpResponseRedirect(f"{page}#clause-{clause_id}" if clause_id else page)
