"""Asking the other something of one's own, and taking it back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.interviews import access, actions
from letsbe.interviews.forms import AskForm
from letsbe.interviews.rules.questions import MOST_ADDED, refuse_adding, refuse_taking_back
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.interviews.views.asking import Asking, asking_of
from letsbe.interviews.views.shown import ShownQuestion, shown_question
from letsbe.ui.forms import DeedForm, carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Write a question for the other; one's own so far stand below."""
    asking = asking_of(request, relationship_id)
    form = AskForm(request.POST if request.method == "POST" else None)
    why = None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.add_question(
                    relationship_id,
                    form.cleaned_data["words"],
                    by=asking.person,
                    at=asking.at,
                    once=once,
                ),
            ):
                return asking.back("ask")
        except InterviewRefused as refused:
            why, asking = refused.why, asking_of(request, relationship_id)
    return _page(asking, form, why=why)


@require_POST
def take_question_back(
    request: HttpRequest, relationship_id: UUID, asked_id: UUID
) -> HttpResponse:
    asking = asking_of(request, relationship_id)
    access.asked_of(asking.interview.relationship, asked_id)
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(
            form,
            lambda once: actions.take_question_back(
                relationship_id, asked_id, by=asking.person, at=asking.at, once=once
            ),
        )
    except InterviewRefused as refused:
        return _page(asking_of(request, relationship_id), AskForm(), why=refused.why)
    return asking.back("ask")


def _page(asking: Asking, form: AskForm, *, why: Refusal | None) -> HttpResponse:
    bond, me = asking.interview.bond, asking.person.pk
    mine = [
        shown_question(opened, asking.sides)
        for opened in asking.interview.questions
        if opened.value.asked_by == me and not opened.value.is_taken_back
    ]
    may_take_back = {q.id for q in mine if _may_take_back(asking, q)}
    return asking.page(
        "ask",
        why=why,
        is_bad=form.is_bound,
        form=form,
        mine=mine,
        may_take_back=may_take_back,
        most=MOST_ADDED,
        stands_against=refuse_adding(bond, asking.interview.values, by=me),
    )


def _may_take_back(asking: Asking, question: ShownQuestion) -> bool:
    bond, me = asking.interview.bond, asking.person.pk
    return refuse_taking_back(bond, question.opened.value, by=me) is None
