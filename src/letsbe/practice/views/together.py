"""A role-play with others: gathering, the page of a circle, and the paper for it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.practice import access
from letsbe.practice.actions import together as actions
from letsbe.practice.forms.together import BeginForm, JoinForm, NoticeForm, RoundForm
from letsbe.practice.models import Circle
from letsbe.practice.queries import mine, shelf
from letsbe.practice.rules import seats
from letsbe.practice.rules.refusals import PracticeRefused, Refusal
from letsbe.practice.rules.seats import Phase
from letsbe.practice.views import answers
from letsbe.practice.views.circle import circle_page
from letsbe.ui.forms import DeedForm, carry_out

NOTHING_NEW = 204


@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    """Begin a circle, whose code is then read out."""
    person = people.signed_in(request)
    scenes = list(shelf.scenarios().values())
    form = BeginForm(request.POST or None, scenes=scenes)
    if form.is_bound and form.is_valid():
        said, at = form.cleaned_data, clock.now()
        if carry_out(
            form,
            lambda once: actions.begin_circle(
                said["scene"],
                minutes=int(said["minutes"]),
                guests=form.guests,
                by=person,
                at=at,
                once=once,
            ),
        ):
            circle = mine.open_circle(person)
            return answers.go("circle", circle.pk) if circle else answers.go("together")
    return answers.page(
        request, "together", form=form, scenes=scenes, going=mine.open_circle(person)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    person = people.signed_in(request)
    form = JoinForm(request.POST or None)
    why = None
    if form.is_bound and form.is_valid():
        code, at = form.cleaned_data["code"], clock.now()
        came: list[Circle] = []
        try:
            if carry_out(
                form,
                lambda once: came.append(actions.join(code, by=person, at=at, once=once)),
            ):
                circle = came[0] if came else mine.open_circle(person)
                return answers.go("circle", circle.pk) if circle else answers.go("together")
        except PracticeRefused as refused:
            why = refused.why
        except Http404:
            why = Refusal.NO_SUCH_CODE
    return answers.page(request, "join", form=form, why=why)


@require_safe
def circle(request: HttpRequest, circle_id: UUID) -> HttpResponse:
    return circle_page(request, circle_id)


@require_safe
def now(request: HttpRequest, circle_id: UUID) -> HttpResponse:
    """Say whether an open page is old; where somebody may be writing, it only says so."""
    person = people.signed_in(request)
    row = access.circle_for_seated(person, circle_id)
    if request.GET.get("seen") == str(row.version):
        return HttpResponse(status=NOTHING_NEW)
    if request.GET.get("phase") == Phase.NOTICING:
        return render(request, "practice/gone_on.html", {"circle": row})
    answer = HttpResponse()
    answer["HX-Refresh"] = "true"
    return answer


@require_POST
def begin_round(request: HttpRequest, circle_id: UUID) -> HttpResponse:
    return _move(request, circle_id, actions.begin_round)


@require_POST
def close_round(request: HttpRequest, circle_id: UUID) -> HttpResponse:
    return _move(request, circle_id, actions.close_round)


@require_POST
def notice(request: HttpRequest, circle_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    access.circle_for_seated(person, circle_id)
    form = NoticeForm(request.POST)
    if not form.is_valid():
        return circle_page(request, circle_id, note=form)
    said = form.cleaned_data
    deed = partial(actions.notice, circle_id, said["words"], number=said["number"])
    return _done(request, circle_id, form, deed, note=form)


@require_POST
def end(request: HttpRequest, circle_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    access.circle_for_seated(person, circle_id)
    form = DeedForm(request.POST)
    form.is_valid()
    return _done(request, circle_id, form, partial(actions.end_circle, circle_id))


@require_safe
def paper(request: HttpRequest, key: str) -> HttpResponse:
    """Show the three cards, the plan and the checklist of a scene, to be printed."""
    people.signed_in(request)
    scene = shelf.scenarios().get(key)
    if scene is None:
        raise Http404
    asked = request.GET.get("minutes", "")
    minutes = int(asked) if asked in map(str, seats.MINUTES) else 0
    return answers.page(
        request,
        "paper",
        scene=scene,
        groups=shelf.checklist(),
        choices=seats.MINUTES,
        seconds=60 * minutes,
        until=clock.now() + timedelta(minutes=minutes) if minutes else None,
    )


def _move(request: HttpRequest, circle_id: UUID, deed: Callable[..., object]) -> HttpResponse:
    person = people.signed_in(request)
    access.circle_for_seated(person, circle_id)
    form = RoundForm(request.POST)
    if not form.is_valid():
        return answers.go("circle", circle_id)
    number = form.cleaned_data["number"]
    return _done(request, circle_id, form, partial(deed, circle_id, seen=number))


def _done(
    request: HttpRequest,
    circle_id: UUID,
    form: DeedForm,
    deed: Callable[..., object],
    *,
    note: NoticeForm | None = None,
) -> HttpResponse:
    person = people.signed_in(request)
    try:
        is_done = carry_out(form, lambda once: deed(by=person, at=clock.now(), once=once))
    except PracticeRefused as refused:
        return circle_page(request, circle_id, why=refused.why, note=note)
    if not is_done:
        return circle_page(request, circle_id, note=note)
    return answers.go("circle", circle_id)
