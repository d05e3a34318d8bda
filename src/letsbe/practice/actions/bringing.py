"""Keeping the transcript of a practice, from which the names were taken out before."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.practice.actions import keeping
from letsbe.practice.models import Practice
from letsbe.practice.rules.kinds import Kind
from letsbe.practice.rules.talks import Kept, Line


@transaction.atomic
def keep_transcript(
    lines: Sequence[Line],
    *,
    minutes: int,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> Practice:
    """Keep a talk under a key of its own; `lines` hold nobody's name any more."""
    journal.claim(once, by=by.pk, at=at, deed=("bring",))
    kept = Kept(lines=tuple(lines))
    row = keeping.begun(Kind.TRANSCRIPT, "", kept, by=by, at=at, minutes=minutes)
    keeping.count(by.pk, Kind.TRANSCRIPT, minutes, at=at)
    return row
