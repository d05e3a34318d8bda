"""The programme's questions, for coordinators: what every first talk that begins will have."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.interviews import access
from letsbe.interviews.actions import programme as actions
from letsbe.interviews.actions.laying import lay_usual_questions
from letsbe.interviews.forms import BECOMES_TITLES, THEME_TITLES, QuestionForm
from letsbe.interviews.models import Question
from letsbe.interviews.rules.questions import Becomes, Theme
from letsbe.interviews.rules.refusals import InterviewRefused
from letsbe.interviews.views.asking import NOT_AS_SENT, REFUSED
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.ui.forms import DeedForm, carry_out


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """List what the programme asks by theme; the usual questions are there to begin with."""
    person = people.coordinator(request)
    lay_usual_questions(at=clock.now())
    rows = list(access.questions_for_coordinator(person))
    themes = [
        (title, [(row, BECOMES_TITLES[Becomes(row.becomes)]) for row in rows if _is_in(row, t)])
        for t, title in THEME_TITLES.items()
    ]
    return render(request, "interviews/programme_questions.html", {"themes": themes})


@require_http_methods(["GET", "HEAD", "POST"])
def write_question(request: HttpRequest, question_id: UUID | None = None) -> HttpResponse:
    """Write a question; when another coordinator was quicker, what was typed stays."""
    person = people.coordinator(request)
    form, why = QuestionForm(request.POST if request.method == "POST" else None), None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.write_question(
                    form.wanted, by=person, at=clock.now(), instead_of=question_id, once=once
                ),
            ):
                return HttpResponseRedirect(reverse("interviews:programme_questions"))
        except InterviewRefused as refused:
            why = refused.why
    elif not form.is_bound and question_id:
        old = access.question_for_coordinator(person, question_id)
        form = QuestionForm(initial=_initial(old))
    status = REFUSED if why else NOT_AS_SENT if form.is_bound else 200
    shown = {"form": form, "question_id": question_id, "why": why}
    return render(request, "interviews/write_question.html", shown, status=status)


@require_POST
def retire_question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    person = people.coordinator(request)
    form = DeedForm(request.POST)
    form.is_valid()
    # Rewritten or retired meanwhile: the list shows how it stands.
    with suppress(InterviewRefused):
        carry_out(
            form,
            lambda once: actions.retire_question(
                question_id, by=person, at=clock.now(), once=once
            ),
        )
    return HttpResponseRedirect(reverse("interviews:programme_questions"))


def _is_in(row: Question, theme: Theme) -> bool:
    return row.theme == theme.value


def _initial(old: Question) -> dict[str, str]:
    return {"theme": old.theme, "words": old.words, "hint": old.hint, "becomes": old.becomes}
