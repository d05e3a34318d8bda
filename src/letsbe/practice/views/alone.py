"""A role-play alone: choosing a scene, one turn after another, Stop, and the end."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.lib import clock
from letsbe.lib.once import Once
from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.practice import access
from letsbe.practice.actions import alone as actions
from letsbe.practice.forms import SayForm
from letsbe.practice.queries import mine, playing, shelf, talks
from letsbe.practice.rules.refusals import PracticeRefused
from letsbe.practice.views import answers
from letsbe.practice.views.items import item_page
from letsbe.ui.forms import DeedForm, carry_out


@require_safe
def scenes(request: HttpRequest) -> HttpResponse:
    person = people.signed_in(request)
    return answers.page(
        request, "scenes", scenes=list(shelf.scenarios().values()), going=mine.going_on(person)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def scene(request: HttpRequest, key: str) -> HttpResponse:
    """Tell what to know before a scene, and begin it."""
    person = people.signed_in(request)
    found = shelf.scenarios().get(key)
    if found is None:
        raise Http404
    form = DeedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        at = clock.now()
        if carry_out(form, lambda once: actions.begin(found, by=person, at=at, once=once)):
            newest = mine.going_on(person)
            return answers.go("item", newest.id) if newest else answers.go("scenes")
    has_model = bool(settings.PRACTICE_MODEL_URL)
    return answers.page(request, "scene", form=form, scene=found, has_model=has_model)


@require_POST
def say(request: HttpRequest, practice_id: UUID) -> HttpResponse:
    """Say something, and let the partner answer."""
    person = people.signed_in(request)
    row = access.practice_for_owner(person, practice_id)
    form = SayForm(request.POST)
    if not form.is_valid():
        return item_page(request, person, row, form=form)
    words, seen = form.cleaned_data["words"], form.cleaned_data["seen"]
    try:
        # Asked before the deed begins: nothing is held while somebody thinks.
        kept = talks.opened(row).kept
        is_newest = kept is not None and seen == len(kept.lines)
        line = playing.improvised(row, kept, words) if kept and is_newest else None
        is_done = carry_out(
            form,
            lambda once: actions.say(
                practice_id,
                words,
                seen=seen,
                improvised=line,
                by=person,
                at=clock.now(),
                once=once,
            ),
        )
    except PracticeRefused as refused:
        row = access.practice_for_owner(person, practice_id)
        # Whatever was typed is shown, also when the talk has ended elsewhere.
        return item_page(request, person, row, why=refused.why, form=form)
    if is_done:
        return _at_the_end_of(practice_id)
    return item_page(request, person, row, form=form)


@require_POST
def end(request: HttpRequest, practice_id: UUID) -> HttpResponse:
    """Bring the talk to its end; the feedback follows."""
    person = people.signed_in(request)
    access.practice_for_owner(person, practice_id)
    _press(request, partial(actions.end, practice_id), by=person)
    return answers.go("item", practice_id)


@require_POST
def stop(request: HttpRequest, practice_id: UUID) -> HttpResponse:
    """End the fiction at once, and show the help page."""
    person = people.signed_in(request)
    access.practice_for_owner(person, practice_id)
    _press(request, partial(actions.stop, practice_id), by=person)
    return HttpResponseRedirect(reverse("safety:help"))


def _press(request: HttpRequest, deed: Callable[..., object], *, by: Person) -> None:
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(form, lambda once: _done(deed, by=by, once=once))
    except PracticeRefused:
        # It had ended already: the page shows how it stands.
        return


def _done(deed: Callable[..., object], *, by: Person, once: Once | None) -> object:
    return deed(by=by, at=clock.now(), once=once)


def _at_the_end_of(practice_id: UUID) -> HttpResponseRedirect:
    answer = answers.go("item", practice_id)
    answer["Location"] += "#now"
    return answer
