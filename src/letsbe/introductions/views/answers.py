"""How the pages of introductions answer: a page, or the page again with the reason."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from letsbe.introductions.rules.refusals import IntroductionRefused, Refusal
from letsbe.lib.once import Once
from letsbe.ui import forms
from letsbe.ui.forms import DeedForm

REFUSED = 409


def page(
    request: HttpRequest, name: str, *, why: Refusal | None = None, **shown: Any
) -> HttpResponse:
    status = shown.pop("status", REFUSED if why else 200)
    context = {"why": why, "zone": settings.TIME_ZONE, **shown}
    return render(request, f"introductions/{name}.html", context, status=status)


def go(name: str, *args: Any) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"introductions:{name}", args=args))


def carry_out(form: DeedForm, deed: Callable[[Once | None], object]) -> Refusal | None:
    """Do the deed of a form once; return why it was refused, or None when it is done."""
    form.is_valid()
    try:
        forms.carry_out(form, deed)
    except IntroductionRefused as refused:
        return refused.why
    return None
