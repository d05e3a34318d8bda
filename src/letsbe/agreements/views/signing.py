"""Reading the agreement aloud, choosing when to look again, and signing the exact text."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.agreements import actions
from letsbe.agreements.forms import AcknowledgeForm, ReviewDateForm, SignForm
from letsbe.agreements.queries.kept_words import kept_words
from letsbe.agreements.queries.titles import KIND_TITLES
from letsbe.agreements.rules import negotiation, signing
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.agreements.views.asking import Asked, asked
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.ui.forms import carry_out


@require_safe
def read(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show the whole text on one quiet page, with what is still missing or the signature."""
    return reading_page(asked(request, relationship_id))


def reading_page(asking: Asked, *, why: Refusal | None = None) -> HttpResponse:
    now, me = asking.table.now, asking.person.pk
    digest = signing.digest(now)
    by_kind = {
        title: [(c.last.words, kept_words(c.last.term)) for c in now.settled if c.kind is kind]
        for kind, title in KIND_TITLES.items()
    }
    return asking.page(
        "agreements/read.html",
        why=why,
        by_kind={title: words for title, words in by_kind.items() if words},
        closed=[(c.last.words, c.closing.how) for c in now.closed if c.closing],
        missing=signing.refuse_readiness(now, by=me, today=asking.today),
        digest=digest,
        form=SignForm(initial={"read": digest}),
        signed=signing.valid_signatures(now) if now.is_draft_open else frozenset(),
        number=now.in_force + 1,
    )


@require_POST
def sign(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Sign what was read; the deed itself opens the agreement, held still, and only once."""
    person, at = people.signed_in(request), clock.now()
    form = SignForm(request.POST)
    if not form.is_valid():
        return reading_page(asked(request, relationship_id), why=Refusal.CHANGED_SINCE_READ)
    try:
        is_done = carry_out(
            form,
            lambda once: actions.sign(
                relationship_id,
                by=person,
                read=form.cleaned_data["read"],
                today=timezone.localdate(at),
                at=at,
                once=once,
            ),
        )
    except AgreementRefused as refused:
        return reading_page(asked(request, relationship_id), why=refused.why)
    if not is_done:
        return reading_page(asked(request, relationship_id), why=Refusal.PRESSED_ALREADY)
    return HttpResponseRedirect(reverse("agreements:signed", args=[relationship_id]))


@require_safe
def signed(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Say what the signature did: it waits for the other, or the version is in force."""
    asking = asked(request, relationship_id)
    now = asking.table.now
    valid = signing.valid_signatures(now) if now.is_draft_open else frozenset()
    if asking.person.pk not in valid and (now.is_draft_open or not now.in_force):
        return HttpResponseRedirect(reverse("agreements:read", args=[relationship_id]))
    return asking.page("agreements/signed.html", is_waiting=now.is_draft_open)


@require_http_methods(["GET", "HEAD", "POST"])
def review_date(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Choose the day on which the two look at the text again; it is part of the text."""
    asking = asked(request, relationship_id)
    form = ReviewDateForm(request.POST or None, today=asking.today)
    why = negotiation.refuse_drafting(asking.table.now, by=asking.person.pk)
    if why and not form.is_bound:
        return reading_page(asking, why=why)
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.choose_review_date(
                    relationship_id,
                    form.day,
                    by=asking.person,
                    today=asking.today,
                    at=asking.at,
                    once=once,
                ),
            ):
                page = reverse("agreements:read", args=[relationship_id])
                return HttpResponseRedirect(page)
        except AgreementRefused as refused:
            why = refused.why
    return asking.page("agreements/review_date.html", why=why, is_bad=form.is_bound, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def minimums(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show what the programme asks of both, each with its reason, to be acknowledged."""
    asking = asked(request, relationship_id)
    why = None
    form = AcknowledgeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            carry_out(
                form,
                lambda once: actions.acknowledge(
                    relationship_id,
                    form.cleaned_data["minimum"],
                    by=asking.person,
                    at=asking.at,
                    once=once,
                ),
            )
            return HttpResponseRedirect(_next_minimum(asked(request, relationship_id)))
        except AgreementRefused as refused:
            why, asking = refused.why, asked(request, relationship_id)
    return asking.page(
        "agreements/minimums.html",
        why=why,
        is_bad=form.is_bound,
        acknowledged={
            side.id: {m for person, m in asking.table.now.acknowledged if person == side.id}
            for side in asking.sides.both
        },
    )


def _next_minimum(asking: Asked) -> str:
    page = reverse("agreements:minimums", args=[asking.relationship_id])
    mine = {m for person, m in asking.table.now.acknowledged if person == asking.person.pk}
    for minimum in asking.table.now.minimums:
        if minimum.id not in mine:
            return f"{page}#minimum-{minimum.id}"
    return page
