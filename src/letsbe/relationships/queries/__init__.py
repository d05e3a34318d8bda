"""Reading relationships for lists: who is in them, by name, in a constant number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db.models import QuerySet

from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.people.queries import Card
from letsbe.relationships.models import Beginning, BeginningAnswer, Party, Relationship
from letsbe.relationships.rules import Answer, Kind, PartPlayed, Stage


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A relationship in a list: the two in the order of their voices, its stage, its dates."""

    id: UUID
    kind: Kind
    stage: Stage
    began_at: datetime
    ended_at: datetime | None
    cards: tuple[Card, Card]
    voices: tuple[str, str]
    parts: tuple[str, str]

    def other(self, person_id: UUID) -> Card:
        return next(card for card in self.cards if card.id != person_id)


@dataclass(frozen=True, kw_only=True)
class ListedBeginning:
    """Two people who are being asked. Who said what stays with who said it."""

    id: UUID
    kind: Kind
    asked_at: datetime
    is_closed: bool
    cards: tuple[Card, Card]


def listed(relationships: Iterable[Relationship]) -> list[Listed]:
    rows = list(relationships)
    names = people.cards({p.person_id for row in rows for p in row.parties.all()})
    return [_listed(row, *row.parties.all(), names=names) for row in rows]


def listed_beginnings(beginnings: Iterable[Beginning]) -> list[ListedBeginning]:
    rows = list(beginnings)
    names = people.cards({a.person_id for row in rows for a in row.answers.all()})
    shown = []
    for row in rows:
        first, second = sorted(row.answers.all(), key=lambda a: a.pk)
        shown.append(
            ListedBeginning(
                id=row.pk,
                kind=Kind(row.kind),
                asked_at=row.asked_at,
                is_closed=row.closed_at is not None,
                cards=(names[first.person_id], names[second.person_id]),
            )
        )
    return shown


def places_taken() -> Counter[UUID]:
    """Return how many each supports now, those with whom a beginning is open included."""
    parts = {"part": PartPlayed.SUPPORTER.value}
    meets = Party.objects.filter(relationship__ended_at=None, **parts)
    asked = BeginningAnswer.objects.filter(beginning__closed_at=None, **parts)
    return Counter(chain(_people(meets), _people(asked)))


def being_asked() -> set[UUID]:
    """Return who comes for support and is asked just now whether to begin with somebody."""
    asked = BeginningAnswer.objects.filter(
        beginning__closed_at=None, part=PartPlayed.PEER.value
    )
    return set(_people(asked))


def peer_in(relationship_id: UUID) -> Person | None:
    """Return who came as the peer, where it is peer support."""
    theirs = Party.objects.filter(
        relationship=relationship_id, part=PartPlayed.PEER.value
    ).select_related("person")
    party = theirs.first()
    return party.person if party else None


def met_before(person: UUID) -> set[UUID]:
    """Return everybody with whom somebody is or was in a relationship here."""
    both = Party.objects.filter(relationship__parties__person=person)
    return set(_people(both)) - {person}


def pairs_together() -> set[tuple[UUID, UUID]]:
    """Return all who are in peer support now, the peer first."""
    theirs = Party.objects.filter(
        relationship__ended_at=None, relationship__kind=Kind.SUPPORT.value
    )
    by_bond: dict[UUID, dict[str, UUID]] = defaultdict(dict)
    for bond, part, person in theirs.values_list("relationship_id", "part", "person_id"):
        by_bond[bond][part] = person
    return {
        (two[PartPlayed.PEER.value], two[PartPlayed.SUPPORTER.value])
        for two in by_bond.values()
    }


def _people(rows: "QuerySet[Party] | QuerySet[BeginningAnswer]") -> Iterable[UUID]:
    return rows.values_list("person_id", flat=True)


def waits_for(beginning: Beginning, person_id: UUID) -> bool:
    asking = beginning.asking
    return not asking.is_closed and asking.answers[person_id] is Answer.NOT_YET


def may_take_yes_back(beginning: Beginning, person_id: UUID) -> bool:
    """Say whether this person said yes to what has not begun yet."""
    asking = beginning.asking
    return not asking.is_closed and asking.answers[person_id] is Answer.YES


def _listed(
    row: Relationship, first: Party, second: Party, *, names: dict[UUID, Card]
) -> Listed:
    return Listed(
        id=row.pk,
        kind=Kind(row.kind),
        stage=row.stage,
        began_at=row.began_at,
        ended_at=row.ended_at,
        cards=(names[first.person_id], names[second.person_id]),
        voices=(first.voice, second.voice),
        parts=(first.part, second.part),
    )
