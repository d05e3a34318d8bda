"""The one door to letsbe_matching: people as this house knows them in, a proposal out."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

import letsbe_matching as matching
from letsbe.introductions.rules.common import Common, common
from letsbe.introductions.rules.weeks import moved
from letsbe.people.rules.portraits import Apart, Portrait, Way, folded
from letsbe_matching import Hindrance, NotYet, Part, Proposal, Weight, Weights

Pair = tuple[UUID, UUID]
_WAYS = {
    Way.IN_PERSON: matching.Way.IN_PERSON,
    Way.VIDEO: matching.Way.VIDEO,
    Way.PHONE: matching.Way.PHONE,
    Way.TEXT: matching.Way.TEXT,
}


class Why(StrEnum):
    """Why somebody has nobody yet; what was said in private is in none of it."""

    NO_PLACE = "no_place"
    NOT_MET = "not_met"
    FULL = "full"
    NOBODY_FITS = "nobody_fits"


_WHY = {
    NotYet.NO_PLACE: Why.NO_PLACE,
    NotYet.NOT_MET: Why.NOT_MET,
    NotYet.FULL: Why.FULL,
    NotYet.NOBODY_FITS: Why.NOBODY_FITS,
}


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody who looks for another, since when, or who has room for so many more."""

    id: UUID
    name: str
    told: Portrait
    apart: Apart = field(default_factory=Apart, repr=False)
    zone: str = "UTC"
    since: datetime | None = None
    places: int = 0


@dataclass(frozen=True, kw_only=True)
class Asked:
    """All that a proposal is made from."""

    peers: tuple[Candidate, ...]
    supporters: tuple[Candidate, ...]
    weights: Weights = field(default_factory=Weights)
    pins: frozenset[Pair] = frozenset()
    # Two who are not to be proposed to each other: a coordinator's wish, or a no said before.
    kept_apart: frozenset[Pair] = field(default=frozenset(), repr=False)
    before: frozenset[Pair] = frozenset()
    salt: str
    zone: str = "UTC"
    on: date

    @cached_property
    def people(self) -> dict[str, Candidate]:
        return {
            **{_peer(one.id): one for one in self.peers},
            **{_supporter(one.id): one for one in self.supporters},
        }

    def hours_of(self, one: Candidate) -> int:
        """Return somebody's hours in the programme's time zone."""
        return moved(one.told.hours, here=one.zone, there=self.zone, on=self.on)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Somebody a peer might choose, with what the two share."""

    supporter: UUID
    score: int
    common: Common


@dataclass(frozen=True, kw_only=True)
class ForPeer:
    """What a proposal says to one peer: with whom, or why with nobody yet; and a short list."""

    peer: UUID
    supporter: UUID | None = None
    score: int = 0
    is_pinned: bool = False
    broken: tuple[Hindrance, ...] = ()
    why: Why | None = None
    otherwise: Mapping[Hindrance, int] = field(default_factory=dict)
    short: tuple[Shown, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Found:
    """A proposal for everyone at once."""

    peers: tuple[ForPeer, ...]
    never_shown: tuple[UUID, ...]
    load: Mapping[UUID, int]
    certificate: Mapping[str, int | bool | None]


def propose(asked: Asked) -> Found:
    """Return who might be with whom; everyone in it shares a language, an hour and a way."""
    made = proposal(asked)
    shown = matching.shortlists(made)
    why = {one.peer.id: one for one in matching.why_not_yet(made)}
    return Found(
        peers=tuple(
            _for_peer(asked, made, one, shown.get(_peer(one.id), ()), why.get(_peer(one.id)))
            for one in asked.peers
        ),
        never_shown=tuple(asked.people[one.id].id for one in made.never_shown),
        load={asked.people[name].id: meets for name, meets in made.load.items()},
        certificate=dict(vars(made.certificate)),
    )


def proposal(asked: Asked) -> Proposal:
    """Return the package's own proposal, from which `why` can be asked of any two."""
    people = list(_everybody(asked))
    return matching.propose(
        people,
        weights=asked.weights,
        keep=[(_peer(peer), _supporter(other)) for peer, other in _kept(asked, people)],
        before=[(_peer(peer), _supporter(other)) for peer, other in asked.before],
        salt=asked.salt,
    )


def against(made: Proposal, pair: Pair) -> tuple[Hindrance, ...]:
    """Return what stands between two and may be told; empty also where it is private."""
    return matching.explain(made, _peer(pair[0]), _supporter(pair[1])).hindrances


def weights_from(said: Mapping[str, str]) -> Weights:
    """Return weights from words, as a run keeps them."""
    return Weights(**{part.value: Weight(said[part.value]) for part in Part if part in said})


def weights_in_words(weights: Weights) -> dict[str, str]:
    return {part.value: weights[part].value for part in Part}


def digest(asked: Asked) -> str:
    """Return what tells whether a proposal would be made from the very same again."""
    told = [
        [sorted(_plain(one) for one in group) for group in (asked.peers, asked.supporters)],
        sorted(weights_in_words(asked.weights).items()),
        [_spelled(pairs) for pairs in (asked.pins, asked.kept_apart, asked.before)],
        [asked.salt, asked.zone, asked.on.isoformat()],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _spelled(pairs: Iterable[Pair]) -> list[list[str]]:
    return sorted([str(peer), str(other)] for peer, other in pairs)


def _plain(one: Candidate) -> str:
    return json.dumps(
        [str(one.id), one.name, vars(one.told), vars(one.apart), one.zone, one.places,
         str(one.since)],
        default=str,
        sort_keys=True,
    )  # fmt: skip


def _for_peer(
    asked: Asked,
    made: Proposal,
    one: Candidate,
    shown: Iterable[matching.Suggestion],
    why: matching.WhyNotYet | None,
) -> ForPeer:
    pair = made.by_peer.get(_peer(one.id))
    told = [asked.people[each.supporter.id] for each in shown]
    scores = [each.score for each in shown]
    if pair is not None and pair.is_kept:
        told, scores = [asked.people[pair.supporter.id]], [pair.score]
    short = tuple(
        Shown(supporter=other.id, score=score, common=shared(asked, made, one, other))
        for other, score in zip(told, scores, strict=True)
    )
    found = ForPeer(peer=one.id, short=short)
    if pair is not None:
        other = asked.people[pair.supporter.id]
        pinned, broken = pair.is_kept, pair.broken
        return replace(
            found, supporter=other.id, score=pair.score, is_pinned=pinned, broken=broken
        )
    return replace(
        found,
        why=_WHY[why.reason] if why else Why.NOT_MET,
        otherwise=why.otherwise if why else {},
    )


def shared(asked: Asked, made: Proposal, one: Candidate, other: Candidate) -> Common:
    """Return what two share, hours in the programme's time zone."""
    hours = asked.hours_of(one) & asked.hours_of(other)
    return common(one.told, other.told, hours=hours, rare=made.crowd.rare)


def _kept(asked: Asked, people: list[matching.Person]) -> list[Pair]:
    """Return the pins that hold: never one against what somebody said in private."""
    by_id = {one.id: one for one in people}
    return sorted(
        (peer, other)
        for peer, other in asked.pins
        if (one := by_id.get(_peer(peer))) and (two := by_id.get(_supporter(other)))
        if not any(each.is_private for each in matching.hindrances(one, two, asked.weights))
    )


def _everybody(asked: Asked) -> Iterable[matching.Person]:
    apart = _apart(asked)
    for one in asked.peers:
        since = (one.since or datetime.min.replace(tzinfo=UTC)).date()
        yield matching.Peer(id=_peer(one.id), since=since, **_told(asked, one, apart))
    for one in asked.supporters:
        yield matching.Supporter(
            id=_supporter(one.id),
            capacity=one.places,
            **_told(asked, one, apart),
        )


def _told(
    asked: Asked, one: Candidate, apart: Mapping[UUID, frozenset[UUID]]
) -> dict[str, Any]:
    told = one.told
    ways = frozenset(_WAYS[way] for way in told.ways)
    others = apart.get(one.id, frozenset())
    return {
        "hours": asked.hours_of(one),
        "languages": _folded(told.languages),
        "ways": ways,
        "areas": _folded(told.areas),
        "gender": folded(told.gender),
        "with_genders": _folded(told.with_genders),
        "experiences": _folded(told.experiences),
        "interests": _folded(told.interests),
        "about": _folded(told.qualities),
        "wishes": _folded(told.wishes),
        "not_with": frozenset(name(other) for other in others for name in (_peer, _supporter)),
        # Nobody is proposed to themselves.
        "ties": _folded(one.apart.ties) | {f"oneself {one.id}"},
    }


def _apart(asked: Asked) -> dict[UUID, frozenset[UUID]]:
    """Return whom each would rather not meet: by id, by name, or since a no was said."""
    named: dict[str, set[UUID]] = {}
    for one in asked.people.values():
        named.setdefault(folded(one.name), set()).add(one.id)
    found: dict[UUID, set[UUID]] = {}
    for one in asked.people.values():
        theirs = found.setdefault(one.id, set(one.apart.people))
        for name in one.apart.names:
            theirs |= named.get(folded(name), set())
    for peer, other in asked.kept_apart:
        found.setdefault(peer, set()).add(other)
    return {person: frozenset(others) for person, others in found.items()}


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, words))


def _peer(person: UUID) -> str:
    return f"p {person}"


def _supporter(person: UUID) -> str:
    return f"s {person}"
