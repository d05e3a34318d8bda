"""Writing what one's next one may read: the introduction, and pieces chosen one by one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.handovers import access, actions
from letsbe.handovers.forms import ChooseForm, IntroductionForm, RewordForm
from letsbe.handovers.queries import ShownPiece, choosing
from letsbe.handovers.rules.passing import MOST_PIECES
from letsbe.handovers.rules.refusals import HandoverRefused, Refusal
from letsbe.handovers.views import answers
from letsbe.handovers.views.asking import Writing, writing
from letsbe.lib import clock
from letsbe.ui.forms import DeedForm, carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show what has been written so far, and keep the introduction."""
    asking = writing(request, relationship_id)
    form = _introduction_form(request, asking)
    why = None
    if form.is_bound and form.is_valid():
        words, seen = form.cleaned_data["words"], form.cleaned_data["seen"]
        try:
            if carry_out(
                form,
                lambda once: actions.write_introduction(
                    relationship_id,
                    words,
                    by=asking.person,
                    seen=seen,
                    at=clock.now(),
                    once=once,
                ),
            ):
                messages.success(request, _("It is kept. Nobody else can read it yet."))
                return answers.go("write", relationship_id)
        except HandoverRefused as refused:
            why, asking = refused.why, writing(request, relationship_id)
            # What stands there now is shown above what was typed: sending again means it.
            form.change("seen", str(asking.row.introduction_number if asking.row else 0))
    return write_page(request, asking, form=form, why=why)


def write_page(
    request: HttpRequest, asking: Writing, *, form: IntroductionForm, why: object = None
) -> HttpResponse:
    relationship_id = asking.relationship.pk
    return answers.page(
        request,
        "write",
        why=why,
        form=form,
        most=MOST_PIECES,
        next_ones=[] if asking.reader else asking.next_ones,
        meeting=access.meeting_from(asking.person, relationship_id),
        **asking.context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show everything of one's own that could go into it, whole; choose one by one."""
    asking = writing(request, relationship_id)
    form = ChooseForm(request.POST if request.method == "POST" else None)
    why: Refusal | None = None
    if form.is_bound:
        source = form.cleaned_data["source"] if form.is_valid() else None
        try:
            if source is None:
                raise HandoverRefused(Refusal.NOT_YOURS_TO_CHOOSE)
            if carry_out(
                form,
                lambda once: actions.choose(
                    relationship_id, source, by=asking.person, at=clock.now(), once=once
                ),
            ):
                return answers.go("choose", relationship_id)
            why = Refusal.SENT_ALREADY
        except HandoverRefused as refused:
            why = refused.why
        asking = writing(request, relationship_id)
    return answers.page(
        request,
        "choose",
        why=why,
        most=MOST_PIECES,
        choices=choosing.choices(asking.person, relationship_id),
        chosen=asking.opened.sources if asking.opened else frozenset(),
        **asking.context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def piece(request: HttpRequest, relationship_id: UUID, piece_id: UUID) -> HttpResponse:
    """Let one piece be said otherwise, for the next one."""
    asking = writing(request, relationship_id)
    shown = _piece_in(asking, piece_id)
    initial = {"words": shown.words or "", "seen": shown.number}
    form = RewordForm(request.POST if request.method == "POST" else None, initial=initial)
    why: Refusal | None = None
    if form.is_bound and form.is_valid():
        words, seen = form.cleaned_data["words"], form.cleaned_data["seen"]
        try:
            if carry_out(
                form,
                lambda once: actions.reword(
                    relationship_id,
                    piece_id,
                    words,
                    by=asking.person,
                    seen=seen,
                    at=clock.now(),
                    once=once,
                ),
            ):
                return answers.go("write", relationship_id)
        except HandoverRefused as refused:
            why, asking = refused.why, writing(request, relationship_id)
            shown = _piece_in(asking, piece_id)
            form.change("seen", str(shown.number))
    return answers.page(request, "piece", why=why, form=form, piece=shown, **asking.context)


@require_POST
def leave_out(request: HttpRequest, relationship_id: UUID, piece_id: UUID) -> HttpResponse:
    asking = writing(request, relationship_id)
    access.handover_of_writer(asking.person, relationship_id)
    form = DeedForm(request.POST)
    form.is_valid()
    try:
        carry_out(
            form,
            lambda once: actions.leave_out(
                relationship_id, piece_id, by=asking.person, at=clock.now(), once=once
            ),
        )
    except HandoverRefused as refused:
        asking = writing(request, relationship_id)
        unsent = _introduction_form(request, asking, is_posted=False)
        return write_page(request, asking, form=unsent, why=refused.why)
    return answers.go("write", relationship_id)


def _introduction_form(
    request: HttpRequest, asking: Writing, *, is_posted: bool | None = None
) -> IntroductionForm:
    row = asking.row
    is_posted = request.method == "POST" if is_posted is None else is_posted
    number = row.introduction_number if row else 0
    words = (asking.opened.introduction if asking.opened else "") or ""
    return IntroductionForm(
        request.POST if is_posted else None,
        initial={"seen": number, "words": words},
        may_be_empty=bool(row and row.introduction_sealed),
    )


def _piece_in(asking: Writing, piece_id: UUID) -> ShownPiece:
    """Return one piece as it reads now; 404 where another window has left it out."""
    pieces = asking.opened.pieces if asking.opened else []
    for one in pieces:
        if one.id == piece_id:
            return one
    raise Http404
