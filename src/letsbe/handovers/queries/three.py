"""Reading a meeting of three: who the three are, what was suggested, and what each said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from letsbe.handovers.models import MeetingOfThree
from letsbe.handovers.queries import other_party
from letsbe.handovers.rules import three
from letsbe.handovers.rules.three import Meeting, Said, Stage
from letsbe.people import queries as people
from letsbe.people.queries import Card
from letsbe.vault import queries as vault


@dataclass(frozen=True, kw_only=True)
class ShownAnswer:
    """What one said; `line` is "" for none and None where it cannot be shown."""

    said: Said
    line: str | None


@dataclass(frozen=True, kw_only=True)
class OpenedMeeting:
    """A meeting with its words, as all three see it."""

    row: MeetingOfThree
    now: Meeting
    stage: Stage
    waits_for: frozenset[UUID]
    place: str | None
    cards: dict[UUID, Card]
    answers: dict[UUID, ShownAnswer]

    @property
    def three(self) -> list[Card]:
        """Return the writer, the former other, and the next one."""
        order = (self.now.writer, self.now.former, self.now.next_one)
        return [self.cards[person] for person in order]


@dataclass(frozen=True, kw_only=True)
class WaitingMeeting:
    """A meeting of three that waits for somebody's answer, for the day's page."""

    id: UUID
    writer: Card
    is_mine: bool


def as_value(row: MeetingOfThree) -> Meeting:
    """Return a meeting as values; a question that an end took back counts as not asked."""
    before, after = row.relationship.bond, row.to.bond
    return Meeting(
        writer=row.writer_id,
        former=other_party(row.relationship, row.writer_id).person_id,
        next_one=other_party(row.to, row.writer_id).person_id,
        number=row.number,
        moment=row.moment,
        said=MappingProxyType({a.person_id: Said(a.said) for a in row.answers.all()}),
        is_former_asked=three.was_asked(
            row.former_asked_at,
            ended_at=row.relationship.ended_at,
            is_paused=bool(before.paused_by),
        ),
        is_resting=bool(after.paused_by),
        is_over=row.closed_at is not None or after.is_ended,
    )


def opened_meeting(row: MeetingOfThree, *, at: datetime) -> OpenedMeeting:
    """Open the suggestion and the lines; nothing of what is over is opened."""
    now = as_value(row)
    ring = vault.key_ring(people=[now.writer, *now.others])
    stands = three.stage(now, at=at)
    place: str | None = ""
    answers = {}
    if stands is not Stage.OVER:
        place = ring.shown(row.place_sealed, row.place) if row.place_sealed else None
        for each in row.answers.all():
            line: str | None = ""
            if each.line_sealed is not None:
                line = ring.shown(each.line_sealed, each.place)
            answers[each.person_id] = ShownAnswer(said=Said(each.said), line=line)
    return OpenedMeeting(
        row=row,
        now=now,
        stage=stands,
        waits_for=three.waits_for(now, at=at),
        place=place,
        cards=people.cards([now.writer, *now.others]),
        answers=answers,
    )


def waiting(rows: Iterable[MeetingOfThree], *, me: UUID, at: datetime) -> list[WaitingMeeting]:
    """Return those that wait for this person; no word of them is opened but a name."""
    mine = [row for row in rows if me in three.waits_for(as_value(row), at=at)]
    cards = people.cards([row.writer_id for row in mine]) if mine else {}
    return [
        WaitingMeeting(id=row.pk, writer=cards[row.writer_id], is_mine=row.writer_id == me)
        for row in mine
    ]
