"""Writing a letter, saying that it is ready or that there is none, and taking it away."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.endings import access
from letsbe.endings.events import Deed
from letsbe.endings.models import Letter
from letsbe.endings.queries import ending_of, letters_of
from letsbe.endings.rules import letters as rules
from letsbe.endings.rules.letters import LetterDeed, Said
from letsbe.endings.rules.refusals import EndingRefused
from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.vault import queries as vault

JOURNALLED_AS = {
    LetterDeed.READY: Deed.LETTER_READY,
    LetterDeed.NO_LETTER: Deed.NO_LETTER,
    LetterDeed.TAKE_BACK: Deed.TAKEN_BACK,
    LetterDeed.GIVE: Deed.LETTER_GIVEN,
}


@transaction.atomic
def keep_letter(
    relationship_id: UUID,
    words: str,
    *,
    seen: int,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Keep a draft; nobody but its author reads it, or that there is one."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.LETTER_KEPT, relationship_id))
    relationship = access.held_for_party(by, relationship_id)
    both = letters_of(relationship, access.letters_in(relationship))
    now = ending_of(relationship, at=at)
    if why := rules.refuse_keeping(now, both, by=by.pk, seen=seen):
        raise EndingRefused(why)
    row = _row(relationship, by)
    row.revision, row.kept_at, row.taken_away_at = row.revision + 1, at, None
    ring = vault.key_ring(relationship=relationship.pk)
    row.words_sealed = ring.seal(words, row.place_of("words"))
    row.save()
    _record_own(Deed.LETTER_KEPT, relationship, by=by, at=at)


@transaction.atomic
def say(
    relationship_id: UUID,
    deed: LetterDeed,
    *,
    seen: int,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> bool:
    """Say ready, no letter, or take that back; return whether the letters are shown now."""
    journal.claim(once, by=by.pk, at=at, deed=(deed, relationship_id))
    relationship = access.held_for_party(by, relationship_id)
    before = letters_of(relationship, access.letters_in(relationship))
    now = ending_of(relationship, at=at)
    after = rules.after(now, before, deed, by=by.pk, seen=seen)
    row = _row(relationship, by)
    row.said, row.said_at = after.of(by.pk).said, at
    row.save()
    _record_own(JOURNALLED_AS[deed], relationship, by=by, at=at)
    if after.are_shown:
        Letter.objects.filter(relationship=relationship).update(shown_at=at)
        journal.record(Deed.LETTERS_SHOWN, by=None, strand=relationship.pk, at=at)
    return after.are_shown


@transaction.atomic
def take_letter_away(
    relationship_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """Take one's own letter away, shown or not: its words are stored no longer."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.LETTER_TAKEN_AWAY, relationship_id))
    relationship = access.held_for_party(by, relationship_id)
    both = letters_of(relationship, access.letters_in(relationship))
    if why := rules.refuse_taking_away(both, by=by.pk):
        raise EndingRefused(why)
    row = _row(relationship, by)
    row.words_sealed, row.revision = None, row.revision + 1
    row.taken_away_at = at
    if not both.are_shown and row.said == Said.READY:
        row.said, row.said_at = Said.NOTHING, at
    row.save()
    if both.are_shown and both.of(by.pk).said is Said.READY:
        journal.record(Deed.LETTER_TAKEN_AWAY, by=by.pk, strand=relationship.pk, at=at)
    else:
        _record_own(Deed.LETTER_TAKEN_AWAY, relationship, by=by, at=at)


@transaction.atomic
def note_copy_kept(relationship_id: UUID, *, by: Person, at: datetime) -> None:
    """Say in the journal that somebody took the keepsake away."""
    relationship = access.ending_for_party(by, relationship_id)
    journal.record(Deed.KEPT_A_COPY, by=by.pk, strand=relationship.pk, at=at)


def _row(relationship: Relationship, by: Person) -> Letter:
    found = Letter.objects.filter(relationship=relationship, author=by).first()
    return found or Letter(relationship=relationship, author=by)


def _record_own(deed: Deed, relationship: Relationship, *, by: Person, at: datetime) -> None:
    # Nothing of a letter stands where the other reads before both can read it.
    other = next(iter(relationship.bond.people - {by.pk}))
    journal.record(deed, by=by.pk, strand=by.pk, about=other, at=at)
