"""What somebody sees of their own reminders."""

from dataclasses import dataclass
from datetime import datetime

from letsbe.people.models import Person
from letsbe.reminders import access
from letsbe.reminders.rules import addresses
from letsbe.reminders.rules.occasions import Occasion
from letsbe.reminders.rules.quiet import Quiet
from letsbe.vault import queries as vault


@dataclass(frozen=True, kw_only=True)
class Mine:
    """How reminders are for one person: off, waiting for a code, or on."""

    is_given: bool
    is_confirmed: bool
    # The address; None where it cannot be shown.
    address: str | None
    # Whether a code that was sent can still be typed.
    has_code: bool
    occasions: frozenset[Occasion]
    has_link: bool
    quiet: Quiet


def mine(person: Person, *, at: datetime) -> Mine:
    row = access.safe_address_of(person)
    sealed, address = row.address_sealed, None
    if sealed is not None:
        ring = vault.key_ring(people=[person.pk])
        address = ring.shown(sealed, row.place_of("address"))
    return Mine(
        is_given=sealed is not None,
        is_confirmed=row.confirmed_at is not None,
        address=address,
        has_code=addresses.refuse_confirming(row.asked, at=at) is None,
        occasions=frozenset(one for one in Occasion if one.value in row.occasions),
        has_link=row.has_link,
        quiet=row.quiet,
    )
