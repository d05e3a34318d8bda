"""A meeting opened for one of its two: what each wrote, as far as they may read it now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from letsbe.meetings import access
from letsbe.meetings.models import CheckIn, Hope, Meeting, SharedNote, Telling
from letsbe.meetings.rules import check_ins, hopes, notes
from letsbe.meetings.rules.held import Held, Told
from letsbe.meetings.rules.hopes import Asking
from letsbe.meetings.rules.hopes import Hope as HopeValue
from letsbe.meetings.rules.notes import Saved
from letsbe.people.models import Person
from letsbe.relationships.queries.sides import Side, Sides, sides_of
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class ShownHope:
    """What one would like; "" when they come without, None when it cannot be shown."""

    by: Side
    words: str | None


@dataclass(frozen=True, kw_only=True)
class ShownNote:
    """The note as somebody saved it; None when it cannot be shown."""

    by: Side
    words: str | None
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class ShownCheckIn:
    """How one looked back; `said` is None when it cannot be shown, and so are the lines."""

    by: Side
    said: check_ins.CheckIn | None
    line: str | None
    bring: str | None


@dataclass(frozen=True, kw_only=True)
class OpenedMeeting:
    """A meeting as one of its two reads it."""

    row: Meeting
    sides: Sides
    ring: KeyRing
    now: Held
    hope_rows: Mapping[UUID, Hope]
    note_rows: Mapping[UUID, SharedNote]
    check_in_rows: Mapping[UUID, CheckIn]

    @property
    def me(self) -> Side:
        return self.sides.me

    @cached_property
    def hopes(self) -> dict[UUID, HopeValue]:
        return {author: row.as_value for author, row in self.hope_rows.items()}

    @property
    def asking(self) -> Asking:
        return hopes.asking(self.now, self.hopes, of=self.me.id)

    @cached_property
    def shown_hopes(self) -> list[ShownHope]:
        """Return what may be read here of both, in the order of the voices."""
        return [
            ShownHope(by=side, words=self._hoped(self.hope_rows[side.id]))
            for side in self.sides.both
            if side.id in self.hope_rows
            if hopes.may_read(self.now, self.hopes, side.id, by=self.me.id)
        ]

    @cached_property
    def saved(self) -> tuple[Saved, ...]:
        return tuple(
            Saved(
                author=author,
                number=row.number,
                can_be_shown=self._noted[author] is not None,
            )
            for author, row in self.note_rows.items()
        )

    @property
    def note_number(self) -> int:
        return notes.newest_number(self.saved)

    @cached_property
    def note(self) -> ShownNote | None:
        """Return the note as it stands."""
        stands = notes.standing(self.saved)
        return self._note_of(stands.author) if stands else None

    @cached_property
    def note_before(self) -> ShownNote | None:
        """Return it as the other of the two saved it last, where that reads otherwise."""
        stands = notes.standing(self.saved)
        others = [one.author for one in self.saved if stands and one.author != stands.author]
        before = self._note_of(others[0]) if others else None
        is_same = before and self.note and before.words == self.note.words
        return None if is_same else before

    @property
    def done(self) -> frozenset[UUID]:
        return frozenset(self.check_in_rows)

    @property
    def looking(self) -> check_ins.Looking:
        return check_ins.looking(self.now, self.done, of=self.me.id)

    @cached_property
    def my_check_in(self) -> ShownCheckIn | None:
        row = self.check_in_rows.get(self.me.id)
        return _check_in_shown(row, by=self.me, ring=self.ring) if row else None

    @cached_property
    def shown_check_ins(self) -> list[ShownCheckIn]:
        """Return both, side by side, once each has looked back or chosen not to."""
        if not check_ins.are_shown(self.now, self.done):
            return []
        other = self.sides.other
        theirs = _check_in_shown(self.check_in_rows[other.id], by=other, ring=self.ring)
        both = {one.by.id: one for one in (self.my_check_in, theirs) if one}
        return [both[side.id] for side in self.sides.both]

    @cached_property
    def _noted(self) -> dict[UUID, str | None]:
        """Return the note as each saved it last; None where it cannot be shown."""
        return {
            author: self.ring.shown(row.words_sealed, row.place_of("words"))
            for author, row in self.note_rows.items()
        }

    def _hoped(self, row: Hope) -> str | None:
        if row.words_sealed is None:
            return ""
        return self.ring.shown(row.words_sealed, row.place_of("words"))

    def _note_of(self, author: UUID) -> ShownNote | None:
        side, saved_at = self.sides.of(author), self.note_rows[author].saved_at
        words = self._noted[author]
        return ShownNote(by=side, words=words, saved_at=saved_at) if side else None


def opened_for_party(person: Person, meeting_id: UUID, *, at: datetime) -> OpenedMeeting:
    return opened(access.meeting_for_party(person, meeting_id), person, at=at)


def held_for_party(person: Person, meeting_id: UUID, *, at: datetime) -> OpenedMeeting:
    """Return the same, with its relationship held until the deed is done."""
    return opened(access.locked_for_party(person, meeting_id), person, at=at)


def opened(row: Meeting, person: Person, *, at: datetime) -> OpenedMeeting:
    parties = list(row.relationship.parties.all())
    ring = vault.key_ring(
        relationship=row.relationship_id, people=[party.person_id for party in parties]
    )
    here = {"relationship": row.relationship_id, "meeting": row}
    told = Telling.objects.filter(**here).values_list("told", flat=True).first()
    looked = {one.author_id: one for one in CheckIn.objects.filter(**here)}
    return OpenedMeeting(
        row=row,
        sides=sides_of(parties, ring, person),
        ring=ring,
        now=as_held(row, told=told, done=looked, at=at),
        hope_rows={one.author_id: one for one in Hope.objects.filter(**here)},
        note_rows={one.author_id: one for one in SharedNote.objects.filter(**here)},
        check_in_rows=looked,
    )


def as_held(row: Meeting, *, told: str | None, done: Iterable[UUID], at: datetime) -> Held:
    """Return a meeting as the rules read it; `done` are those who have looked back."""
    bond = row.relationship.bond
    return Held(
        people=bond.people,
        at=at,
        starts_at=row.starts_at,
        minutes=row.minutes,
        is_agreed=row.agreed_at is not None,
        is_cancelled=row.cancelled_at is not None,
        is_paused=bool(bond.paused_by) and not bond.is_ended,
        is_ended=bond.is_ended,
        told=Told(told) if told else Told.UNTOLD,
        is_looked_back=bond.people <= set(done),
    )


def told_of(meetings: Iterable[UUID]) -> dict[UUID, str]:
    """Return what is said of these meetings, where something is."""
    rows = Telling.objects.filter(meeting__in=list(meetings))
    return dict(rows.values_list("meeting_id", "told"))


def _check_in_shown(row: CheckIn, *, by: Side, ring: KeyRing) -> ShownCheckIn:
    return ShownCheckIn(
        by=by,
        said=said_in(row, ring),
        line=ring.shown(row.line_sealed, row.place_of("line")),
        bring=ring.shown(row.bring_sealed, row.place_of("bring")),
    )


def said_in(row: CheckIn, ring: KeyRing) -> check_ins.CheckIn | None:
    """Return what was said of each item, or None when it cannot be shown."""
    spelling = ring.shown(row.felt_sealed, row.place_of("felt"))
    return None if spelling is None else check_ins.read(spelling, number=row.number)
