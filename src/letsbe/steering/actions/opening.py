"""Opening a steering, joining the other's in the same instant, saying that it has come back."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.steering import access
from letsbe.steering.actions.keeping import own_text, record_own, refuse, tell_less
from letsbe.steering.events import Deed
from letsbe.steering.models import Pointing, Round, Steering
from letsbe.steering.queries import as_course, current_round, overs_of
from letsbe.steering.queries.clauses import in_force_numbers
from letsbe.steering.rules import opening as rules
from letsbe.steering.rules.course import Words
from letsbe.steering.rules.opening import About, Opening
from letsbe.steering.rules.refusals import Refusal
from letsbe.vault import queries as vault

NO_WORDS = Words()


@transaction.atomic
def open_one(
    relationship_id: UUID,
    about: About,
    *,
    words: Words = NO_WORDS,
    by: Person,
    today: date,
    at: datetime,
    once: Once | None = None,
) -> Steering:
    """Open a steering; the other reads at once what it is about, and none of the rest yet."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.OPENED, relationship_id))
    relationship = access.held_for_party(by, relationship_id)
    row = access.open_in(relationship)
    in_force = _in_force(relationship, about)
    verdict = rules.opening(
        relationship.bond,
        as_course(relationship, row, today=today) if row else None,
        about,
        by=by.pk,
        in_force=in_force,
    )
    if isinstance(verdict, Refusal):
        refuse(verdict)
    if row is None:
        row = _begun(relationship, by=by, at=at)
    _point(row, about, in_force, round_number=current_round(row).number, by=by, at=at)
    deed = Deed.OPENED if verdict is Opening.BEGIN else Deed.JOINED
    journal.record(deed, by=by.pk, strand=relationship.pk, at=at)
    if words != NO_WORDS:
        write(row, words, by=by, at=at)
        record_own(Deed.KEPT, relationship, by=by, at=at)
    return row


@transaction.atomic
def come_back(
    relationship_id: UUID,
    steering_id: UUID,
    about: About | None = None,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> Steering:
    """Begin a new round of one that is closed, about the same or something else."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.COME_BACK, steering_id))
    relationship = access.held_for_party(by, relationship_id)
    row = access.steering_in(relationship, steering_id)
    in_force = _in_force(relationship, about)
    if why := rules.refuse_again(
        relationship.bond,
        about,
        by=by.pk,
        overs=overs_of(row),
        is_another_open=access.is_one_open(relationship),
        in_force=in_force,
    ):
        refuse(why)
    number = current_round(row).number + 1
    Round.objects.create(steering=row, number=number, begun_by=by, begun_at=at)
    row.closed_at, row.mark = None, row.mark + 1
    row.save(update_fields=["closed_at", "mark"])
    if about:
        _point(row, about, in_force, round_number=number, by=by, at=at)
    tell_less(relationship, at=at)
    journal.record(Deed.COME_BACK, by=by.pk, strand=relationship.pk, at=at)
    return row


def write(row: Steering, words: Words, *, by: Person, at: datetime) -> None:
    """Keep what one writes alone, sealed anew under its next revision."""
    text = own_text(row, by, at=at)
    text.revision, text.kept_at = text.revision + 1, at
    relationship: UUID = row.relationship_id
    ring = vault.key_ring(relationship=relationship)
    for column, said in (("notice", words.notice), ("wish", words.wish)):
        place = text.place_of(column, relationship=relationship)
        setattr(text, f"{column}_sealed", ring.seal(said, place) if said else None)
    text.save()


def _begun(relationship: Relationship, *, by: Person, at: datetime) -> Steering:
    row = Steering.objects.create(relationship=relationship, opened_at=at)
    Round.objects.create(steering=row, number=1, begun_by=by, begun_at=at)
    tell_less(relationship, at=at)
    return row


def _in_force(relationship: Relationship, about: About | None) -> dict[UUID, int]:
    is_asked = about is not None and about.clause is not None
    return in_force_numbers(relationship.pk) if is_asked else {}


def _point(
    row: Steering,
    about: About,
    in_force: Mapping[UUID, int],
    *,
    round_number: int,
    by: Person,
    at: datetime,
) -> None:
    """Write down what it is about in this round."""
    made = Pointing(steering=row, person=by, clause=about.clause, at=at)
    made.round_number = round_number
    if about.clause is not None:
        made.wording_number = in_force[about.clause]
    else:
        relationship: UUID = row.relationship_id
        place = made.place_of("words", relationship=relationship)
        ring = vault.key_ring(relationship=relationship)
        made.words_sealed = ring.seal(about.words, place)
    made.save(force_insert=True)
