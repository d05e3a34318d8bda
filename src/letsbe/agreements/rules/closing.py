"""How a goal ends well: the two say that they reached it, or let it go."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class How(StrEnum):
    """How a goal closed."""

    REACHED = "reached"
    LET_GO = "let_go"


@dataclass(frozen=True, kw_only=True)
class Closing:
    """That a goal be closed, how, and who of the two suggested it."""

    how: How
    by: UUID
