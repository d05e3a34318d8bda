"""Asking two people whether they want to begin, and each one's answer."""

import secrets
from contextlib import suppress
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.relationships import access, actions, queries, rules
from letsbe.relationships.events import Deed
from letsbe.relationships.forms import AnswerForm, AskForm
from letsbe.relationships.queries import wishes
from letsbe.ui.forms import DeedForm, carry_out

PAGE = 50
CLOSED_SHOWN = 20
NOT_UNDERSTOOD = "not_understood"


@require_safe
def relationships(request: HttpRequest) -> HttpResponse:
    """List stages and dates for a coordinator; that somebody looked is journalled."""
    person = people.coordinator(request)
    rows = access.relationships_for_coordinator(person)
    if before := _uuid(request.GET.get("before", "")):
        rows = rows.filter(pk__lt=before)
    journal.record_look(Deed.LIST_LOOKED_AT, by=person.pk, strand=HOUSE, at=clock.now())
    shown = queries.listed(rows[: PAGE + 1])
    asked = access.beginnings_for_coordinator(person)
    # Whatever is still open is shown, however much was closed since.
    closed = asked.exclude(closed_at=None)[:CLOSED_SHOWN]
    context = {
        "relationships": shown[:PAGE],
        "next": shown[PAGE - 1].id if len(shown) > PAGE else None,
        "asked": queries.listed_beginnings(asked.filter(closed_at=None)),
        "closed": queries.listed_beginnings(closed),
        "closed_shown": CLOSED_SHOWN,
        "wishes": wishes.waiting_for(person),
        "me": person.pk,
    }
    return render(request, "relationships/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask two people; the relationship begins when both have said yes."""
    person = people.coordinator(request)
    active = people.people_for_coordinator(person).filter(is_active=True)
    form = AskForm(request.POST or None, people=people_queries.listed(active))
    why = None
    if form.is_bound and form.is_valid():
        first, second = (_chosen(person, pk) for pk in form.pair)
        try:
            if carry_out(
                form,
                lambda once: actions.ask(
                    rules.Kind(form.cleaned_data["kind"]),
                    first,
                    second,
                    by=person,
                    at=clock.now(),
                    once=once,
                ),
            ):
                return HttpResponseRedirect(reverse("relationships:list"))
        except rules.RelationshipRefused as refused:
            why = refused.why
    status = 409 if why else 422 if form.is_bound else 200
    shown = {"form": form, "why": why}
    return render(request, "relationships/ask.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def beginning(request: HttpRequest, beginning_id: UUID) -> HttpResponse:
    """Let one of the two read who asks what, and say yes or no."""
    person = people.signed_in(request)
    row = access.beginning_for_asked(person, beginning_id)
    form = AnswerForm(request.POST or None)
    why: str | None = None
    if form.is_bound and form.is_valid():
        try:
            begun = _answer(form, person, beginning_id)
        except rules.RelationshipRefused as refused:
            why = refused.why
        else:
            page = ("relationships:together", [begun]) if begun else ("today:today", [])
            return HttpResponseRedirect(reverse(page[0], args=page[1]))
        row = access.beginning_for_asked(person, beginning_id)
    elif form.is_bound:
        why = NOT_UNDERSTOOD
    answers = {a.person_id: a for a in row.answers.all()}
    other = next(a for pk, a in answers.items() if pk != person.pk)
    cards = people_queries.cards([other.person_id, row.asked_by_id])
    return render(
        request,
        "relationships/beginning.html",
        {
            "beginning": row,
            "mine": answers[person.pk],
            "theirs": other,
            "other": cards[other.person_id],
            "asked_by": cards[row.asked_by_id],
            "waits": queries.waits_for(row, person.pk),
            "may_take_back": queries.may_take_yes_back(row, person.pk),
            "why": why,
        },
        status=409 if why else 200,
    )


@require_POST
def withdraw(request: HttpRequest, beginning_id: UUID) -> HttpResponse:
    person = people.coordinator(request)
    access.beginning_for_coordinator(person, beginning_id)
    form = DeedForm(request.POST)
    form.is_valid()
    # Answered or withdrawn meanwhile: the list shows how it stands.
    with suppress(rules.RelationshipRefused):
        carry_out(
            form,
            lambda once: actions.withdraw_asking(
                beginning_id, by=person, at=clock.now(), once=once
            ),
        )
    return HttpResponseRedirect(reverse("relationships:list"))


def _answer(form: AnswerForm, person: Person, beginning_id: UUID) -> UUID | None:
    carry_out(
        form,
        lambda once: actions.answer(
            beginning_id,
            rules.Answer(form.cleaned_data["answer"]),
            by=person,
            moss_first=secrets.choice([True, False]),
            at=clock.now(),
            once=once,
        ),
    )
    begun = access.beginning_for_asked(person, beginning_id).relationship_id
    return begun if isinstance(begun, UUID) else None


def _chosen(person: Person, pk: UUID) -> Person:
    return people.person_for_coordinator(person, pk=pk)


def _uuid(raw: str) -> UUID | None:
    if not raw:
        return None
    try:
        return UUID(raw)
    except ValueError:
        raise Http404 from None
