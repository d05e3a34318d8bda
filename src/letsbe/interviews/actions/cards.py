"""The deeds with experience cards: marking alone, laying, taking them back."""

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.interviews.actions import held_for_party, sealed
from letsbe.interviews.events import Deed
from letsbe.interviews.models import Hand
from letsbe.interviews.queries.cards import opened_cards
from letsbe.interviews.rules import cards as rules
from letsbe.interviews.rules.cards import CardDeed
from letsbe.journal import actions as journal
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person


@transaction.atomic
def play(
    relationship_id: UUID,
    deed: CardDeed,
    marks: frozenset[str] = frozenset(),
    *,
    by: Person,
    seen: int = 0,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Mark, lay, or take back; `seen` is the version of one's own marks on the page."""
    journal.claim(once, by=by.pk, at=at, deed=(deed, relationship_id))
    interview = held_for_party(by, relationship_id, at=at)
    cards = opened_cards(interview)
    after = rules.after(interview.bond, cards.value, deed, by=by.pk, seen=seen, marks=marks).of(
        by.pk
    )
    row = cards.rows.get(by.pk)
    is_new = row is None
    if row is None:
        row = Hand(id=new_id(), relationship_id=relationship_id, person=by)
    was_laid = row.laid_at is not None
    row.version = after.version
    row.laid_at = (row.laid_at or at) if after.is_laid else None
    if deed is not CardDeed.TAKE_CARDS_BACK:
        # Sorted, so that the order of pressing says nothing.
        written = json.dumps(sorted(after.marks))
        row.marks_sealed = sealed(interview.ring, written, row.place_of("marks"))
    row.save(force_insert=is_new)
    if deed is CardDeed.MARK:
        journal.record(Deed.MARKED, by=by.pk, strand=by.pk, about=relationship_id, at=at)
    if was_laid != after.is_laid:
        said = Deed.CARDS_LAID if after.is_laid else Deed.CARDS_TAKEN_BACK
        journal.record(said, by=by.pk, strand=relationship_id, at=at)
