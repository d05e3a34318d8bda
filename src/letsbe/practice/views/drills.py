"""Drills: choosing a kind, answering, and what was seen in the answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.practice.actions import drills as actions
from letsbe.practice.forms import DrillForm
from letsbe.practice.models import Practice
from letsbe.practice.queries import mine as queries
from letsbe.practice.queries import shelf
from letsbe.practice.rules.drills import Drill
from letsbe.practice.views import answers
from letsbe.ui.forms import carry_out


@require_safe
def drills(request: HttpRequest) -> HttpResponse:
    person = people.signed_in(request)
    due = queries.due_by_drill(person, today=timezone.localdate(clock.now()))
    return answers.page(request, "drills", due=due, drills=list(Drill))


@require_safe
def next_drill(request: HttpRequest, drill: str) -> HttpResponse:
    """Go to what comes next: what has come back first, then what is new."""
    person = people.signed_in(request)
    if drill not in list(Drill):
        raise Http404
    today = timezone.localdate(clock.now())
    return answers.go("drill", queries.next_drill(person, Drill(drill), today=today))


@require_http_methods(["GET", "HEAD", "POST"])
def drill(request: HttpRequest, key: str) -> HttpResponse:
    person = people.signed_in(request)
    prompt = shelf.drills().get(key)
    if prompt is None:
        raise Http404
    form = DrillForm(request.POST or None)
    if form.is_bound and form.is_valid():
        words, at = form.cleaned_data["words"], clock.now()
        made: list[Practice] = []
        if carry_out(
            form,
            lambda once: made.append(
                actions.answer_drill(prompt, words, by=person, at=at, once=once)
            ),
        ):
            # Sent twice: the second finds what the first has made.
            newest = made[0].pk if made else queries.newest_of_drill(person, key)
            return answers.go("item", newest) if newest else answers.go("drills")
    return answers.page(request, "drill", form=form, prompt=prompt)
