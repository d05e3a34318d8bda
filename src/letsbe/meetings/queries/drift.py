"""What steering may know of two people's meetings: facts of the pair, no word of either."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from letsbe.journal import queries as journal
from letsbe.meetings import access
from letsbe.meetings.models import CheckIn, Meeting
from letsbe.meetings.queries.held import as_held, said_in, told_of
from letsbe.meetings.rules import check_ins
from letsbe.meetings.rules.drifting import IN_A_ROW, Facts, Shown, facts
from letsbe.meetings.rules.held import Held
from letsbe.relationships.events import Deed
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


def facts_of(relationship_ids: Iterable[UUID], at: datetime) -> dict[UUID, Facts]:
    """Return the facts of each pair, in a constant number of queries."""
    ids = list(relationship_ids)
    rows = list(access.agreed_before(ids, at=at))
    told = told_of(row.pk for row in rows)
    looked = _check_ins_of(rows)
    rested = journal.moments_in(ids, deeds=[Deed.PAUSED, Deed.RESUMED])
    meetings: dict[UUID, list[Held]] = defaultdict(list)
    both: dict[UUID, list[Meeting]] = defaultdict(list)
    for row in rows:
        mine = looked.get(row.pk, {})
        held = as_held(row, told=told.get(row.pk), done=mine, at=at)
        meetings[row.relationship_id].append(held)
        # What only one has said is opened for nobody.
        if check_ins.are_shown(held, frozenset(mine)):
            both[row.relationship_id].append(row)
    shown = _opened(both, looked)
    return {
        pk: facts(
            meetings[pk], shown.get(pk, ()), rested_at=max(rested.get(pk, []), default=None)
        )
        for pk in ids
    }


def _opened(
    both: dict[UUID, list[Meeting]], looked: dict[UUID, dict[UUID, CheckIn]]
) -> dict[UUID, list[Shown]]:
    """Open the last check-ins of each pair that has enough of them, and no others."""
    last = {
        pk: sorted(rows, key=lambda row: row.starts_at)[-IN_A_ROW:]
        for pk, rows in both.items()
        if len(rows) >= IN_A_ROW
    }
    if not last:
        return {}
    ring = vault.key_ring(relationships=last)
    return {
        pk: [_shown(row, looked[row.pk], ring) for row in rows] for pk, rows in last.items()
    }


def _check_ins_of(rows: list[Meeting]) -> dict[UUID, dict[UUID, CheckIn]]:
    found: dict[UUID, dict[UUID, CheckIn]] = defaultdict(dict)
    for one in CheckIn.objects.filter(meeting__in=[row.pk for row in rows]):
        found[one.meeting_id][one.author_id] = one
    return found


def _shown(row: Meeting, looked: dict[UUID, CheckIn], ring: KeyRing) -> Shown:
    said = {author: said_in(one, ring) for author, one in looked.items()}
    return Shown(
        starts_at=row.starts_at,
        by={author: one or check_ins.CheckIn() for author, one in said.items()},
    )
