"""Asking for a proposal, making it step by step, and a coordinator's wishes for two."""

import json
import secrets
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from letsbe.introductions import access
from letsbe.introductions.events import Deed
from letsbe.introductions.models import Proposed, Run, Wish
from letsbe.introductions.queries import gathering
from letsbe.introductions.rules import common, matching, running
from letsbe.introductions.rules.matching import ForPeer
from letsbe.introductions.rules.refusals import IntroductionRefused, Refusal
from letsbe.introductions.rules.running import Step, WishKind
from letsbe.introductions.rules.swaps import swaps
from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.lib.once import Once
from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing
from letsbe_matching import Weights

_AT_ONCE = 250
_UNDER_WAY = [step.value for step in Step if not step.is_final]


def ask_for_proposal(
    weights: Weights, *, by: Person, at: datetime, once: Once | None = None
) -> Run:
    """Ask for a proposal for everyone who looks now; it is made by carry_out()."""
    access.runs_for_coordinator(by)
    # Everybody's portrait is opened for this: before anybody has to wait for our lock.
    looking = len(gathering.waiting(today=at.date()).found)
    with transaction.atomic():
        journal.claim(once, by=by.pk, at=at)
        under_way = Run.objects.filter(step__in=_UNDER_WAY).exists()
        refuse(running.refuse_asking(is_under_way=under_way, looking=looking))
        run = _begun(weights, by=by, at=at)
        journal.record(Deed.PROPOSAL_ASKED, by=by.pk, strand=HOUSE, about=run.pk, at=at)
    return run


def carry_out(run_id: UUID, *, clock: Callable[[], datetime]) -> None:
    """Make the proposal that was asked for, each step stored; begun again, it starts over."""
    run = Run.objects.get(pk=run_id)
    if Step(run.step).is_final:
        return
    _go_on(run, Step.READING)
    asked = gathering.asked_for(run, on=clock().date())
    run.digest = matching.digest(asked)
    _go_on(run, Step.MATCHING)
    found = matching.propose(asked)
    _go_on(run, Step.WRITING)
    with transaction.atomic():
        Proposed.objects.filter(run=run).delete()
        since = {one.id: one.since for one in asked.peers}
        _write(run, found.peers, since)
        run.certificate = dict(found.certificate)
        run.never_shown = [str(one) for one in found.never_shown]
        run.swaps = [[str(swap.one), str(swap.other)] for swap in swaps(found.peers)]
        run.load = {str(one): meets for one, meets in found.load.items()}
        run.step, run.finished_at = Step.DONE, clock()
        run.save()


def give_up(run_id: UUID, *, at: datetime) -> None:
    """Say of a proposal that it could not be made, so that another can be asked for."""
    Run.objects.filter(pk=run_id, step__in=_UNDER_WAY).update(step=Step.FAILED, finished_at=at)


@transaction.atomic
def wish(
    kind: WishKind,
    peer_id: UUID,
    supporter_id: UUID,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Keep a wish for two people, for the proposals to come; the last one said counts."""
    wishes = access.wishes_for_coordinator(by)
    journal.claim(once, by=by.pk, at=at)
    peer = people.person_for_coordinator(by, pk=peer_id)
    supporter = people.person_for_coordinator(by, pk=supporter_id)
    if by.pk in {peer.pk, supporter.pk}:
        raise IntroductionRefused(Refusal.ONESELF)
    wishes.filter(peer=peer, supporter=supporter).delete()
    try:
        with transaction.atomic():
            Wish.objects.create(kind=kind, peer=peer, supporter=supporter, by=by, at=at)
    except IntegrityError:
        raise IntroductionRefused(Refusal.PINNED_ELSEWHERE) from None
    journal.record(Deed.WISHED, by=by.pk, strand=HOUSE, about=peer.pk, at=at, kind=kind.value)


@transaction.atomic
def take_wish_back(
    peer_id: UUID, supporter_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    wishes = access.wishes_for_coordinator(by)
    journal.claim(once, by=by.pk, at=at)
    gone, _by_table = wishes.filter(peer=peer_id, supporter=supporter_id).delete()
    if gone:
        journal.record(Deed.WISH_TAKEN_BACK, by=by.pk, strand=HOUSE, about=peer_id, at=at)


def refuse(why: Refusal | None) -> None:
    if why:
        raise IntroductionRefused(why)


def _begun(weights: Weights, *, by: Person, at: datetime) -> Run:
    try:
        with transaction.atomic():
            return Run.objects.create(
                asked_by=by,
                asked_at=at,
                weights=matching.weights_in_words(weights),
                zone=settings.TIME_ZONE,
                salt=secrets.token_hex(16),
            )
    except IntegrityError:
        raise IntroductionRefused(Refusal.UNDER_WAY) from None


def _go_on(run: Run, step: Step) -> None:
    run.step = step
    run.save(update_fields=["step", "digest"])


def _write(run: Run, peers: tuple[ForPeer, ...], since: dict[UUID, datetime | None]) -> None:
    for start in range(0, len(peers), _AT_ONCE):
        some = peers[start : start + _AT_ONCE]
        ring = vault.key_ring(people=[one.peer for one in some])
        Proposed.objects.bulk_create(
            _row(run, one, ring, since[one.peer] or run.asked_at) for one in some
        )


def _row(run: Run, one: ForPeer, ring: KeyRing, since: datetime) -> Proposed:
    row = Proposed(
        run=run,
        peer_id=one.peer,
        supporter_id=one.supporter,
        looking_since_at=since,
        score=one.score,
        is_pinned=one.is_pinned,
        why=one.why or "",
        otherwise={name.name.lower(): count for name, count in one.otherwise.items()} or None,
        broken=[name.name.lower() for name in one.broken] or None,
    )
    short = [
        [str(each.supporter), each.score, common.as_json(each.common)] for each in one.short
    ]
    row.short_sealed = ring.seal(json.dumps(short), row.place_of("short"))
    with_whom = next((each for each in one.short if each.supporter == one.supporter), None)
    if with_whom:
        told = json.dumps(common.as_json(with_whom.common))
        row.shared_sealed = ring.seal(told, row.place_of("shared"))
    return row
