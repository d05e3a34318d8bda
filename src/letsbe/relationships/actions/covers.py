"""Naming a cover, each one's yes or no, ending it, and the notes for whoever is there."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.relationships import access
from letsbe.relationships.events import Deed
from letsbe.relationships.models import Cover, CoverNote, CoverYes
from letsbe.relationships.rules import RelationshipRefused, covers
from letsbe.relationships.rules.covers import CoverDeed, Covering, CoverStage
from letsbe.vault import queries as vault


@transaction.atomic
def name_cover(
    relationship_id: UUID,
    person: Person,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> Cover:
    """Ask somebody whether they would be cover; the two hear of it after a yes."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.COVER_NAMED, relationship_id))
    access.hold(relationship_id)
    relationship = access.relationship_for_naming(by, relationship_id)
    if why := covers.refuse_naming(
        relationship.bond.people,
        person.pk,
        is_active=person.is_active,
        is_ended=relationship.bond.is_ended,
        has_one=access.cover_of(relationship) is not None,
    ):
        raise RelationshipRefused(why)
    cover = Cover.objects.create(
        relationship=relationship, person=person, named_by=by, named_at=at
    )
    for strand in (person.pk, by.pk):
        journal.record(Deed.COVER_NAMED, by=by.pk, strand=strand, about=person.pk, at=at)
    return cover


@transaction.atomic
def withdraw_cover(
    cover_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    journal.claim(once, by=by.pk, at=at, deed=(Deed.COVER_WITHDRAWN, cover_id))
    access.hold(access.cover_for_naming(by, cover_id).relationship_id)
    cover = access.cover_for_naming(by, cover_id)
    if why := covers.refuse_withdrawing(cover.covering):
        raise RelationshipRefused(why)
    journal.record(Deed.COVER_WITHDRAWN, by=by.pk, strand=by.pk, about=cover.person_id, at=at)
    _did_not_come_about(cover, at=at)


@transaction.atomic
def answer_cover(
    cover_id: UUID,
    deed: CoverDeed,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> Cover:
    """Say yes or no, or end what stands: each of the three for themselves, alone."""
    journal.claim(once, by=by.pk, at=at, deed=(deed, cover_id))
    access.hold(access.cover_for_any(by, cover_id).relationship_id)
    cover = access.cover_for_any(by, cover_id)
    if why := covers.refuse(cover.covering, deed, by=by.pk):
        raise RelationshipRefused(why)
    if deed is CoverDeed.YES:
        _say_yes(cover, by=by, at=at)
    elif deed is CoverDeed.NO:
        journal.record(Deed.COVER_SAID_NO, by=by.pk, strand=by.pk, about=_about(cover), at=at)
        _did_not_come_about(cover, at=at)
    else:
        _end(cover, by=by.pk, at=at)
    return cover


@transaction.atomic
def keep_note(
    cover_id: UUID,
    words: str,
    *,
    seen: int,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Keep what one of the two writes for the cover; no words take the note away."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.COVER_NOTE_KEPT, cover_id))
    access.hold(access.cover_for_party(by, cover_id).relationship_id)
    cover = access.cover_for_party(by, cover_id)
    note = CoverNote.objects.filter(cover=cover, author=by).first()
    revision = note.revision if note else 0
    if why := covers.refuse_note(cover.covering, by=by.pk, seen=seen, revision=revision):
        raise RelationshipRefused(why)
    note = note or CoverNote(pk=new_id(), cover=cover, author=by)
    note.revision, note.written_at = revision + 1, at
    place = note.place_of("words", relationship=cover.relationship_id)
    ring = vault.key_ring(relationship=cover.relationship_id)
    note.words_sealed = ring.seal(words, place)
    note.save()
    journal.record(Deed.COVER_NOTE_KEPT, by=by.pk, strand=cover.relationship_id, at=at)


def end_with_relationship(relationship_id: UUID, *, at: datetime) -> None:
    """Close what is asked or stands when the two end; part of that deed."""
    cover = Cover.objects.filter(relationship=relationship_id, over_at=None).first()
    if cover is None:
        return
    deed = Deed.COVER_ENDED if cover.stands_since else Deed.COVER_NOT_COME_ABOUT
    Cover.objects.filter(pk=cover.pk).update(over_at=at)
    journal.record(deed, by=None, strand=cover.person_id, about=cover.person_id, at=at)


def _say_yes(cover: Cover, *, by: Person, at: datetime) -> None:
    CoverYes.objects.create(cover=cover, person=by, at=at)
    journal.record(Deed.COVER_SAID_YES, by=by.pk, strand=by.pk, about=_about(cover), at=at)
    now = cover.covering
    after = Covering(people=now.people, named=now.named, said_yes=now.said_yes | {by.pk})
    bond, person = cover.relationship_id, cover.person_id
    if by.pk == person:
        journal.record(
            Deed.COVER_OFFERED, by=cover.named_by_id, strand=bond, about=person, at=at
        )
    elif after.stage is CoverStage.STANDING:
        Cover.objects.filter(pk=cover.pk).update(stands_since=at)
        for strand in (bond, person):
            journal.record(Deed.COVER_STANDS, by=None, strand=strand, about=person, at=at)


def _did_not_come_about(cover: Cover, *, at: datetime) -> None:
    """Close it. By nobody: whoever said no, or took the question back, is not told."""
    strands = [cover.person_id]
    if cover.covering.stage is CoverStage.OFFERED:
        strands.append(cover.relationship_id)
    Cover.objects.filter(pk=cover.pk).update(over_at=at)
    for strand in strands:
        journal.record(
            Deed.COVER_NOT_COME_ABOUT, by=None, strand=strand, about=cover.person_id, at=at
        )


def _end(cover: Cover, *, by: UUID, at: datetime) -> None:
    person = cover.person_id
    Cover.objects.filter(pk=cover.pk).update(over_at=at)
    journal.record(Deed.COVER_ENDED, by=by, strand=cover.relationship_id, about=person, at=at)
    # Which of the two ended it stays between the two.
    mine = by if by == person else None
    journal.record(Deed.COVER_ENDED, by=mine, strand=person, about=person, at=at)


def _about(cover: Cover) -> UUID:
    person: UUID = cover.person_id
    return person
