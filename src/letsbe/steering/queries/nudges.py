"""Whether it may be a good moment for two people to look how they are doing, told to each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship
from letsbe.steering import access
from letsbe.steering.queries.drift import facts_of, house_day
from letsbe.steering.rules import drift
from letsbe.steering.rules.drift import Facts, Occasion, Watch

# What the key of a reminder of one begins with.
KIND = "nudge"


@dataclass(frozen=True, kw_only=True)
class Nudge:
    """What one of the two reads: the same words as the other, with what was noticed."""

    relationship_id: UUID
    occasions: tuple[Occasion, ...]

    @property
    def keys(self) -> str:
        return " ".join(one.key for one in self.occasions)

    @property
    def reminder_keys(self) -> list[str]:
        return [f"{KIND}:{self.relationship_id}:{one.key}" for one in self.occasions]


def nudges_of(person: Person, *, at: datetime) -> list[Nudge]:
    """Return the nudges of somebody's day, in a constant number of queries."""
    rows = list(relationships.relationships_of(person).filter(ended_at=None))
    by_person = nudges_in(rows, at=at)
    return [nudge for who, nudge in by_person if who == person.pk]


def nudge_in(person: Person, relationship: Relationship, *, at: datetime) -> Nudge | None:
    """Return this person's nudge between these two, for the pages of the two."""
    by_person = nudges_in([relationship], at=at)
    return next((nudge for who, nudge in by_person if who == person.pk), None)


def nudges_in(rows: Sequence[Relationship], *, at: datetime) -> list[tuple[UUID, Nudge]]:
    """Return who of these relationships is nudged, each once with all that was noticed."""
    ids = [row.pk for row in rows]
    noticed = _noticed(rows, at=at)
    off = {(row.relationship_id, row.person_id) for row in access.nudges_off_in(ids)}
    aside: dict[tuple[UUID, UUID], set[str]] = {}
    for one in access.put_aside_in(ids):
        aside.setdefault((one.relationship_id, one.person_id), set()).add(one.occasion)
    found = []
    for row in rows:
        for party in row.parties.all():
            who = (row.pk, party.person_id)
            shown = drift.shown_to_one(
                noticed[row.pk], is_off=who in off, put_aside=aside.get(who, set())
            )
            if shown:
                found.append((party.person_id, Nudge(relationship_id=row.pk, occasions=shown)))
    return found


def noticed_in(relationship: Relationship, *, at: datetime) -> tuple[Occasion, ...]:
    return _noticed([relationship], at=at)[relationship.pk]


def is_off(person: Person, relationship: Relationship) -> bool:
    return access.nudges_off_in([relationship.pk]).filter(person=person).exists()


def _noticed(rows: Sequence[Relationship], *, at: datetime) -> dict[UUID, tuple[Occasion, ...]]:
    """Return what is noticed between each two; nothing is opened where nothing can be."""
    watches = _watches(rows)
    facts = facts_of([pk for pk, watch in watches.items() if watch.is_on], at=at)
    today = house_day(at)
    return {
        pk: drift.occasions(facts.get(pk, Facts()), watch, today=today)
        for pk, watch in watches.items()
    }


def _watches(rows: Sequence[Relationship]) -> dict[UUID, Watch]:
    ids = [row.pk for row in rows]
    steering = set(access.steering_now_in(ids))
    steered = {pk: house_day(last) for pk, last in access.last_back_on_course_in(ids).items()}
    return {
        row.pk: Watch(
            is_open=row.bond.is_open,
            is_steering=row.pk in steering,
            steered_on=steered.get(row.pk),
        )
        for row in rows
    }
