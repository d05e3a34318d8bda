"""Who waits, asking for a proposal, its progress, and all that it says."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from letsbe.introductions import access, jobs
from letsbe.introductions.actions import looking, proposing
from letsbe.introductions.forms import PARTS, WEIGHTS, ProposalForm, initial_of
from letsbe.introductions.models import Run
from letsbe.introductions.queries import gathering, written
from letsbe.introductions.rules.refusals import IntroductionRefused, Refusal
from letsbe.introductions.rules.running import Step
from letsbe.introductions.views import answers
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.ui.forms import carry_out
from letsbe_matching import Part, Weight

LATELY = 10


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    return _proposals_page(request, people.coordinator(request))


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a proposal; it is made beside the pages, and its own page shows how far it is."""
    by = people.coordinator(request)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _proposals_page(request, by, form=form)
    try:
        carry_out(
            form,
            lambda once: jobs.see_to(
                proposing.ask_for_proposal(form.weights, by=by, at=clock.now(), once=once).pk
            ),
        )
    except IntroductionRefused as refused:
        return _proposals_page(request, by, form=form, why=refused.why)
    newest = access.newest_run(by)
    return answers.go("proposal", newest.pk) if newest else answers.go("proposals")


@require_safe
def proposal(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Show how far a proposal is, or all of it; that somebody looked is journalled."""
    by = people.coordinator(request)
    return proposal_page(request, by, access.run_for_coordinator(by, run_id))


def proposal_page(
    request: HttpRequest, by: Person, run: Run, *, why: Refusal | None = None
) -> HttpResponse:
    step = Step(run.step)
    if not step.is_final:
        jobs.see_to(run.pk)
        steps = [each for each in Step if not each.is_final and each is not Step.WAITING]
        return answers.page(
            request, "under_way", run=run, step=step, steps=steps, order=list(Step), why=why
        )
    if step is Step.FAILED:
        return answers.page(request, "failed", run=run, why=why)
    looking.look_at_proposal(run, by=by, at=clock.now())
    newest = access.newest_run(by)
    return answers.page(
        request,
        "proposal",
        run=run,
        me=by.pk,
        is_newest=newest == run,
        found=written.page(run),
        weights=[(PARTS[part], WEIGHTS[Weight(run.weights[part.value])]) for part in Part],
        why=why,
    )


def _proposals_page(
    request: HttpRequest,
    by: Person,
    *,
    form: ProposalForm | None = None,
    why: Refusal | None = None,
) -> HttpResponse:
    runs = list(access.runs_for_coordinator(by)[:LATELY])
    today = clock.now().date()
    waiting = gathering.waiting(today=today)
    usual = initial_of(runs[0].weights) if runs else {}
    return answers.page(
        request,
        "proposals",
        form=form or ProposalForm(initial=usual),
        runs=runs,
        waiting=waiting,
        names=people_queries.cards(waiting.ids),
        supporters=gathering.with_room(today=today),
        wishes=written.wishes(access.wishes_for_coordinator(by)),
        why=why,
    )
