"""Marking an address as safe, confirming it by a code, choosing what comes, and removing it."""

import hmac
import secrets
from datetime import UTC, date, datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.reminders import access, bus
from letsbe.reminders.actions import remind
from letsbe.reminders.events import Deed
from letsbe.reminders.models import Reminder, SafeAddress
from letsbe.reminders.rules import addresses, occasions
from letsbe.reminders.rules.addresses import CODE_DIGITS, CODE_LASTS
from letsbe.reminders.rules.occasions import Occasion
from letsbe.reminders.rules.quiet import Quiet
from letsbe.reminders.rules.refusals import Refusal, ReminderRefused
from letsbe.vault import queries as vault


@transaction.atomic
def give(address: str, *, by: Person, at: datetime, once: Once | None = None) -> None:
    """Keep an address and mail a code to it; one that was there before is gone at once."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.ADDRESS_GIVEN,))
    row = access.locked_safe_address(by)
    _insist(addresses.refuse_address(row.asked, today=_today(at)))
    row.confirmed_at = None
    _ask(row, address, at=at)
    journal.record(Deed.ADDRESS_GIVEN, by=by.pk, strand=by.pk, at=at)


@transaction.atomic
def send_code(*, by: Person, at: datetime, once: Once | None = None) -> None:
    """Mail another code to the same address; the one before is worth nothing any more."""
    journal.claim(once, by=by.pk, at=at, deed=("another code",))
    row = access.locked_safe_address(by)
    _insist(addresses.refuse_code(row.asked, today=_today(at)))
    ring = vault.key_ring(people=[by.pk])
    _ask(row, ring.open(row.address_sealed or b"", row.place_of("address")), at=at)


def confirm(code: str, *, by: Person, at: datetime) -> None:
    """Turn reminders on by the code that came; a wrong one is counted, and that is kept."""
    _insist(_tried(code, by=by, at=at))


@transaction.atomic
def _tried(code: str, *, by: Person, at: datetime) -> Refusal | None:
    row = access.locked_safe_address(by)
    if why := addresses.refuse_confirming(row.asked, at=at):
        return why
    ring = vault.key_ring(people=[by.pk])
    right = ring.open(row.code_sealed or b"", row.place_of("code"))
    if not hmac.compare_digest(right.encode(), code.encode("utf-8", "replace")):
        row.code_tries += 1
        row.save(update_fields=["code_tries"])
        return Refusal.WRONG_CODE
    row.confirmed_at, row.code_sealed, row.code_ends_at = at, None, None
    row.save(update_fields=["confirmed_at", "code_sealed", "code_ends_at"])
    journal.record(Deed.ADDRESS_CONFIRMED, by=by.pk, strand=by.pk, at=at)
    return None


@transaction.atomic
def choose(
    wanted: frozenset[Occasion],
    quiet: Quiet,
    *,
    has_link: bool,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Keep for what somebody wants reminders, when none may come, and whether with a link."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.CHOSEN,))
    row = access.locked_safe_address(by)
    _insist(addresses.refuse_choosing(row.asked))
    row.occasions = [one.value for one in Occasion if one in wanted]
    row.quiet_from, row.quiet_until, row.has_link = quiet.begins, quiet.ends, has_link
    row.save(update_fields=["occasions", "quiet_from", "quiet_until", "has_link"])
    # What waits for the end of the quiet hours waits by the new ones.
    Reminder.objects.filter(person=by, sent_at=None, tries=0).update(not_before=None)
    journal.record(Deed.CHOSEN, by=by.pk, strand=by.pk, at=at)


@transaction.atomic
def remove(*, by: Person, at: datetime, once: Once | None = None) -> None:
    """Turn reminders off: the address is deleted, and nothing goes to it from now on."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.ADDRESS_REMOVED,))
    row = access.locked_safe_address(by)
    if row.address_sealed is None:
        return
    row.address_sealed = row.code_sealed = row.code_ends_at = row.confirmed_at = None
    row.save(update_fields=["address_sealed", "code_sealed", "code_ends_at", "confirmed_at"])
    _stop_what_is_under_way(by.pk)
    journal.record(Deed.ADDRESS_REMOVED, by=by.pk, strand=by.pk, at=at)


def end_all(person: UUID) -> None:
    """Delete everything of somebody whose account is closed; inside that transaction."""
    Reminder.objects.filter(person_id=person).delete()
    SafeAddress.objects.filter(person_id=person).delete()


def _ask(row: SafeAddress, address: str, *, at: datetime) -> None:
    """Seal an address with a fresh code, and have the code mailed as soon as it is stored."""
    _stop_what_is_under_way(row.person_id)
    ring = vault.key_ring(people=[row.person_id])
    row.number += 1
    row.address_sealed = ring.seal(address, row.place_of("address"))
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    row.code_sealed = ring.seal(code, row.place_of("code"))
    row.code_ends_at, row.code_tries = at + CODE_LASTS, 0
    today = _today(at)
    row.codes_that_day = row.codes_that_day + 1 if row.codes_on == today else 1
    row.codes_on = today
    row.save()
    remind([row.person_id], occasions.code_key(row.number), due_at=at, until=row.code_ends_at)
    transaction.on_commit(bus.mail.set)


def _stop_what_is_under_way(person: UUID) -> None:
    """Let no mail that is being prepared go to an address that was just changed."""
    unsent = Reminder.objects.filter(person_id=person, sent_at=None)
    unsent.filter(key__startswith=f"{occasions.CODE}:").delete()
    unsent.update(taken_by="", taken_until=None)


def _today(at: datetime) -> date:
    return at.astimezone(UTC).date()


def _insist(why: Refusal | None) -> None:
    if why:
        raise ReminderRefused(why)
