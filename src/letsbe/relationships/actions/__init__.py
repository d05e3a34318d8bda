"""The deeds of a relationship: asking two people, beginning, pausing, ending."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.live import actions as live
from letsbe.people import access as people
from letsbe.people.models import Person
from letsbe.relationships import access, rules
from letsbe.relationships.actions.covers import end_with_relationship
from letsbe.relationships.events import (
    Deed,
    relationship_begun,
    relationship_ended,
    relationship_resumed,
)
from letsbe.relationships.models import Beginning, BeginningAnswer, Party, Relationship, Voice
from letsbe.reminders import actions as reminders
from letsbe.vault import actions as vault

JOURNALLED_AS = {
    rules.Deed.PAUSE: Deed.PAUSED,
    rules.Deed.RESUME: Deed.RESUMED,
    rules.Deed.OFFER_ENDING: Deed.ENDING_OFFERED,
    rules.Deed.TAKE_ENDING_BACK: Deed.ENDING_TAKEN_BACK,
    rules.Deed.END: Deed.ENDED,
}
# What rooms above must hear of.
TOLD_BY = {
    rules.Deed.RESUME: relationship_resumed,
    rules.Deed.END: relationship_ended,
}


@transaction.atomic
def ask(
    kind: rules.Kind,
    first: Person,
    second: Person,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> Beginning:
    """Ask two people whether they want to begin; `first` supports or supervises."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.ASKED,))
    vouching = people.vouching_for(first) if kind is rules.Kind.SUPPORT else None
    now = rules.Standing(
        both_active=first.is_active and second.is_active,
        together=_are_together(kind, [first, second]),
        is_vouched_for=vouching is not None or kind is not rules.Kind.SUPPORT,
    )
    _refuse_asking(kind, first, second, by=by, now=now)
    # The unique row makes whoever asks the same two at once wait, then see it.
    beginning, is_new = Beginning.objects.get_or_create(
        kind=kind,
        pair=rules.pair_of(first.pk, second.pk),
        closed_at=None,
        defaults={"asked_by": by, "asked_at": at, "vouching": vouching},
    )
    _refuse_asking(kind, first, second, by=by, now=replace(now, asked=not is_new))
    for part, person in zip(rules.PARTS_OF[kind], (first, second), strict=True):
        BeginningAnswer.objects.create(beginning=beginning, person=person, part=part)
    _record_asking(Deed.ASKED, beginning, by=by, at=at)
    return beginning


@transaction.atomic
def answer(
    beginning_id: UUID,
    said: rules.Answer,
    *,
    by: Person,
    moss_first: bool,
    at: datetime,
    once: Once | None = None,
) -> Relationship | None:
    """Say yes or no; the second yes begins the relationship, a no closes the asking.

    Whoever said yes may still say no until it has begun.

    `moss_first` is a toss of a coin by the caller: which voice the first part gets.
    """
    journal.claim(once, by=by.pk, at=at, deed=(said, beginning_id))
    access.beginning_for_asked(by, beginning_id)
    beginning = Beginning.objects.select_for_update().get(pk=beginning_id)
    two = _held_people(beginning)
    if why := rules.refuse_answer(
        beginning.asking,
        said,
        by=by.pk,
        both_active=all(person.is_active for person in two),
        together=_are_together(beginning.kind, two),
    ):
        raise rules.RelationshipRefused(why)
    beginning.answers.filter(person=by).update(answer=said, answered_at=at)
    deed = Deed.SAID_YES if said is rules.Answer.YES else Deed.SAID_NO
    journal.record(deed, by=by.pk, strand=by.pk, about=beginning.pk, at=at)
    if beginning.asking.has_two_yes:
        return _begin_from(beginning, moss_first=moss_first, at=at)
    if said is rules.Answer.NO:
        Beginning.objects.filter(pk=beginning.pk).update(closed_at=at)
    return None


@transaction.atomic
def withdraw_asking(
    beginning_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    journal.claim(once, by=by.pk, at=at, deed=(Deed.ASKING_WITHDRAWN, beginning_id))
    access.beginning_for_coordinator(by, beginning_id)
    beginning = Beginning.objects.select_for_update().get(pk=beginning_id)
    if beginning.closed_at:
        raise rules.RelationshipRefused(rules.AskingRefusal.CLOSED)
    Beginning.objects.filter(pk=beginning.pk).update(closed_at=at)
    _record_asking(Deed.ASKING_WITHDRAWN, beginning, by=by, at=at)


@transaction.atomic
def change_course(
    relationship_id: UUID,
    deed: rules.Deed,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> Relationship:
    """Pause, resume, offer an ending, take it back, or end: alone, at once, no reason asked."""
    journal.claim(once, by=by.pk, at=at, deed=(deed, relationship_id))
    relationship = access.locked_for_party(by, relationship_id)
    bond = rules.after(relationship.bond, deed, by=by.pk)
    mine = Party.objects.filter(relationship=relationship, person=by)
    if deed in {rules.Deed.PAUSE, rules.Deed.RESUME}:
        mine.update(paused_at=at if deed is rules.Deed.PAUSE else None)
    elif deed is rules.Deed.END:
        Relationship.objects.filter(pk=relationship.pk).update(ended_at=at, ended_by=by)
        end_with_relationship(relationship.pk, at=at)
        live.close(relationship.bond.people)
    else:
        mine.update(ending_at=at if deed is rules.Deed.OFFER_ENDING else None)
    journal.record(JOURNALLED_AS[deed], by=by.pk, strand=relationship.pk, at=at)
    reminders.follow(relationship.pk, is_paused=bool(bond.paused_by), is_ended=bond.is_ended)
    if told_by := TOLD_BY.get(deed):
        told_by.send(sender=Relationship, relationship_id=relationship.pk, bond=bond, at=at)
    return relationship


def note_agreed(relationship: Relationship, *, at: datetime) -> None:
    """Keep the day of the first signed agreement; called by agreements inside its deed."""
    if relationship.agreed_at:
        return
    unsigned = Relationship.objects.filter(pk=relationship.pk, agreed_at=None)
    unsigned.update(agreed_at=at)


def _refuse_asking(
    kind: rules.Kind, first: Person, second: Person, *, by: Person, now: rules.Standing
) -> None:
    if why := rules.refuse_asking(kind, first.pk, second.pk, by=by.pk, now=now):
        raise rules.RelationshipRefused(why)


def _record_asking(deed: Deed, beginning: Beginning, *, by: Person, at: datetime) -> None:
    """Tell each of the two, and those who run the house: that two were asked, not who."""
    asked = [answer.person_id for answer in beginning.answers.all()]
    for strand in (*asked, HOUSE):
        journal.record(deed, by=by.pk, strand=strand, about=beginning.pk, at=at)


def _held_people(beginning: Beginning) -> list[Person]:
    """Return the two, held until the deed is done: no account closes while it begins."""
    held = beginning.answers.select_for_update().select_related("person")
    return [answer.person for answer in held.order_by("person_id")]


def _are_together(kind: str, people: list[Person]) -> bool:
    open_now = Relationship.objects.filter(kind=kind, ended_at=None)
    for person in people:
        open_now = open_now.filter(parties__person=person)
    return open_now.exists()


def _begin_from(beginning: Beginning, *, moss_first: bool, at: datetime) -> Relationship:
    answers = {a.part: a.person for a in beginning.answers.select_related("person")}
    first, second = rules.PARTS_OF[rules.Kind(beginning.kind)]
    relationship_id = new_id()
    # Keys first, in their own database: a key without a relationship harms nobody.
    vault.make_relationship_keys(relationship_id, [p.pk for p in answers.values()], at=at)
    relationship = Relationship.objects.create(
        pk=relationship_id, kind=beginning.kind, began_at=at
    )
    voices = (Voice.MOSS, Voice.PLUM) if moss_first else (Voice.PLUM, Voice.MOSS)
    for part, voice in zip((first, second), voices, strict=True):
        Party.objects.create(
            relationship=relationship, person=answers[part], part=part, voice=voice
        )
    Beginning.objects.filter(pk=beginning.pk).update(closed_at=at, relationship=relationship)
    journal.record(Deed.BEGUN, by=beginning.asked_by_id, strand=relationship.pk, at=at)
    relationship_begun.send(sender=Relationship, relationship_id=relationship.pk, at=at)
    return relationship
