"""What a meeting brings along: the lines of the last one, and what two people agreed."""

from dataclasses import dataclass

from letsbe.agreements import queries as agreements
from letsbe.agreements.queries.versions import opened_version
from letsbe.agreements.rules.clauses import Kind
from letsbe.meetings.models import CheckIn
from letsbe.meetings.queries.held import OpenedMeeting
from letsbe.meetings.rules.check_ins import may_read
from letsbe.people.models import Person
from letsbe.relationships.queries.sides import Side


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What one wanted to bring to this meeting; None when it cannot be shown."""

    by: Side
    words: str | None


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What is in force between two people that a meeting is held by, with each one's side."""

    goals: tuple[tuple[Side | None, str | None], ...] = ()
    ways: tuple[tuple[Side | None, str | None], ...] = ()
    is_in_force: bool = False


def brought_to(now: OpenedMeeting) -> list[Brought]:
    """Return the lines of the last meeting looked back on: mine, and the other's once shown."""
    rows = _last_looked_back(now)
    done = frozenset(row.author_id for row in rows)
    found = []
    for side in now.sides.both:
        row = next((one for one in rows if one.author_id == side.id), None)
        if row is None or not may_read(now.now, done, side.id, by=now.me.id):
            continue
        words = now.ring.shown(row.bring_sealed, row.place_of("bring"))
        if words != "":
            found.append(Brought(by=side, words=words))
    return found


def agreed_between(person: Person, now: OpenedMeeting) -> Agreed:
    """Return the goals and the ways of being of the version in force."""
    table = agreements.opened_for_party(person, now.row.relationship_id)
    if not table.now.in_force:
        return Agreed()
    version = opened_version(table, table.now.in_force)

    def of_kind(kind: Kind) -> tuple[tuple[Side | None, str | None], ...]:
        return tuple((now.sides.of(one.author), one.words) for one in version.of_kind(kind))

    return Agreed(goals=of_kind(Kind.GOAL), ways=of_kind(Kind.WAY_OF_BEING), is_in_force=True)


def _last_looked_back(now: OpenedMeeting) -> list[CheckIn]:
    """Return the check-ins of the last meeting before this one that this reader looked at.

    By what the reader may know: one that only the other has looked back on is passed over.
    """
    earlier = CheckIn.objects.filter(
        relationship=now.row.relationship_id, meeting__starts_at__lt=now.row.starts_at
    )
    mine = earlier.filter(author=now.me.id).order_by("-meeting__starts_at", "-meeting_id")
    last = mine.values_list("meeting_id", flat=True).first()
    return list(earlier.filter(meeting=last)) if last else []
