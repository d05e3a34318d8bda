"""How the pages of introductions answer: a page, or the page again with the reason."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from letsbe.introductions.rules.refusals import IntroductionRefused, Refusal
from letsbe.lib.answers import PagesOf
from letsbe.lib.once import Once
from letsbe.ui import forms
from letsbe.ui.forms import DeedForm

_OF_ROOM = PagesOf("introductions")
go = _OF_ROOM.go


def page(
    request: HttpRequest, name: str, *, why: Refusal | None = None, **shown: Any
) -> HttpResponse:
    """Show a page, which says by whose clock its times are: the house's."""
    return _OF_ROOM.page(request, name, why=why, zone=settings.TIME_ZONE, **shown)


def carry_out(form: DeedForm, deed: Callable[[Once | None], object]) -> Refusal | None:
    """Do the deed of a form once; return why it was refused, or None when it is done."""
    form.is_valid()
    try:
        forms.carry_out(form, deed)
    except IntroductionRefused as refused:
        return refused.why
    return None
