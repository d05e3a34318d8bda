"""What letsbe keeps of the version in force, for rooms that stand above."""

from uuid import UUID

from letsbe.agreements.rules.kept import Kept


def kept_in_force(relationship_id: UUID) -> Kept:
    """Return what the version in force asks letsbe to keep."""
    return Kept()
