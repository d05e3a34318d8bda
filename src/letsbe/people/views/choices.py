"""Coordinators write the words that people choose from when they tell of themselves."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from letsbe.lib import clock
from letsbe.people import access, actions, queries
from letsbe.people.forms.choices import TOPIC_WORDS, ChoicesForm
from letsbe.people.rules.portraits import Topic
from letsbe.people.views import answers


@require_safe
def choices(request: HttpRequest) -> HttpResponse:
    access.coordinator(request)
    return answers.page(
        request, "choices", offered=queries.all_choices(), topic_words=TOPIC_WORDS
    )


@require_http_methods(["GET", "HEAD", "POST"])
def write_choices(request: HttpRequest, topic: str) -> HttpResponse:
    by = access.coordinator(request)
    if topic not in list(Topic):
        raise Http404
    here = Topic(topic)
    shown: dict[str, Any] = {"topic": here, "topic_words": TOPIC_WORDS}
    if request.method != "POST":
        now = {"words": "\n".join(queries.choices(here))}
        return answers.page(request, "write_choices", form=ChoicesForm(initial=now), **shown)
    form = ChoicesForm(request.POST)
    if form.is_valid():
        words, at = form.cleaned_data["words"], clock.now()
        write = partial(actions.write_choices, here, words, by=by, at=at)
        is_done, _none = answers.carry_out(form, deed=lambda once: write(once=once))
        if is_done:
            messages.success(request, _("These words are kept."))
            return answers.go("people:choices")
    return answers.again(request, "write_choices", form=form, **shown)
