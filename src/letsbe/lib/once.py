"""What makes two posts of one form the same deed."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid5


class AlreadyDone(Exception):
    """This very form was carried out before: answer as then, and do nothing."""


class SentWithOtherWords(Exception):
    """The form was carried out before with other words: nothing is stored, say so."""


@dataclass(frozen=True, kw_only=True)
class Once:
    """What a form carries so that posting it twice makes one deed."""

    key: UUID
    fingerprint: bytes

    def of(self, *deed: object) -> "Once":
        """Return the same for one deed of several on a page that share the page's key."""
        return replace(self, key=uuid5(self.key, "|".join(map(str, deed))))
