"""Asking a coordinator to join, showing them one's own words; their line back to both."""

from collections.abc import Set
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.steering import access
from letsbe.steering.actions.keeping import end_joinings, refuse
from letsbe.steering.events import Deed
from letsbe.steering.models import Joining, Line, Shown, Steering
from letsbe.steering.queries import as_course
from letsbe.steering.queries.joining import hearers, is_open, own_words
from letsbe.steering.rules import joining as rules
from letsbe.steering.rules.joining import Own
from letsbe.steering.rules.refusals import Refusal
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@transaction.atomic
def show(
    relationship_id: UUID,
    chosen: Set[Own],
    *,
    by: Person,
    today: date,
    at: datetime,
    once: Once | None = None,
) -> Joining:
    """Ask a coordinator to join and show these words of one's own; said again, show these."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.COORDINATOR_ASKED, relationship_id))
    relationship = access.held_for_party(by, relationship_id)
    row = access.open_in(relationship)
    if row is None:
        refuse(Refusal.CLOSED)
    ring = vault.key_ring(relationship=relationship.pk)
    own = own_words(row, ring, of=by.pk)
    if why := rules.refuse_showing(
        as_course(relationship, row, today=today),
        chosen,
        by=by.pk,
        own=own,
        hearers=hearers(relationship),
    ):
        refuse(why)
    made, is_new = Joining.objects.get_or_create(
        steering=row, person=by, over_at=None, defaults={"asked_at": at}
    )
    Shown.objects.filter(joining=made).delete()
    for one in own:
        if one in chosen:
            _copy(made, one, own[one] or "", ring, relationship=relationship.pk)
    deed = Deed.COORDINATOR_ASKED if is_new else Deed.SHOWING_CHANGED
    journal.record(deed, by=by.pk, strand=relationship.pk, at=at)
    return made


@transaction.atomic
def let_go(
    relationship_id: UUID,
    steering_id: UUID,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Take the asking back, at any time: from now on coordinators find nothing shown there."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.COORDINATOR_LET_GO, steering_id))
    relationship = access.held_for_party(by, relationship_id)
    row = access.steering_in(relationship, steering_id)
    mine = list(row.joinings.filter(person=by, over_at=None))
    if not mine:
        refuse(Refusal.NOT_ASKED)
    end_joinings(mine, at=at)
    journal.record(Deed.COORDINATOR_LET_GO, by=by.pk, strand=relationship.pk, at=at)


def ended(relationship_id: UUID, *, at: datetime) -> None:
    """Let no coordinator read anything here any more; called when two people end."""
    rows = Joining.objects.filter(steering__relationship=relationship_id, over_at=None)
    end_joinings(rows, at=at)


@transaction.atomic
def look(joining_id: UUID, *, by: Person, at: datetime) -> Joining:
    """Return what a coordinator is asked to; both read in the journal that they looked."""
    row = access.joining_for_coordinator(by, joining_id)
    if is_open(row):
        _look(row.steering, by=by, at=at)
    return row


@transaction.atomic
def write_line(
    joining_id: UUID, words: str, *, by: Person, at: datetime, once: Once | None = None
) -> Line:
    """Write a line to both, sealed under the coordinator's own key."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.LINE_WRITTEN, joining_id))
    row = _held(joining_id, by=by)
    if why := rules.refuse_line(is_open=is_open(row), lines=row.lines.count()):
        refuse(why)
    made = Line(joining=row, author=by, at=at)
    made.words_sealed = vault.key_ring(people=[by.pk]).seal(words, made.place_of("words"))
    made.save(force_insert=True)
    _record_with_both(Deed.LINE_WRITTEN, row, by=by, at=at)
    return made


@transaction.atomic
def say_talked(joining_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> None:
    """Close the asking, as the coordinator who has talked with them; nothing is shown after."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.TALKED, joining_id))
    row = _held(joining_id, by=by)
    if not is_open(row):
        refuse(Refusal.NOT_ASKED)
    row.talked_by = by
    end_joinings([row], at=at)
    _record_with_both(Deed.TALKED, row, by=by, at=at)


def _held(joining_id: UUID, *, by: Person) -> Joining:
    """Return the asking as it is once nobody else is at it."""
    before = access.joining_for_coordinator(by, joining_id)
    relationships.hold(before.steering.relationship_id)
    return access.joining_for_coordinator(by, joining_id)


def _copy(joining: Joining, own: Own, words: str, ring: KeyRing, *, relationship: UUID) -> None:
    made = Shown(joining=joining, kind=own.kind, source=own.source)
    place = made.place_of("words", relationship=relationship, author=joining.person_id)
    made.words_sealed = ring.seal(words, place)
    made.save(force_insert=True)


def _look(steering: Steering, *, by: Person, at: datetime) -> None:
    strand: UUID = steering.relationship_id
    journal.record_look(Deed.LOOKED_AT, by=by.pk, strand=strand, at=at)


def _record_with_both(deed: Deed, row: Joining, *, by: Person, at: datetime) -> None:
    for strand in (row.steering.relationship_id, by.pk):
        journal.record(deed, by=by.pk, strand=strand, about=row.person_id, at=at)
