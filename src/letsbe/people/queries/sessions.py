"""What a session must have been signed in with to be somebody's still."""

from collections.abc import Collection
from uuid import UUID

from letsbe.people.models import Person


def proofs(people: Collection[UUID]) -> dict[UUID, str]:
    """Return for each who may sign in what their sessions carry: one query."""
    here = Person.objects.filter(pk__in=people, is_active=True).only("pk", "password")
    return {person.pk: person.get_session_auth_hash() for person in here}
