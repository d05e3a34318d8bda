"""How the pages of a room answer: a page, the same with the reason, or the next one."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

LOOK_AGAIN = 422
NOT_NOW = 409


def status_of(request: HttpRequest, *, why: object = None, is_bad: bool = False) -> int:
    """Return how a page answers: a reason that is only read refuses nothing."""
    if why and request.method == "POST":
        return NOT_NOW
    return LOOK_AGAIN if is_bad else 200


@dataclass(frozen=True)
class PagesOf:
    """The pages of one room, whose templates and addresses carry its name."""

    room: str

    def page(
        self,
        request: HttpRequest,
        name: str,
        /,
        *,
        why: object = None,
        form: Any = None,
        **shown: Any,
    ) -> HttpResponse:
        """Show a page; with a reason it says why not, with a form that failed what to mend."""
        is_sent = form is not None and form.is_bound
        status = NOT_NOW if why else LOOK_AGAIN if is_sent else 200
        context = {"why": why, "form": form, **shown}
        return render(request, f"{self.room}/{name}.html", context, status=status)

    def go(self, name: str, *args: Any) -> HttpResponseRedirect:
        """Send the browser on after a deed: reading the page anew repeats nothing."""
        return HttpResponseRedirect(reverse(f"{self.room}:{name}", args=args))
