"""The agreement page: how things stand between the two, and whose turn it is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from letsbe.agreements.queries.titles import KIND_TITLES
from letsbe.agreements.rules import negotiation, signing, turns
from letsbe.agreements.rules.clauses import Kind, Standing
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.refusals import Refusal
from letsbe.agreements.views.asking import Asked, asked
from letsbe.agreements.views.lately import happenings
from letsbe.agreements.views.shown import ShownClause, shown_clauses
from letsbe.people import access as people
from letsbe.relationships import access as relationships
from letsbe.relationships.queries import listed

LATELY = 4
COUNTED_AS = {"closing": "waiting", "closed": "settled"}


@require_safe
def agreement(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    return agreement_page(asked(request, relationship_id))


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Lead to one's only living agreement, or list them when there are several."""
    bonds = listed(relationships.relationships_of(people.signed_in(request)))
    living = [bond for bond in bonds if bond.ended_at is None]
    if len(living) == 1:
        return HttpResponseRedirect(reverse("agreements:agreement", args=[living[0].id]))
    ended = [bond for bond in bonds if bond.ended_at]
    return render(request, "agreements/mine.html", {"bonds": [*living, *ended]})


def agreement_page(asking: Asked, *, why: Refusal | None = None) -> HttpResponse:
    """Render the page; with a reason when a press on it was refused."""
    now, me, other = asking.table.now, asking.sides.me, asking.sides.other
    clauses = shown_clauses(asking.table, asking.sides)
    shown = [c for of_kind in clauses.values() for c in of_kind]
    theirs = turns.turns(now, of=other.id, today=asking.today)
    return asking.page(
        "agreements/agreement.html",
        why=why,
        groups=_groups(clauses),
        left_out=[c for c in shown if c.state == Standing.LEFT_OUT],
        reached=[c for c in shown if c.state == "over" and c.how == How.REACHED],
        gone=[c for c in shown if c.state == "over" and c.how == How.LET_GO],
        first_yours=next((c for c in shown if c.state == "yours"), None),
        draft_mark=negotiation.draft_mark(now) if now.is_draft_open else "",
        counts=_counts([c.state for c in shown]),
        mine=turns.turns(now, of=me.id, today=asking.today),
        theirs=theirs,
        signed=signing.valid_signatures(now) if now.is_draft_open else frozenset(),
        lately=happenings(asking, most=LATELY),
    )


def _groups(clauses: dict[Kind, list[ShownClause]]) -> list[tuple[Promise, list[ShownClause]]]:
    """Return what stands on the page under its headings; what was left out stands apart."""
    here = {
        kind: [c for c in of_kind if c.state not in {Standing.LEFT_OUT, "over"}]
        for kind, of_kind in clauses.items()
    }
    return [(KIND_TITLES[kind], of_kind) for kind, of_kind in here.items() if of_kind]


def _counts(states: list[str]) -> dict[str, int]:
    # A goal I suggest to close waits for the other; one that both want to close is settled.
    told = [COUNTED_AS.get(state, state) for state in states]
    counts = {state: told.count(state) for state in ("settled", "yours", "waiting", "parked")}
    return counts | {"all": sum(counts.values())}
