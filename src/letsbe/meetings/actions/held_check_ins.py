"""Looking back on a meeting: each alone; both see both once each has, or has chosen not to."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.meetings.actions import held_reminders as reminders
from letsbe.meetings.actions.held import insist, record_own
from letsbe.meetings.events import Deed
from letsbe.meetings.models import CheckIn
from letsbe.meetings.queries.held import held_for_party
from letsbe.meetings.rules import check_ins as rules
from letsbe.people.models import Person


@transaction.atomic
def look_back(
    meeting_id: UUID,
    said: rules.CheckIn,
    *,
    line: str = "",
    bring: str = "",
    seen: int,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> bool:
    """Keep how one looks back, or that one would rather not; return whether both see both.

    Both leave rows alike, and what is sealed of the answers is of one length; a long line shows
    by its size to whoever holds the database, and to nobody else.
    """
    journal.claim(once, by=by.pk, at=at, deed=(Deed.LOOKED_BACK, meeting_id))
    now = held_for_party(by, meeting_id, at=at)
    numbers = {author: row.number for author, row in now.check_in_rows.items()}
    insist(rules.refuse_looking_back(now.now, numbers, by=by.pk, seen=seen))
    row = now.check_in_rows.get(by.pk) or CheckIn(
        relationship_id=now.row.relationship_id, meeting=now.row, author=by
    )
    row.number, row.kept_at = row.number + 1, at
    row.felt_sealed = now.ring.seal(rules.spelt(said), row.place_of("felt"))
    row.line_sealed = now.ring.seal(line, row.place_of("line"))
    row.bring_sealed = now.ring.seal(bring, row.place_of("bring"))
    row.save()
    record_own(Deed.LOOKED_BACK, now, at=at)
    reminders.let_be(meeting_id, [by.pk])
    are_shown = rules.are_shown(now.now, now.done | {by.pk})
    if are_shown:
        journal.record(Deed.CHECK_INS_SHOWN, by=None, strand=now.row.relationship_id, at=at)
    return are_shown
