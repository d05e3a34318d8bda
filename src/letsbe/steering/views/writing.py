"""Writing alone, and the presses that move a steering on."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock
from letsbe.lib.once import Once
from letsbe.steering.actions import writing as actions
from letsbe.steering.forms import SayForm, WriteForm
from letsbe.steering.queries import current_round
from letsbe.steering.queries.opened import Opened, ShownText
from letsbe.steering.rules import deeds
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.rules.refusals import Refusal, SteeringRefused
from letsbe.steering.views.page import (
    NOT_UNDERSTOOD,
    back,
    open_one_of,
    reached,
    render_page,
    steering_page,
    today,
)
from letsbe.ui.forms import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Write what one notices and would like; what is refused comes back as it was typed."""
    one = open_one_of(request, relationship_id)
    if one is None:
        return steering_page(request, relationship_id, why=Refusal.CLOSED)
    form = _form(request, one)
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(form, partial(_keep, one, form)):
                return back(relationship_id)
        except SteeringRefused as refused:
            why = refused.why
            one = open_one_of(request, relationship_id) or one
            form.see(current_round(one.row).pk, one.my_revision)
    elif not form.is_bound and deeds.refuse_keeping(
        one.now, by=one.person.pk, seen=one.my_revision
    ):
        return steering_page(request, relationship_id)
    kept = _kept(one) if why is Refusal.TEXT_CHANGED else None
    return render_page(
        request,
        "steering/write.html",
        one.relationship,
        why=why,
        is_bad=form.is_bound,
        form=form,
        one=one,
        kept=kept,
    )


@require_POST
def say(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Do one press; refused, how it stands now comes with the reason."""
    person, _relationship = reached(request, relationship_id)
    form = SayForm(request.POST)
    if not form.is_valid():
        return steering_page(request, relationship_id, why=NOT_UNDERSTOOD)
    try:
        carry_out(
            form,
            lambda once: actions.press(
                relationship_id,
                CourseDeed(form.cleaned_data["deed"]),
                seen=form.on_screen,
                by=person,
                today=today(),
                at=clock.now(),
                once=once,
            ),
        )
    except SteeringRefused as refused:
        return steering_page(request, relationship_id, why=refused.why)
    return back(relationship_id)


def _keep(one: Opened, form: WriteForm, once: Once | None) -> None:
    actions.keep_text(
        one.relationship.pk,
        form.words,
        seen=form.on_screen,
        is_ready=form.cleaned_data["ready"],
        by=one.person,
        today=today(),
        at=clock.now(),
        once=once,
    )


def _form(request: HttpRequest, one: Opened) -> WriteForm:
    if request.method == "POST":
        return WriteForm(request.POST)
    mine = _kept(one)
    return WriteForm(
        initial={
            "round": current_round(one.row).pk,
            "seen": one.my_revision,
            "notice": (mine.notice or "") if mine else "",
            "wish": (mine.wish or "") if mine else "",
        }
    )


def _kept(one: Opened) -> ShownText | None:
    return next((text for text in one.round.texts if text.by.is_you), None)
