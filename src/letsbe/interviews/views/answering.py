"""One question a page: writing, keeping, releasing, skipping, and what both see then."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from letsbe.interviews import access, actions
from letsbe.interviews.forms import AnswerForm
from letsbe.interviews.rules.answers import AnswerDeed
from letsbe.interviews.rules.questions import refuse_taking_back
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.interviews.views.asking import Asking, asking_of
from letsbe.interviews.views.shown import ShownQuestion, shown_question, steps_of
from letsbe.ui.forms import DeedForm, carry_out

STAYS = {AnswerDeed.TAKE_BACK, AnswerDeed.CHANGE}


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, relationship_id: UUID, asked_id: UUID) -> HttpResponse:
    """Show one question with one's own answer; a press on it carries what was typed."""
    asking = asking_of(request, relationship_id)
    shown = _question(asking, asked_id)
    form = AnswerForm(
        request.POST if request.method == "POST" else None, initial=_as_it_is(shown)
    )
    if not form.is_bound:
        return _page(asking, shown, form)
    if not form.is_valid():
        return _page(asking, shown, form, is_bad=True)
    deed = AnswerDeed(form.cleaned_data["deed"])
    try:
        is_done = carry_out(
            form,
            lambda once: actions.answer(
                relationship_id,
                asked_id,
                deed,
                form.cleaned_data["words"],
                by=asking.person,
                seen=form.cleaned_data["seen"],
                at=asking.at,
                once=once,
            ),
        )
    except InterviewRefused as refused:
        return _refused(request, relationship_id, asked_id, form, why=refused.why)
    if not is_done:
        return _page(asking, shown, form, is_bad=True)
    return _onward(request, relationship_id, asked_id, deed)


@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request: HttpRequest, relationship_id: UUID, asked_id: UUID) -> HttpResponse:
    """Ask once, then delete an answer that both could read, or what was kept of one."""
    asking = asking_of(request, relationship_id)
    shown = _question(asking, asked_id)
    form, why = DeedForm(request.POST if request.method == "POST" else None), None
    if form.is_bound and form.is_valid():
        try:
            carry_out(
                form,
                lambda once: actions.answer(
                    relationship_id,
                    asked_id,
                    AnswerDeed.TAKE_AWAY,
                    by=asking.person,
                    at=asking.at,
                    once=once,
                ),
            )
        except InterviewRefused as refused:
            why = refused.why
        else:
            is_left = shown.is_taken_back
            return asking.back("interview") if is_left else asking.back("question", asked_id)
    if why is None and AnswerDeed.TAKE_AWAY not in shown.may:
        if shown.is_taken_back:
            raise Http404
        return asking.back("question", asked_id)
    return asking.page("take_away", why=why, form=form, question=shown)


def _question(asking: Asking, asked_id: UUID) -> ShownQuestion:
    access.asked_of(asking.interview.relationship, asked_id)
    return shown_question(asking.interview.question(asked_id), asking.sides)


def _as_it_is(shown: ShownQuestion) -> dict[str, object]:
    return {"words": shown.my_words or "", "seen": shown.version}


def _refused(
    request: HttpRequest,
    relationship_id: UUID,
    asked_id: UUID,
    form: AnswerForm,
    *,
    why: Refusal,
) -> HttpResponse:
    asking = asking_of(request, relationship_id)
    shown = _question(asking, asked_id)
    # What stands there now is on the page: sending again answers that.
    form.change("seen", str(shown.version))
    return _page(asking, shown, form, why=why)


def _onward(
    request: HttpRequest, relationship_id: UUID, asked_id: UUID, deed: AnswerDeed
) -> HttpResponse:
    """Stay where there is something to see; else go on to the next question, or the whole."""
    asking = asking_of(request, relationship_id)
    if deed in STAYS or _question(asking, asked_id).state == "shown":
        return asking.back("question", asked_id)
    _before, after = _beside(asking, asked_id)
    return asking.back("question", after.id) if after else asking.back("interview")


def _beside(
    asking: Asking, asked_id: UUID
) -> tuple[ShownQuestion | None, ShownQuestion | None]:
    every = [q for step in steps_of(asking.interview, asking.sides) for q in step.questions]
    place = next((n for n, q in enumerate(every) if q.id == asked_id), None)
    if place is None:
        return None, None
    before = every[place - 1] if place else None
    return before, every[place + 1] if place + 1 < len(every) else None


def _page(
    asking: Asking,
    shown: ShownQuestion,
    form: AnswerForm,
    *,
    why: Refusal | None = None,
    is_bad: bool = False,
) -> HttpResponse:
    me = asking.person.pk
    steps = steps_of(asking.interview, asking.sides)
    step = next((s for s in steps if any(q.id == shown.id for q in s.questions)), None)
    if step is None and not (shown.has_words or form.is_bound):
        # Taken back, and nothing of mine is in it: there is nothing here for me.
        raise Http404
    before, after = _beside(asking, shown.id)
    may_take_back = refuse_taking_back(asking.interview.bond, shown.opened.value, by=me) is None
    return asking.page(
        "question",
        why=why,
        is_bad=is_bad,
        form=form,
        question=shown,
        step=step,
        step_number=steps.index(step) + 1 if step else 0,
        steps_count=len(steps),
        before=before,
        after=after,
        may_take_question_back=may_take_back,
    )
