"""Writing one's letter, saying what becomes of it, and taking it away."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.endings.actions import letters as actions
from letsbe.endings.forms import LetterForm, SayForm
from letsbe.endings.queries import OpenedEnding
from letsbe.endings.rules import letters as rules
from letsbe.endings.rules.letters import LetterDeed
from letsbe.endings.rules.refusals import EndingRefused, Refusal
from letsbe.endings.views.page import NOT_UNDERSTOOD, back, ending_page, opened, page
from letsbe.lib import clock
from letsbe.ui.forms import DeedForm, carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Write a letter and keep it as a draft; whatever is refused comes back as it was typed."""
    now = opened(request, relationship_id)
    form = _letter_form(request, now)
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        try:
            if carry_out(
                form,
                lambda once: actions.keep_letter(
                    relationship_id,
                    form.cleaned_data["words"],
                    seen=form.cleaned_data["seen"],
                    by=now.person,
                    at=clock.now(),
                    once=once,
                ),
            ):
                return back(relationship_id)
        except EndingRefused as refused:
            why, now = refused.why, opened(request, relationship_id)
            _seen_now(form, now)
    elif not form.is_bound:
        seen = now.my_letter.revision
        why = rules.refuse_keeping(now.now, now.letters, by=now.me.id, seen=seen)
        if why:
            return ending_page(request, now)
    kept = now.my_words if why is Refusal.LETTER_CHANGED else ""
    return page(
        request,
        now,
        "endings/letter.html",
        why=why,
        is_bad=form.is_bound,
        form=form,
        kept=kept,
    )


@require_POST
def say(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ready, no letter, take back, or give mine all the same: one press."""
    now = opened(request, relationship_id)
    form = SayForm(request.POST)
    if not form.is_valid():
        return ending_page(request, now, why=NOT_UNDERSTOOD)
    try:
        carry_out(
            form,
            lambda once: actions.say(
                relationship_id,
                LetterDeed(form.cleaned_data["deed"]),
                seen=form.cleaned_data["seen"],
                by=now.person,
                at=clock.now(),
                once=once,
            ),
        )
    except EndingRefused as refused:
        return ending_page(request, opened(request, relationship_id), why=refused.why)
    return back(relationship_id)


@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Ask once, then take one's own letter away for good."""
    now = opened(request, relationship_id)
    form = DeedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            carry_out(
                form,
                lambda once: actions.take_letter_away(
                    relationship_id, by=now.person, at=clock.now(), once=once
                ),
            )
        except EndingRefused as refused:
            return ending_page(request, opened(request, relationship_id), why=refused.why)
        return back(relationship_id)
    if rules.refuse_taking_away(now.letters, by=now.me.id):
        return ending_page(request, now)
    return page(request, now, "endings/take_away.html", form=form)


def _letter_form(request: HttpRequest, now: OpenedEnding) -> LetterForm:
    if request.method == "POST":
        return LetterForm(request.POST)
    return LetterForm(initial={"seen": now.my_letter.revision, "words": now.my_words or ""})


def _seen_now(form: LetterForm, now: OpenedEnding) -> None:
    """Let what was typed be kept after all, now that what is stored is on the screen."""
    form.renewed()
    form.change("seen", str(now.my_letter.revision))
