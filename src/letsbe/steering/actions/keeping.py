"""What the deeds of a steering share: the round that was on the screen, and writing it down."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NoReturn
from uuid import UUID

from letsbe.journal import actions as journal
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.reminders import actions as reminders
from letsbe.reminders.rules.mornings import mornings_of
from letsbe.steering import access
from letsbe.steering.events import Deed
from letsbe.steering.models import Joining, SaidBack, Shown, Steering, Step, Text
from letsbe.steering.queries import agreed_in, current_round, suggested_in
from letsbe.steering.queries.nudges import KIND, nudges_in
from letsbe.steering.rules.course import Course, Over
from letsbe.steering.rules.refusals import Refusal, SteeringRefused

# A mail that comes days later would only press.
STAYS_DUE = timedelta(days=2)


def refuse(why: Refusal) -> NoReturn:
    raise SteeringRefused(why)


def open_round(relationship: Relationship, round_id: UUID) -> Steering:
    """Return the open steering, if the round that was on the screen is the one that counts."""
    row = access.open_in(relationship)
    if row is None:
        refuse(Refusal.CLOSED)
    row.relationship = relationship
    if current_round(row).pk != round_id:
        refuse(Refusal.MOVED_ON)
    return row


def keep(row: Steering, before: Course, after: Course, *, by: Person, at: datetime) -> None:
    """Write down what one press has changed, and nothing else."""
    if after.texts != before.texts:
        _keep_ready(row, after, by=by, at=at)
    if after.back != before.back:
        _keep_back(row, after.back, by=by, at=at)
    if after.agreed != before.agreed:
        _keep_steps(row, after, at=at)
    if after.mark != before.mark:
        row.mark = after.mark
        row.save(update_fields=["mark"])
    if after.over:
        _close(row, after.over, at=at)


def own_text(row: Steering, by: Person, *, at: datetime) -> Text:
    """Return one's own text in this round, begun now unless it was."""
    now = current_round(row)
    found = Text.objects.filter(round=now, person=by).first()
    return found or Text(round=now, person=by, kept_at=at)


def record_own(deed: Deed, relationship: Relationship, *, by: Person, at: datetime) -> None:
    # In one's own strand and about the other, who reads nothing of it.
    other = next(iter(relationship.bond.people - {by.pk}))
    journal.record(deed, by=by.pk, strand=by.pk, about=other, at=at)


def remind_of(step: Step, relationship: Relationship, *, at: datetime) -> None:
    """Have both reminded on the morning of the day they look again, each where they live."""
    zones = {party.person_id: party.person.zone for party in relationship.parties.all()}
    for due_at, people in mornings_of(step.look_on, zones=zones).items():
        if due_at > at:
            reminders.remind(
                people,
                _key(step.pk),
                due_at=due_at,
                until=due_at + STAYS_DUE,
                between=relationship.pk,
            )


def tell_less(relationship: Relationship, *, at: datetime) -> None:
    """Let no mail come of what is noticed no more, or is wanted no more."""
    wanted = {
        (person, key)
        for person, nudge in nudges_in([relationship], at=at)
        for key in nudge.reminder_keys
    }
    reminders.keep_only(wanted, between=[relationship.pk], kind=KIND)


def end_joinings(rows: Iterable[Joining], *, at: datetime) -> None:
    """Let coordinators read nothing of these any more: the copies are stored no longer."""
    for row in rows:
        row.over_at = at
        row.save(update_fields=["over_at", "talked_by"])
        Shown.objects.filter(joining=row).delete()


def _keep_ready(row: Steering, after: Course, *, by: Person, at: datetime) -> None:
    text = own_text(row, by, at=at)
    text.ready_at = at if after.text_of(by.pk).is_ready else None
    text.save()


def _keep_back(row: Steering, back: frozenset[UUID], *, by: Person, at: datetime) -> None:
    now = current_round(row)
    SaidBack.objects.filter(round=now).exclude(person__in=back).delete()
    if by.pk in back:
        SaidBack.objects.create(round=now, person=by, at=at)


def _keep_steps(row: Steering, after: Course, *, at: datetime) -> None:
    now = current_round(row)
    if gone := agreed_in(now):
        Step.objects.filter(pk=gone.pk).update(over_at=at)
        _forget(row, gone)
    if after.agreed and (agreed := suggested_in(now)):
        Step.objects.filter(pk=agreed.pk).update(agreed_at=at)
        remind_of(agreed, row.relationship, at=at)


def _close(row: Steering, over: Over, *, at: datetime) -> None:
    now = current_round(row)
    now.over, now.over_at = over, at
    now.save(update_fields=["over", "over_at"])
    row.closed_at = at
    row.save(update_fields=["closed_at"])
    end_joinings(row.joinings.filter(over_at=None), at=at)
    if agreed := agreed_in(now):
        _forget(row, agreed)
    if over is Over.TAKEN_BACK:
        # As if it had not been said: no word of this round is stored any longer.
        now.texts.all().delete()
        row.pointings.filter(round_number=now.number).delete()


def _forget(row: Steering, step: Step) -> None:
    reminders.forget(row.relationship.bond.people, [_key(step.pk)])


def _key(step_id: UUID) -> str:
    return f"review:steering:{step_id}"
