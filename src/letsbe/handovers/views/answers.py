"""How the pages of handovers answer: a page, the same with the reason, or the next one."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

LOOK_AGAIN = 422
NOT_NOW = 409


def page(
    request: HttpRequest, name: str, /, *, why: object = None, form: Any = None, **shown: Any
) -> HttpResponse:
    """Show a page; with a reason it says why not, with a form that failed what to look at."""
    status = NOT_NOW if why else 200
    if form is not None and form.is_bound and not why:
        status = LOOK_AGAIN
    context = {"why": why, "form": form, **shown}
    return render(request, f"handovers/{name}.html", context, status=status)


def go(name: str, *args: Any) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"handovers:{name}", args=args))
