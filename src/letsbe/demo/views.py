"""Choosing who to be: in a demo, on this very machine, and nowhere else."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from letsbe.demo import queries, rules
from letsbe.lib import clock
from letsbe.relationships.rules import Stage

View = Callable[..., HttpResponse]


def only_here(view: View) -> View:
    """Answer 404 to whatever did not begin on this machine."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        address = request.META.get("REMOTE_ADDR", "")
        is_forwarded = bool(rules.FORWARDED & request.META.keys())
        if not rules.is_on_this_machine(address, is_forwarded=is_forwarded):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@login_not_required
@require_safe
@only_here
def choose(request: HttpRequest) -> HttpResponse:
    cast = queries.cast(today=timezone.localdate(clock.now()))
    stages = list(Stage)
    context = {
        "cast": cast,
        "pairs": sorted(cast.pairs, key=lambda pair: stages.index(pair.listed.stage)),
        "me": request.user.pk,
    }
    return render(request, "demo/choose.html", context)


@login_not_required
@require_POST
@only_here
def be(request: HttpRequest, key: str) -> HttpResponse:
    figure = queries.figure(key)
    if figure is None:
        raise Http404
    login(request, figure.person)
    return redirect("today:today", permanent=False)
