"""Who looks for somebody and who has room, with all they told: what a proposal is made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from letsbe.introductions.models import Card, Proposed, Run, Wish
from letsbe.introductions.rules.matching import Asked, Candidate, Pair, weights_from
from letsbe.introductions.rules.running import Step, WishKind
from letsbe.people import queries as people
from letsbe.people.queries import Drawn
from letsbe.people.rules.portraits import Lack
from letsbe.relationships import queries as relationships


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """Somebody who looks, and has not told what nobody can be found without."""

    id: UUID
    since: datetime
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Everybody who looks now: who can be found, who lacks something, who is away."""

    found: tuple[Candidate, ...]
    lacking: tuple[Lacking, ...]
    away: tuple[UUID, ...]

    @property
    def ids(self) -> list[UUID]:
        found = [one.id for one in self.found]
        return [*found, *(one.id for one in self.lacking), *self.away]


def waiting(*, today: date) -> Waiting:
    """Return who waits to be introduced, longest first, in a constant number of queries."""
    since = people.looking()
    for asked in relationships.being_asked():
        since.pop(asked, None)
    drawn = people.drawn_of(since)
    line = sorted(since, key=lambda one: (since[one], one))
    away = tuple(one for one in line if drawn[one].room.is_away(today))
    lacking = tuple(
        Lacking(id=one, since=since[one], lacks=lacks)
        for one in line
        if one not in away and (lacks := _lacks(drawn[one]))
    )
    apart = {*away, *(one.id for one in lacking)}
    here = [one for one in line if one not in apart]
    return Waiting(found=_candidates(here, drawn, since=since), lacking=lacking, away=away)


def with_room(*, today: date) -> tuple[Candidate, ...]:
    """Return the supporters somebody vouches for, with the places each has free now."""
    vouched = people.vouched_for()
    drawn, taken = people.drawn_of(vouched), relationships.places_taken()
    here = {
        one: max(0, portrait.room.people - taken[one])
        for one, portrait in drawn.items()
        if not portrait.room.is_away(today) and not _lacks(portrait)
    }
    return _candidates(sorted(here), drawn, places=here)


def asked_for(run: Run, *, on: date) -> Asked:
    """Return all that a proposal is made from, as it is now."""
    wishes = list(Wish.objects.values_list("kind", "peer_id", "supporter_id"))
    pinned, apart = (
        {(peer, other) for wished, peer, other in wishes if wished == kind}
        for kind in (WishKind.TOGETHER, WishKind.APART)
    )
    return Asked(
        peers=waiting(today=on).found,
        supporters=with_room(today=on),
        weights=weights_from(run.weights),
        pins=frozenset(pinned),
        kept_apart=frozenset(apart | _said_no() | relationships.pairs_together()),
        # Who was proposed to whom last time: what is new should be so for a reason.
        before=pairs_before(run) or frozenset(),
        salt=run.salt,
        zone=run.zone,
        on=on,
    )


def _lacks(drawn: Drawn) -> tuple[Lack, ...]:
    # A portrait whose key is gone tells nothing any more.
    return drawn.told.lacks if drawn.told else tuple(Lack)


def _candidates(
    ids: Iterable[UUID],
    drawn: dict[UUID, Drawn],
    *,
    since: dict[UUID, datetime] | None = None,
    places: dict[UUID, int] | None = None,
) -> tuple[Candidate, ...]:
    here = list(ids)
    named = people.named_in_zones(here)
    return tuple(
        Candidate(
            id=one,
            name=named[one].name,
            told=told,
            apart=apart,
            zone=named[one].time_zone,
            since=since[one] if since else None,
            places=places[one] if places else 0,
        )
        for one in here
        if (told := drawn[one].told) and (apart := drawn[one].apart) and one in named
    )


def _said_no() -> set[Pair]:
    """Return the pairs of which one said no before, whoever it was."""
    fell_through = Q(beginning__closed_at__isnull=False, beginning__relationship=None)
    said = Card.objects.filter(Q(passed_over_at__isnull=False) | fell_through)
    return set(said.values_list("introduction__peer_id", "vouching__person_id"))


def pairs_before(run: Run) -> frozenset[Pair] | None:
    """Return the pairs of the proposal before this one, or None if there was none."""
    last = Run.objects.filter(step=Step.DONE, pk__lt=run.pk).order_by("-pk").first()
    if last is None:
        return None
    pairs = Proposed.objects.filter(run=last).exclude(supporter=None)
    return frozenset(pairs.values_list("peer_id", "supporter_id"))
