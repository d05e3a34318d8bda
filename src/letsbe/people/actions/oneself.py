"""What people change about themselves."""

from datetime import datetime

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people import access
from letsbe.people.actions.settling import end_ways_back, save_unless_taken
from letsbe.people.events import Deed, sessions_ended
from letsbe.people.models import Person, WayBack
from letsbe.people.rules import Profile, Refusal, Refused
from letsbe.vault import queries as vault


def change_profile(
    person: Person, *, profile: Profile, at: datetime, once: Once | None = None
) -> None:
    """Keep what a person says of themselves: name, a few words, time zone."""
    with transaction.atomic():
        journal.claim(once, by=person.pk, at=at)
        ring = vault.key_ring(people=[person.pk])
        person.name_sealed = ring.seal(profile.name, person.place_of("name"))
        person.about_sealed = (
            ring.seal(profile.about, person.place_of("about")) if profile.about else None
        )
        person.time_zone = profile.time_zone
        person.save(update_fields=["name_sealed", "about_sealed", "time_zone"])
        journal.record(Deed.PROFILE_CHANGED, by=person.pk, strand=person.pk, at=at)


def move(person: Person, time_zone: str, *, at: datetime, once: Once | None = None) -> None:
    """Keep the time zone somebody lives in; the hours they told stay as they read them."""
    with transaction.atomic():
        journal.claim(once, by=person.pk, at=at)
        if person.time_zone != time_zone:
            person.time_zone = time_zone
            person.save(update_fields=["time_zone"])
            journal.record(Deed.PROFILE_CHANGED, by=person.pk, strand=person.pk, at=at)


def change_password(person: Person, *, current: str, new: str, at: datetime) -> None:
    """Change a passphrase, knowing the old one; every other session of theirs ends."""
    _insist_on_password(person, current)
    person.set_password(new)
    with transaction.atomic():
        person.save(update_fields=["password"])
        # A way back in that they did not ask for, or need no longer, ends with this.
        end_ways_back(WayBack.objects.filter(person=person), at=at)
        journal.record(Deed.PASSPHRASE_CHANGED, by=person.pk, strand=person.pk, at=at)
        sessions_ended.send(sender=None, person_id=person.pk)


def change_address(person: Person, *, address: str, password: str, at: datetime) -> None:
    """Change what a person signs in with, knowing their passphrase."""
    _insist_on_password(person, password)
    ring = vault.key_ring(people=[person.pk])
    person.sign_in_index = access.sign_in_index(address)
    person.address_sealed = ring.seal(address, person.place_of("address"))
    with transaction.atomic():
        save_unless_taken(person, ["sign_in_index", "address_sealed"])
        journal.record(Deed.ADDRESS_CHANGED, by=person.pk, strand=person.pk, at=at)


def _insist_on_password(person: Person, typed: str) -> None:
    if not person.check_password(typed):
        raise Refused(Refusal.WRONG_PASSWORD)
