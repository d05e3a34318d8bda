"""A coordinator's word for a supporter: given under their name, and taken back."""

from datetime import datetime

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people import rules
from letsbe.people.actions.settling import coordinating_house, record_about, refuse
from letsbe.people.events import Deed
from letsbe.people.models import PartHeld, Person, Vouching
from letsbe.people.rules import Part


def vouch(person: Person, *, by: Person, at: datetime, once: Once | None = None) -> None:
    """Say that somebody can support others; saying it twice changes nothing."""
    with transaction.atomic():
        coordinating_house(by)
        journal.claim(once, by=by.pk, at=at)
        supports = PartHeld.objects.filter(
            person=person, part=Part.SUPPORTER.value, ended_at=None
        )
        refuse(
            rules.refuse_vouching(is_oneself=by.pk == person.pk, is_supporter=supports.exists())
        )
        _word, is_new = Vouching.objects.get_or_create(
            person=person, ended_at=None, defaults={"by": by, "at": at}
        )
        if is_new:
            record_about(Deed.VOUCHED_FOR, by=by.pk, person=person, at=at)


def end_vouching(person: Person, *, by: Person, at: datetime, once: Once | None = None) -> None:
    """Take the word back: nobody new is introduced; what has begun goes on."""
    with transaction.atomic():
        coordinating_house(by)
        journal.claim(once, by=by.pk, at=at)
        end_word_for(person, by=by, at=at)


def end_word_for(person: Person, *, by: Person, at: datetime) -> None:
    """End the word for somebody inside another deed, such as ending their part."""
    if Vouching.objects.filter(person=person, ended_at=None).update(ended_at=at):
        record_about(Deed.VOUCHING_ENDED, by=by.pk, person=person, at=at)
