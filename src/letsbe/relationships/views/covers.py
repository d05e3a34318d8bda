"""Being cover for two people: the question, the page while it stands, answers and notes."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.journal import actions as journal
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.relationships import access
from letsbe.relationships.actions import covers as actions
from letsbe.relationships.events import Deed
from letsbe.relationships.forms import CoverForm, NoteForm
from letsbe.relationships.models import Cover
from letsbe.relationships.queries import covers as queries
from letsbe.relationships.rules import RelationshipRefused
from letsbe.relationships.rules.covers import CoverDeed, refuse_note
from letsbe.relationships.rules.refusals import CoverRefusal
from letsbe.relationships.views.together import NOT_UNDERSTOOD, together_page
from letsbe.ui.forms import carry_out
from letsbe.vault import queries as vault


@require_safe
def cover(request: HttpRequest, cover_id: UUID) -> HttpResponse:
    return cover_page(request, access.cover_for_named(people.signed_in(request), cover_id))


def cover_page(request: HttpRequest, row: Cover, *, why: object = None) -> HttpResponse:
    """Show the one who is named what they may see; reading the notes is journalled."""
    person, at = people.signed_in(request), clock.now()
    covered = queries.covered(row, at=at)
    if covered and covered.notes:
        journal.record_look(Deed.COVER_LOOKED, by=person.pk, strand=row.relationship_id, at=at)
    shown = {
        "cover": queries.shown_covers([row], person)[0],
        "kind": row.relationship.kind,
        "covered": covered,
        "why": why,
    }
    return render(request, "relationships/cover.html", shown, status=409 if why else 200)


@require_POST
def answer(request: HttpRequest, cover_id: UUID) -> HttpResponse:
    """Say yes, no, or end it: for the one who is named and for each of the two."""
    person = people.signed_in(request)
    row = access.cover_for_any(person, cover_id)
    form = CoverForm(request.POST)
    why: object = NOT_UNDERSTOOD
    if form.is_valid():
        try:
            carry_out(
                form,
                lambda once: actions.answer_cover(
                    cover_id,
                    CoverDeed(form.cleaned_data["deed"]),
                    by=person,
                    at=clock.now(),
                    once=once,
                ),
            )
            return HttpResponseRedirect(_page_of(row, person))
        except RelationshipRefused as refused:
            why = refused.why
    if person.pk == row.person_id:
        return cover_page(request, access.cover_for_named(person, cover_id), why=why)
    return together_page(request, row.relationship_id, why=why)


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, cover_id: UUID) -> HttpResponse:
    """Write what the cover reads while one is away; what was typed comes back if refused."""
    person = people.signed_in(request)
    row = access.cover_for_party(person, cover_id)
    form = _note_form(request, row, person)
    why: object = None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(form, lambda once: _keep(form, row, person, once)):
                return HttpResponseRedirect(_page_of(row, person))
        except RelationshipRefused as refused:
            why = refused.why
            _seen_now(form, row, person)
    elif not form.is_bound:
        why = refuse_note(row.covering, by=person.pk, seen=0, revision=0)
    is_refused = why and request.method == "POST"
    status = 409 if is_refused else 422 if form.is_bound else 200
    names = people_queries.cards([row.person_id, *(row.covering.people - {person.pk})])
    shown = {
        "form": form,
        "why": why,
        "cover_id": row.pk,
        "relationship_id": row.relationship_id,
        "name": names.pop(row.person_id).name,
        "other": next(iter(names.values())),
        "kept": _kept(row, person) if why == CoverRefusal.NOTE_CHANGED else None,
    }
    return render(request, "relationships/note.html", shown, status=status)


def _keep(form: NoteForm, row: Cover, person: Person, once: Any) -> None:
    actions.keep_note(
        row.pk,
        form.cleaned_data["words"],
        seen=form.cleaned_data["seen"],
        by=person,
        at=clock.now(),
        once=once,
    )


def _note_form(request: HttpRequest, row: Cover, person: Person) -> NoteForm:
    if request.method == "POST":
        return NoteForm(request.POST)
    kept = _kept(row, person)
    said = kept.words if kept else ""
    seen = queries.revision_of(row, person)
    return NoteForm(initial={"seen": seen, "words": said or ""})


def _kept(row: Cover, person: Person) -> queries.Note | None:
    ring = vault.key_ring(relationship=row.relationship_id)
    notes = queries.notes_of(row, ring, relationship=row.relationship_id)
    return next((each for each in notes if each.author == person.pk), None)


def _seen_now(form: NoteForm, row: Cover, person: Person) -> None:
    """Let what was typed be kept after all, now that what stands there is on the screen."""
    form.renewed()
    form.change("seen", str(queries.revision_of(row, person)))


def _page_of(row: Cover, person: Person) -> str:
    if person.pk == row.person_id:
        return reverse("relationships:cover", args=[row.pk])
    return reverse("relationships:together", args=[row.relationship_id])
