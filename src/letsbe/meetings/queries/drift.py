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
from letsbe.meetings.rules.drifting import Facts, Shown, facts
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
    ring = vault.key_ring(relationships=ids)
    rested = journal.moments_in(ids, deeds=[Deed.PAUSED, Deed.RESUMED])
    meetings: dict[UUID, list[Held]] = defaultdict(list)
    shown: dict[UUID, list[Shown]] = defaultdict(list)
    for row in rows:
        mine = looked.get(row.pk, {})
        held = as_held(row, told=told.get(row.pk), done=mine, at=at)
        meetings[row.relationship_id].append(held)
        # What only one has said is opened for nobody.
        if check_ins.are_shown(held, frozenset(mine)):
            shown[row.relationship_id].append(_shown(row, mine, ring))
    return {
        pk: facts(meetings[pk], shown[pk], rested_at=max(rested.get(pk, []), default=None))
        for pk in ids
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
