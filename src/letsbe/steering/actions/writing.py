"""Writing alone, and the presses: ready, agreed, back on course, not yet, taken back."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.steering import access
from letsbe.steering.actions.keeping import keep, open_round, record_own, refuse
from letsbe.steering.actions.opening import write
from letsbe.steering.events import Deed
from letsbe.steering.models import Steering, Step
from letsbe.steering.queries import as_course, current_round, suggested_in
from letsbe.steering.rules import deeds as rules
from letsbe.steering.rules.course import Course, Seen, Words
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.vault import queries as vault

# What the other reads in the journal, and what stays in one's own.
TOLD_AS = {
    CourseDeed.AGREE: Deed.STEP_AGREED,
    CourseDeed.BACK: Deed.SAID_BACK,
    CourseDeed.NOT_YET: Deed.SAID_NOT_YET,
    CourseDeed.TAKE_BACK: Deed.TAKEN_BACK,
}
OWN_AS = {
    CourseDeed.READY: Deed.READY,
    CourseDeed.NOTHING_TO_ADD: Deed.READY,
    CourseDeed.WRITE_ON: Deed.WRITING_ON,
}


@transaction.atomic
def keep_text(
    relationship_id: UUID,
    words: Words,
    *,
    seen: Seen,
    is_ready: bool = False,
    by: Person,
    today: date,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Keep what one notices and would like, for oneself; and say ready by the same press."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.KEPT, seen.round))
    relationship = access.held_for_party(by, relationship_id)
    row = open_round(relationship, seen.round)
    before = as_course(relationship, row, today=today)
    if why := rules.refuse_keeping(before, by=by.pk, seen=seen.number):
        refuse(why)
    write(row, words, by=by, at=at)
    record_own(Deed.KEPT, relationship, by=by, at=at)
    if is_ready:
        again = open_round(relationship, seen.round)
        now = as_course(relationship, again, today=today)
        after = rules.after(now, CourseDeed.READY, by=by.pk, seen=seen.number + 1)
        _pressed(again, CourseDeed.READY, now, after, by=by, at=at)


@transaction.atomic
def press(
    relationship_id: UUID,
    deed: CourseDeed,
    *,
    seen: Seen,
    by: Person,
    today: date,
    at: datetime,
    once: Once | None = None,
) -> Course:
    """Do what is one press; return how it stands afterwards."""
    journal.claim(once, by=by.pk, at=at, deed=(deed, seen.round))
    relationship = access.held_for_party(by, relationship_id)
    row = open_round(relationship, seen.round)
    before = as_course(relationship, row, today=today)
    after = rules.after(before, deed, by=by.pk, seen=seen.number)
    _pressed(row, deed, before, after, by=by, at=at)
    return after


@transaction.atomic
def suggest_step(
    relationship_id: UUID,
    words: str,
    look_on: date,
    *,
    seen: Seen,
    by: Person,
    today: date,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Suggest one next step and a day to look again; it follows what was suggested before."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.STEP_SUGGESTED, seen.round))
    relationship = access.held_for_party(by, relationship_id)
    row = open_round(relationship, seen.round)
    before = as_course(relationship, row, today=today)
    now = current_round(row)
    made = Step(round=now, author=by, look_on=look_on, suggested_at=at)
    after = rules.after_suggesting(before, made.as_value, seen=seen.number)
    if gone := suggested_in(now):
        Step.objects.filter(pk=gone.pk).update(over_at=at)
    ring = vault.key_ring(relationship=relationship.pk)
    made.words_sealed = ring.seal(words, made.place_of("words", relationship=relationship.pk))
    made.save(force_insert=True)
    keep(row, before, after, by=by, at=at)
    journal.record(Deed.STEP_SUGGESTED, by=by.pk, strand=relationship.pk, at=at)


def _pressed(
    row: Steering,
    deed: CourseDeed,
    before: Course,
    after: Course,
    *,
    by: Person,
    at: datetime,
) -> None:
    keep(row, before, after, by=by, at=at)
    relationship = row.relationship
    if deed in OWN_AS:
        record_own(OWN_AS[deed], relationship, by=by, at=at)
    else:
        journal.record(TOLD_AS[deed], by=by.pk, strand=relationship.pk, at=at)
    if after.is_seen and not before.is_seen:
        journal.record(Deed.SHOWN_TO_BOTH, by=None, strand=relationship.pk, at=at)
    if after.back == after.people:
        journal.record(Deed.BACK_ON_COURSE, by=None, strand=relationship.pk, at=at)
