"""A form that did not come from a page of this house, as far as can be told."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from letsbe.people.forms.kept import is_our_path, sent_too_late

NOT_TRUSTED = 403


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form without a valid token: carry nothing out, and give back what was typed."""
    kept = sent_too_late(request.path, posted=request.POST)
    words = [value for _name, value in kept.words if value]
    context = {"words": words, "again": _page_of(request)}
    return render(request, "people/not_from_here.html", context, status=NOT_TRUSTED)


def _page_of(request: HttpRequest) -> str:
    """Return the page the form stood on, if it is one of ours; "/" is always there."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    is_ours = came_from.netloc == request.get_host() and is_our_path(came_from.path)
    return came_from.path if is_ours else "/"
