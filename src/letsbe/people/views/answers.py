"""How the pages of people answer: a page, the page again with the reason, or the next one."""

from collections.abc import Callable
from datetime import datetime
from html import unescape
from math import ceil
from typing import Any, cast

from django.contrib.auth import login
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.template import engines

from letsbe.lib.answers import LOOK_AGAIN
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.people.rules import Refusal, Refused
from letsbe.ui import forms
from letsbe.ui.forms import DeedForm

BACKEND = "letsbe.people.backend.ByAddress"
TOO_OFTEN = 429


def page(request: HttpRequest, name: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    return render(request, f"people/{name}.html", {"refusal": None, **shown}, status=status)


def again(request: HttpRequest, name: str, *, form: Form, **shown: Any) -> HttpResponse:
    """Show the page once more, with the reason and with what was typed."""
    return page(request, name, status=LOOK_AGAIN, form=form, **shown)


def go(name: str, *args: Any) -> HttpResponseRedirect:
    """Send the browser on after a deed: reading the page anew repeats nothing."""
    answer = HttpResponseRedirect(resolve_url(name, *args))
    answer.status_code = 303
    return answer


def carry_out(
    form: DeedForm, *, deed: Callable[[Once | None], object]
) -> tuple[bool, Refusal | None]:
    """Do the deed of a valid form once; say whether it is done, and if refused, why."""
    try:
        return forms.carry_out(form, deed), None
    except Refused as refused:
        return False, refused.reason


def said(template: str, macro: str, *given: object) -> str:
    """Return one sentence of a template as plain text, for a file or a form's error."""
    house = cast(Any, engines["jinja2"]).env
    return unescape(str(getattr(house.get_template(template).module, macro)(*given)).strip())


def minutes_until(moment: datetime, *, at: datetime) -> int:
    return ceil((moment - at).total_seconds() / 60)


def let_in(request: HttpRequest, person: Person) -> None:
    login(request, person, backend=BACKEND)
