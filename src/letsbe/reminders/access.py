"""Who may reach an address marked as safe: the one whose it is, and nobody else."""

from letsbe.people.models import Person
from letsbe.reminders.models import SafeAddress


def safe_address_of(person: Person) -> SafeAddress:
    """Return where somebody lets reminders come; unsaved where they never said."""
    found = SafeAddress.objects.filter(person=person).first()
    return found or SafeAddress(person=person)


def locked_safe_address(person: Person) -> SafeAddress:
    """Return the same, stored, and held until the deed is done."""
    SafeAddress.objects.bulk_create([SafeAddress(person=person)], ignore_conflicts=True)
    return SafeAddress.objects.select_for_update().get(person=person)
