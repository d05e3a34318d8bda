"""A coordinator vouches for short lists of a proposal: only then do peers see anybody."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.introductions import access
from letsbe.introductions.actions.proposing import refuse
from letsbe.introductions.events import Deed
from letsbe.introductions.models import Card, Introduction, Proposed, Run
from letsbe.introductions.queries import written
from letsbe.introductions.rules import common, running
from letsbe.introductions.rules.matching import Shown
from letsbe.introductions.rules.refusals import Refusal
from letsbe.introductions.rules.running import Step
from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.journal.rules import Happened
from letsbe.lib.once import Once
from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.relationships import queries as relationships
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@transaction.atomic
def vouch(
    run_id: UUID, peer_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """Show one peer their short list; an older one they have not chosen from closes."""
    run = access.run_for_coordinator(by, run_id)
    journal.claim(once, by=by.pk, at=at, deed=(Deed.VOUCHED, peer_id))
    row = access.proposed_for_coordinator(by, run_id, peer_id)
    refuse(_vouch(run, [row], by=by, at=at).get(peer_id))


@transaction.atomic
def vouch_for_all(run_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> None:
    """Show everyone their short list who can be shown one by this coordinator."""
    run = access.run_for_coordinator(by, run_id)
    journal.claim(once, by=by.pk, at=at, deed=(Deed.VOUCHED,))
    if Step(run.step) is not Step.DONE:
        refuse(Refusal.NOT_READY)
    rows = Proposed.objects.filter(run=run).order_by("looking_since_at", "peer_id")
    refused = _vouch(run, list(rows), by=by, at=at)
    if Refusal.NEWER_ONE in refused.values():
        refuse(Refusal.NEWER_ONE)


def _vouch(run: Run, rows: list[Proposed], *, by: Person, at: datetime) -> dict[UUID, Refusal]:
    """Make the cards of these peers; return why not, for those who get none."""
    newest = Run.objects.filter(step=Step.DONE).order_by("-pk").first()
    shown = set(Introduction.objects.filter(run=run).values_list("peer_id", flat=True))
    looking = people.looking().keys() - relationships.being_asked()
    words, ring = people.vouched_for(), vault.key_ring(people=[r.peer_id for r in rows])
    refused: dict[UUID, Refusal] = {}
    lists: dict[UUID, list[Shown]] = {}
    for row in rows:
        here = [each for each in written.short_list(row, ring) if each.supporter in words]
        why = running.refuse_vouching(
            Step(run.step),
            is_newest=newest == run,
            peer=row.peer_id,
            supporters=[each.supporter for each in here],
            by=by.pk,
            is_shown=row.peer_id in shown,
        ) or (None if row.peer_id in looking else Refusal.NOT_HERE_NOW)
        if why:
            refused[row.peer_id] = why
        else:
            # Whoever vouches is on nobody's list by their own word.
            lists[row.peer_id] = [each for each in here if each.supporter != by.pk]
    _show(run, lists, _Vouched(by=by, at=at, words=words, ring=ring))
    return refused


@dataclass(frozen=True, kw_only=True)
class _Vouched:
    """By whom and when, the words given for supporters, and the keys of the peers."""

    by: Person
    at: datetime
    words: Mapping[UUID, UUID]
    ring: KeyRing


def _show(run: Run, lists: Mapping[UUID, list[Shown]], said: _Vouched) -> None:
    """Store all short lists and their cards at once, and tell each peer's strand."""
    older = Introduction.objects.filter(peer__in=lists, closed_at=None)
    older.update(closed_at=said.at)
    made = [
        Introduction(run=run, peer_id=peer, vouched_by=said.by, vouched_at=said.at)
        for peer in lists
    ]
    Introduction.objects.bulk_create(made)
    Card.objects.bulk_create(
        _card(one, position, each, said)
        for one in made
        for position, each in enumerate(lists[one.peer_id])
    )
    for peer in lists:
        journal.record(Deed.VOUCHED, by=said.by.pk, strand=peer, about=peer, at=said.at)
    journal.record_all(
        *(Happened(Deed.VOUCHED, by=said.by.pk, about=peer) for peer in lists),
        strand=HOUSE,
        at=said.at,
    )


def _card(one: Introduction, position: int, each: Shown, said: _Vouched) -> Card:
    word = said.words[each.supporter]
    card = Card(introduction=one, vouching_id=word, position=position)
    told = json.dumps(common.as_json(each.common))
    card.shared_sealed = said.ring.seal(told, card.place_of("shared", one.peer_id))
    return card
