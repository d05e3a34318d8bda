"""Reading experience cards: one's own marks, and what both have marked once both have laid."""

import json
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from letsbe.interviews.models import Hand
from letsbe.interviews.queries import OpenedInterview
from letsbe.interviews.rules import cards as rules


@dataclass(frozen=True, kw_only=True)
class OpenedCards:
    """Both hands; `lost` are the people whose marks cannot be shown."""

    value: rules.Cards
    rows: dict[UUID, Hand]
    lost: frozenset[UUID]


def opened_cards(interview: OpenedInterview) -> OpenedCards:
    rows = {
        row.person_id: row
        for row in Hand.objects.filter(relationship=interview.relationship.pk)
    }
    hands, lost = {}, set()
    for person, row in rows.items():
        marks = interview.ring.shown(row.marks_sealed, row.place_of("marks"))
        if marks is None:
            lost.add(person)
        hands[person] = rules.Hand(
            marks=frozenset(json.loads(marks)) if marks else frozenset(),
            is_laid=row.laid_at is not None,
            version=row.version,
        )
    return OpenedCards(
        value=rules.Cards(hands=MappingProxyType(hands)), rows=rows, lost=frozenset(lost)
    )
