"""Nobody is let past unasked, nothing typed is lost, and times are the reader's own."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from letsbe.people.forms import SignInForm
from letsbe.people.forms.kept import sent_too_late
from letsbe.people.models import Person

NOT_SIGNED_IN = 403


class SignedInOrAskedTo(LoginRequiredMiddleware):
    """Asks strangers to sign in; what they had typed comes through the sign-in with them."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        asked = super().process_view(request, view_func, view_args, view_kwargs)
        if asked is None or request.method != "POST":
            return asked
        kept = sent_too_late(request.get_full_path(), posted=request.POST)
        return ask_to_sign_in(request, kept_fields=kept.as_hidden)


class InTheirTimeZone:
    """Shows times as they are where the reader lives."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(_zone_of(request)):
            return self.get_response(request)


def ask_to_sign_in(request: HttpRequest, *, kept_fields: list[tuple[str, str]]) -> HttpResponse:
    """Answer a form that came too late with the sign-in page, its words on board."""
    context = {
        "form": SignInForm(),
        "kept_fields": kept_fields,
        "has_come_too_late": True,
        "wait_minutes": None,
    }
    return render(request, "people/sign_in.html", context, status=NOT_SIGNED_IN)


def _zone_of(request: HttpRequest) -> ZoneInfo | None:
    return request.user.zone if isinstance(request.user, Person) else None
