"""Opening a change beside the version in force, letting it go, and looking at it again."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.agreements import actions
from letsbe.agreements.forms import ReviewDateForm
from letsbe.agreements.queries.titles import KIND_TITLES
from letsbe.agreements.queries.values import titles_no_longer_asked
from letsbe.agreements.rules import negotiation
from letsbe.agreements.rules.changes import changes
from letsbe.agreements.rules.refusals import AgreementRefused
from letsbe.agreements.views.asking import Asked, asked
from letsbe.agreements.views.page import agreement_page
from letsbe.lib.once import Once
from letsbe.ui.forms import DeedForm, carry_out


@require_POST
def open_change(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    return _press(
        request,
        relationship_id,
        lambda asking, once: actions.open_change(
            relationship_id, by=asking.person, today=asking.today, at=asking.at, once=once
        ),
    )


@require_POST
def drop_change(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Let the draft go, if it still is the one that was on the screen."""
    return _press(
        request,
        relationship_id,
        lambda asking, once: actions.drop_change(
            relationship_id,
            by=asking.person,
            seen=request.POST.get("seen", ""),
            at=asking.at,
            once=once,
        ),
    )


@require_POST
def call_review(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    return _press(
        request,
        relationship_id,
        lambda asking, once: actions.call_review(
            relationship_id, by=asking.person, at=asking.at, once=once
        ),
    )


@require_safe
def what_would_change(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Say in plain words how the draft differs from the version in force."""
    asking = asked(request, relationship_id)
    found = changes(asking.table.now)
    now = asking.table.now
    asked_anew = [m.title for m in now.minimums if m.id not in now.minimums_in_force]
    return asking.page(
        "agreements/changes.html",
        changes=found,
        titles=KIND_TITLES,
        asked_anew=asked_anew if now.in_force else [],
        asked_no_longer=titles_no_longer_asked(
            now.minimums_in_force, now=[m.id for m in now.minimums]
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def still_fits(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Say that the agreement still fits, and when to look at it again."""
    asking = asked(request, relationship_id)
    why = negotiation.refuse_still_fits(
        asking.table.now, by=asking.person.pk, today=asking.today
    )
    if why and request.method != "POST":
        return agreement_page(asking, why=why)
    form = ReviewDateForm(request.POST or None, today=asking.today)
    why = None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.say_still_fits(
                    relationship_id,
                    form.day,
                    by=asking.person,
                    today=asking.today,
                    at=asking.at,
                    once=once,
                ),
            ):
                return _page(relationship_id)
        except AgreementRefused as refused:
            why, asking = refused.why, asked(request, relationship_id)
    return asking.page("agreements/still_fits.html", why=why, is_bad=form.is_bound, form=form)


def _press(
    request: HttpRequest,
    relationship_id: UUID,
    deed: Callable[[Asked, Once | None], object],
) -> HttpResponse:
    asking = asked(request, relationship_id)
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(form, lambda once: deed(asking, once))
    except AgreementRefused as refused:
        return agreement_page(asked(request, relationship_id), why=refused.why)
    return _page(relationship_id)


def _page(relationship_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("agreements:agreement", args=[relationship_id]))
