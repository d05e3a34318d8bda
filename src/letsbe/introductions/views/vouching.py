"""One peer's part of a proposal: why, and why not; wishes for two; and vouching."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from letsbe.introductions import access
from letsbe.introductions.actions import looking, proposing
from letsbe.introductions.actions import vouching as actions
from letsbe.introductions.forms import WishForm, WithForm
from letsbe.introductions.queries import asking, written
from letsbe.introductions.rules.refusals import IntroductionRefused, Refusal
from letsbe.introductions.rules.running import WishKind
from letsbe.introductions.views import answers
from letsbe.introductions.views.proposals import proposal_page
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.ui.forms import DeedForm, carry_out


@require_safe
def for_peer(request: HttpRequest, run_id: UUID, peer_id: UUID) -> HttpResponse:
    """Show what a proposal says to one peer; `?supporter=` asks why, or why not."""
    return _peer_page(request, people.coordinator(request), run_id, peer_id)


@require_POST
def vouch(request: HttpRequest, run_id: UUID, peer_id: UUID) -> HttpResponse:
    by = people.coordinator(request)
    access.proposed_for_coordinator(by, run_id, peer_id)
    why = answers.carry_out(
        DeedForm(request.POST),
        lambda once: actions.vouch(run_id, peer_id, by=by, at=clock.now(), once=once),
    )
    if why:
        return _peer_page(request, by, run_id, peer_id, why=why)
    return answers.go("for_peer", run_id, peer_id)


@require_POST
def vouch_for_all(request: HttpRequest, run_id: UUID) -> HttpResponse:
    by = people.coordinator(request)
    run = access.run_for_coordinator(by, run_id)
    why = answers.carry_out(
        DeedForm(request.POST),
        lambda once: actions.vouch_for_all(run_id, by=by, at=clock.now(), once=once),
    )
    if why:
        return proposal_page(request, by, run, why=why)
    return answers.go("proposal", run_id)


@require_POST
def wish(request: HttpRequest, run_id: UUID, peer_id: UUID) -> HttpResponse:
    """Keep a wish for two, or take it back: it counts from the next proposal on."""
    by = people.coordinator(request)
    access.proposed_for_coordinator(by, run_id, peer_id)
    form = WishForm(request.POST)
    if not form.is_valid():
        return _peer_page(request, by, run_id, peer_id, why=Refusal.NO_PAIR)
    other, wished = form.cleaned_data["supporter"], form.cleaned_data["wished"]
    try:
        if wished == WishForm.BACK:
            carry_out(
                form,
                lambda once: proposing.take_wish_back(
                    peer_id, other, by=by, at=clock.now(), once=once
                ),
            )
        else:
            carry_out(
                form,
                lambda once: proposing.wish(
                    WishKind(wished), peer_id, other, by=by, at=clock.now(), once=once
                ),
            )
    except IntroductionRefused as refused:
        return _peer_page(request, by, run_id, peer_id, why=refused.why)
    return answers.go("for_peer", run_id, peer_id)


def _peer_page(
    request: HttpRequest,
    by: Person,
    run_id: UUID,
    peer_id: UUID,
    *,
    why: Refusal | None = None,
) -> HttpResponse:
    row = access.proposed_for_coordinator(by, run_id, peer_id)
    looking.look_at_peer(row.peer, by=by, at=clock.now())
    run = access.run_for_coordinator(by, run_id)
    names = asking.supporters(run)
    form = WithForm(request.GET or None, people=[(str(c.id), c.name) for c in names])
    answer = None
    if form.is_bound and form.is_valid():
        answer = asking.why(run, peer_id, form.other)
    return answers.page(
        request,
        "for_peer",
        run=run,
        me=by.pk,
        line=written.line(row),
        short=asking.short_list(row),
        form=form,
        answer=answer,
        wishes=written.wishes(access.wishes_for_coordinator(by).filter(peer=peer_id)),
        is_newest=access.newest_run(by) == run,
        why=why,
    )
