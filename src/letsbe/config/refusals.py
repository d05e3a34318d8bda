"""Pages for what cannot be answered; each is the same bytes whoever asks, whatever for."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string


def not_here(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return HttpResponse(render_to_string("ui/refusals/404.html"), status=404)


def not_understood(request: HttpRequest, exception: Any = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return HttpResponse(render_to_string("ui/refusals/413.html"), status=413)
    return HttpResponse(render_to_string("ui/refusals/400.html"), status=400)


def not_allowed(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return HttpResponse(render_to_string("ui/refusals/403.html"), status=403)


class InWords:
    """Says in words what Django would answer with an empty page: a press opened as a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method != "HEAD":
            response.content = render_to_string("ui/refusals/405.html").encode()
            # Told already, of the empty page: a server cuts off what is longer.
            response["Content-Length"] = str(len(response.content))
        return response
