"""Keeps every page out of the browser's memory, and shows nothing after somebody left.

What goes wrong further in is answered by views.trouble, with the help page still on it.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse

from letsbe.safety import rules
from letsbe.safety.rules import Ground, Shown


class HelpStaysInReach:
    """Outermost of the house's own: works without a session and without a database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(str(settings.STATIC_URL)):
            return self.get_response(request)
        has_left = bool(request.COOKIES.get(rules.LEFT_COOKIE))
        ground, is_post = _ground(request.path_info), request.method == "POST"
        shown = rules.shown(has_left=has_left, ground=ground, is_post=is_post)
        response = self._answer(request, shown)
        response.headers["Cache-Control"] = "no-store"
        if rules.comes_back(has_left=has_left, ground=ground, is_post=is_post):
            response.delete_cookie(rules.LEFT_COOKIE, samesite="Lax")
        return response

    def _answer(self, request: HttpRequest, shown: Shown) -> HttpResponseBase:
        if shown is Shown.PAGE:
            return self.get_response(request)
        if shown is Shown.BACK_IN:
            return _back_in(request)
        name = "gate" if shown is Shown.GATE else "nothing"
        return HttpResponse(render_to_string(f"safety/{name}.html"))


def _back_in(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(request.path_info)
    # Should Leave never have reached the house, the session ends here all the same.
    response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
    return response


def _ground(path: str) -> Ground:
    return _grounds().get(path, Ground.REST)


@cache
def _grounds() -> dict[str, Ground]:
    return {
        "/": Ground.WAY_BACK,
        reverse("safety:help"): Ground.WAY_BACK,
        reverse("people:sign_in"): Ground.SIGN_IN,
        reverse("safety:leave"): Ground.LEAVE,
    }
