"""Reading an ending: its values for the rules, and what one of the two may see of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.endings import access
from letsbe.endings.models import LastMeeting, Letter
from letsbe.endings.rules import letters as letter_rules
from letsbe.endings.rules import meeting as meeting_rules
from letsbe.endings.rules.letters import Letters
from letsbe.endings.rules.time import Ending
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.relationships.queries.sides import Side, sides_of
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class ShownLetter:
    """A letter that may be read here; None for words that cannot be shown."""

    by: Side
    words: str | None
    is_taken_away: bool
    is_written: bool


@dataclass(frozen=True, kw_only=True)
class ShownMeeting:
    id: UUID
    by: Side
    starts_at: datetime
    where: str | None


@dataclass(frozen=True, kw_only=True)
class OpenedEnding:
    """An ending as one of its two reads it."""

    relationship: Relationship
    person: Person
    me: Side
    other: Side
    both: tuple[Side, Side]
    ring: KeyRing
    now: Ending
    meeting_row: LastMeeting | None
    letter_rows: dict[UUID, Letter]
    letters: Letters

    @property
    def meeting(self) -> ShownMeeting | None:
        row = self.meeting_row
        if row is None:
            return None
        return ShownMeeting(
            id=row.pk,
            by=self.me if row.author_id == self.me.id else self.other,
            starts_at=row.starts_at,
            where=self.ring.shown(row.where_sealed, row.place_of("where")),
        )

    @property
    def turn(self) -> meeting_rules.Turn:
        value = self.meeting_row.as_value if self.meeting_row else None
        return meeting_rules.turn(self.now, value, of=self.me.id)

    @property
    def told(self) -> letter_rules.Told:
        return letter_rules.told(self.letters, to=self.me.id)

    @property
    def my_letter(self) -> letter_rules.Letter:
        return self.letters.of(self.me.id)

    @property
    def my_words(self) -> str | None:
        """Return one's own words, "" where there are none, None where they cannot be shown."""
        row = self.letter_rows.get(self.me.id)
        return self._words_of(row) if row else ""

    @property
    def shown_letters(self) -> list[ShownLetter]:
        """Return both letters once they are shown, in the order of the voices."""
        if not self.letters.are_shown:
            return []
        return [self._shown(side) for side in self.both if side.id in self.letter_rows]

    def _shown(self, side: Side) -> ShownLetter:
        row = self.letter_rows[side.id]
        is_written = self.letters.of(side.id).said is letter_rules.Said.READY
        return ShownLetter(
            by=side,
            # A draft of somebody who said "no letter" stays theirs.
            words=self._words_of(row) if is_written else "",
            is_taken_away=row.taken_away_at is not None,
            is_written=is_written,
        )

    def _words_of(self, row: Letter) -> str | None:
        if row.words_sealed is None or not access.may_read(self.person, row):
            return ""
        return self.ring.shown(row.words_sealed, row.place_of("words"))


def ending_of(relationship: Relationship, *, at: datetime) -> Ending:
    """Return how two people end as values for the rules."""
    bond = relationship.bond
    return Ending(
        people=bond.people,
        at=at,
        is_offered=bool(bond.ending_by),
        is_paused=bool(bond.paused_by),
        ended_at=relationship.ended_at,
    )


def letters_of(relationship: Relationship, rows: list[Letter]) -> Letters:
    since = access.since_of(relationship)
    return Letters(
        by={row.author_id: row.as_value(since=since) for row in rows},
        are_shown=any(row.shown_at for row in rows),
    )


def opened_for_party(person: Person, relationship_id: UUID, *, at: datetime) -> OpenedEnding:
    relationship = access.ending_for_party(person, relationship_id)
    parties = list(relationship.parties.all())
    ring = vault.key_ring(
        relationship=relationship.pk, people=[party.person_id for party in parties]
    )
    sides = sides_of(parties, ring, person)
    rows = access.letters_in(relationship)
    return OpenedEnding(
        relationship=relationship,
        person=person,
        me=sides.me,
        other=sides.other,
        both=sides.both,
        ring=ring,
        now=ending_of(relationship, at=at),
        meeting_row=access.meeting_in(relationship),
        letter_rows={row.author_id: row for row in rows},
        letters=letters_of(relationship, rows),
    )
