"""What proposals say, opened: pairs with what they share, short lists, swaps, load."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from letsbe.introductions.models import Introduction, Proposed, Run, Wish, proposed_place
from letsbe.introductions.queries import gathering
from letsbe.introductions.rules import common
from letsbe.introductions.rules.common import Common
from letsbe.introductions.rules.matching import Pair, Shown
from letsbe.introductions.rules.running import WishKind
from letsbe.lib.prepared import Prepared
from letsbe.people import queries as people
from letsbe.people.queries import Card
from letsbe.vault.queries import KeyRing


class Row(NamedTuple):
    """What a page reads of a proposal's row: plain, since there may be a thousand."""

    id: UUID
    peer_id: UUID
    supporter_id: UUID | None
    looking_since_at: datetime
    is_pinned: bool
    why: str
    otherwise: dict[str, int] | None
    broken: list[str] | None
    shared_sealed: bytes | None


_LINES = Prepared(
    lambda run: (
        Proposed.objects.filter(run=run)
        .order_by("looking_since_at", "peer_id")
        .values_list(*Row._fields)
    )
)


class Line(NamedTuple):
    """What a proposal says to one peer, for a coordinator. None is what cannot be shown."""

    peer: Card
    supporter: Card | None
    since: datetime
    is_pinned: bool
    is_new: bool
    is_shown: bool
    why: str
    otherwise: dict[str, int]
    broken: list[str]
    common: Common | None


@dataclass(frozen=True, kw_only=True)
class Load:
    """How many a supporter would meet, those they meet already not counted."""

    supporter: Card
    meets: int


@dataclass(frozen=True, kw_only=True)
class SwapShown:
    """Two peers who could as well have each other's supporters."""

    one: Line
    other: Line


@dataclass(frozen=True, kw_only=True)
class Page:
    """A whole proposal, for a coordinator."""

    pairs: list[Line]
    waiting: list[Line]
    swaps: list[SwapShown]
    never_shown: list[Card]
    load: list[Load]


def page(run: Run) -> Page:
    """Return everything a proposal says: a constant number of queries, whatever its size."""
    rows = [Row(*row) for row in _LINES.rows(run.pk)]
    ids = {one for row in rows for one in (row.peer_id, row.supporter_id) if one}
    ids |= {UUID(one) for one in [*run.never_shown, *run.load]}
    cards, ring = people.cards_with_ring(ids)
    shown = set(Introduction.objects.filter(run=run).values_list("peer_id", flat=True))
    before = gathering.pairs_before(run)
    lines = [_line(row, cards, ring, shown=shown, before=before) for row in rows]
    by_peer = {str(line.peer.id): line for line in lines}
    return Page(
        pairs=[line for line in lines if line.supporter],
        waiting=[line for line in lines if not line.supporter],
        swaps=[
            SwapShown(one=by_peer[one], other=by_peer[other])
            for one, other in run.swaps
            if one in by_peer and other in by_peer
        ],
        never_shown=[cards[UUID(one)] for one in run.never_shown],
        load=_load(run, cards),
    )


def line(row: Proposed) -> Line:
    """Return what a proposal says to one peer."""
    ids = {one for one in (row.peer_id, row.supporter_id) if one}
    cards, ring = people.cards_with_ring(ids)
    shown = Introduction.objects.filter(run=row.run_id, peer=row.peer_id).exists()
    plain = Row(*(getattr(row, name) for name in Row._fields))
    return _line(plain, cards, ring, shown={row.peer_id} if shown else set(), before=None)


def short_list(row: Proposed, ring: KeyRing) -> list[Shown]:
    """Return a peer's short list; empty when it cannot be opened any more."""
    if row.short_sealed is None:
        return []
    told = ring.shown(row.short_sealed, row.place_of("short"))
    return [
        Shown(supporter=UUID(supporter), score=score, common=common.from_json(shared))
        for supporter, score, shared in (json.loads(told) if told else [])
    ]


def wishes(rows: Iterable[Wish]) -> list[tuple[WishKind, Card, Card]]:
    """Return wishes with the names of the two."""
    here = list(rows)
    cards = people.cards({one for row in here for one in (row.peer_id, row.supporter_id)})
    return [(WishKind(row.kind), cards[row.peer_id], cards[row.supporter_id]) for row in here]


def _line(
    row: Row,
    cards: dict[UUID, Card],
    ring: KeyRing,
    *,
    shown: set[UUID],
    before: frozenset[Pair] | None,
) -> Line:
    told = None
    if row.shared_sealed is not None:
        place = proposed_place(row.id, "shared", row.peer_id)
        told = ring.shown(row.shared_sealed, place)
    supporter = row.supporter_id
    return Line(
        peer=cards[row.peer_id],
        supporter=cards[supporter] if supporter else None,
        since=row.looking_since_at,
        is_pinned=row.is_pinned,
        is_new=bool(before and supporter and (row.peer_id, supporter) not in before),
        is_shown=row.peer_id in shown,
        why=row.why,
        otherwise=row.otherwise or {},
        broken=row.broken or [],
        common=common.from_json(json.loads(told)) if told else None,
    )


def _load(run: Run, cards: dict[UUID, Card]) -> list[Load]:
    found = [Load(supporter=cards[UUID(one)], meets=meets) for one, meets in run.load.items()]
    return sorted(found, key=lambda each: (-each.meets, each.supporter.name.casefold()))
