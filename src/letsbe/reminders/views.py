"""One's own reminders: off, waiting for a code, or on; HTTP in, HTTP out."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.lib import clock
from letsbe.lib.answers import status_of
from letsbe.lib.once import Once
from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.reminders import queries
from letsbe.reminders.actions import marking
from letsbe.reminders.forms import AddressForm, ChoicesForm, CodeForm
from letsbe.reminders.queries import Mine
from letsbe.reminders.rules import mail
from letsbe.reminders.rules.refusals import Refusal, ReminderRefused
from letsbe.ui.forms import DeedForm, carry_out


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def address(request: HttpRequest) -> HttpResponse:
    """Take an address that is marked as safe, instead of the one there is."""
    person = people.signed_in(request)
    form = AddressForm(request.POST if request.method == "POST" else None)
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        give = partial(marking.give, form.cleaned_data["address"], by=person, at=clock.now())
        is_done, why = _done(form, lambda once: give(once=once))
        if is_done:
            return _go()
    return _page(request, "address", form=form, why=why)


@require_POST
@sensitive_post_parameters()
def confirm(request: HttpRequest) -> HttpResponse:
    person = people.signed_in(request)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, code_form=form)
    try:
        marking.confirm(form.cleaned_data["code"], by=person, at=clock.now())
    except ReminderRefused as refused:
        # Pressed twice: it is on, as was wanted.
        if refused.why is not Refusal.ON_ALREADY:
            return _page(request, code_form=form, why=refused.why)
        return _go()
    messages.success(request, _("Reminders are on."))
    return _go()


@require_POST
def another_code(request: HttpRequest) -> HttpResponse:
    return _pressed(request, marking.send_code)


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    return _pressed(request, marking.remove)


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    person = people.signed_in(request)
    form = ChoicesForm(request.POST)
    why: Refusal | None = None
    if form.is_valid():
        chosen = partial(
            marking.choose,
            form.wanted,
            form.quiet,
            has_link=form.cleaned_data["has_link"],
            by=person,
            at=clock.now(),
        )
        is_done, why = _done(form, lambda once: chosen(once=once))
        if is_done:
            messages.success(request, _("Your choice is kept."))
            return _go()
    return _page(request, choices_form=form, why=why)


def _pressed(request: HttpRequest, deed: Callable[..., object]) -> HttpResponse:
    person = people.signed_in(request)
    form = DeedForm(request.POST)
    form.is_valid()
    is_done, why = _done(form, lambda once: deed(by=person, at=clock.now(), once=once))
    return _go() if is_done else _page(request, why=why)


def _done(form: DeedForm, deed: Callable[[Once | None], object]) -> tuple[bool, Refusal | None]:
    """Do it once; say whether it is done, and if refused, why."""
    try:
        return carry_out(form, deed), None
    except ReminderRefused as refused:
        return False, refused.why


def _page(
    request: HttpRequest, name: str = "mine", *, why: Refusal | None = None, **forms_: Any
) -> HttpResponse:
    person: Person = people.signed_in(request)
    now = queries.mine(person, at=clock.now())
    shown = {
        "form": AddressForm(),
        "code_form": CodeForm(),
        "choices_form": _choices(now),
        **forms_,
    }
    is_again = any(one.is_bound for one in shown.values() if isinstance(one, forms.Form))
    status = status_of(request, why=why, is_bad=is_again)
    context = {
        "why": why,
        "now": now,
        "mail_from": settings.MAIL_FROM,
        "subject": mail.SUBJECT,
        "body": mail.BODY.strip(),
        "body_with_link": mail.BODY_WITH_LINK.format(link=settings.PUBLIC_URL).strip(),
        **shown,
    }
    return render(request, f"reminders/{name}.html", context, status=status)


def _choices(now: Mine) -> ChoicesForm:
    return ChoicesForm(
        initial={
            "occasions": [one.value for one in now.occasions],
            "quiet_from": now.quiet.begins,
            "quiet_until": now.quiet.ends,
            "has_link": now.has_link,
        }
    )


def _go() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("reminders:mine"))
