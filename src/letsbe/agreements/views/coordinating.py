"""What a coordinator sees of agreements: dates, never a word; and the programme's minimums."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.agreements import access
from letsbe.agreements.actions import minimums as actions
from letsbe.agreements.events import Deed
from letsbe.agreements.forms import MinimumForm
from letsbe.agreements.models import Minimum
from letsbe.agreements.rules.refusals import AgreementRefused
from letsbe.agreements.rules.usual_minimums import USUAL_MINIMUMS
from letsbe.journal import actions as journal
from letsbe.lib import clock
from letsbe.lib.answers import status_of
from letsbe.lib.once import Once
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.ui.forms import DeedForm, carry_out


@require_safe
def dates(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show stage and dates of one relationship; that somebody looked is journalled."""
    person = people.coordinator(request)
    agreement = access.agreement_dates_for_coordinator(person, relationship_id)
    journal.record_look(
        Deed.DATES_LOOKED_AT, by=person.pk, strand=relationship_id, at=clock.now()
    )
    parties = list(agreement.relationship.parties.all())
    return render(
        request,
        "agreements/dates.html",
        {
            "agreement": agreement,
            "relationship": agreement.relationship,
            "parties": parties,
            "names": people_queries.cards([p.person_id for p in parties]),
            "versions": access.versions_of(agreement),
        },
    )


@require_safe
def minimums(request: HttpRequest) -> HttpResponse:
    """List what the programme asks; an empty house is offered texts to start from."""
    person = people.coordinator(request)
    current = list(access.minimums_for_coordinator(person))
    return render(
        request,
        "agreements/programme_minimums.html",
        {
            "minimums": current,
            "usual": [] if current else list(enumerate(USUAL_MINIMUMS)),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def write_minimum(request: HttpRequest, minimum_id: UUID | None = None) -> HttpResponse:
    """Write a minimum; when another coordinator was quicker, what was typed stays."""
    person = people.coordinator(request)
    form, why = MinimumForm(request.POST or None), None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(form, lambda once: _written(form, minimum_id, by=person, once=once)):
                return HttpResponseRedirect(reverse("agreements:programme_minimums"))
        except AgreementRefused as refused:
            why = refused.why
    elif not form.is_bound:
        old = access.minimum_for_coordinator(person, minimum_id) if minimum_id else None
        form = MinimumForm(initial=_initial(request, old))
    status = status_of(request, why=why, is_bad=form.is_bound)
    shown = {"form": form, "minimum_id": minimum_id, "why": why}
    return render(request, "agreements/write_minimum.html", shown, status=status)


def _written(
    form: MinimumForm, minimum_id: UUID | None, *, by: Person, once: Once | None
) -> Minimum:
    said = form.cleaned_data
    return actions.write_minimum(
        said["title"],
        said["words"],
        said["reason"],
        by=by,
        at=clock.now(),
        instead_of=minimum_id,
        once=once,
    )


@require_POST
def retire_minimum(request: HttpRequest, minimum_id: UUID) -> HttpResponse:
    person = people.coordinator(request)
    form = DeedForm(request.POST)
    form.is_valid()
    # Rewritten or retired meanwhile: the list shows how it stands.
    with suppress(AgreementRefused):
        carry_out(
            form,
            lambda once: actions.retire_minimum(
                minimum_id, by=person, at=clock.now(), once=once
            ),
        )
    return HttpResponseRedirect(reverse("agreements:programme_minimums"))


def _initial(request: HttpRequest, old: Minimum | None) -> dict[str, str]:
    if old:
        return {"title": old.title, "words": old.words, "reason": old.reason}
    chosen = request.GET.get("usual", "")
    if chosen.isdecimal() and int(chosen) < len(USUAL_MINIMUMS):
        title, words, reason = USUAL_MINIMUMS[int(chosen)]
        return {"title": title, "words": words, "reason": reason}
    return {}
