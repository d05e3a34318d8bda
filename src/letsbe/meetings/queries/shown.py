"""The meetings of two people, opened for one of them: what waits, what comes, their rhythm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from letsbe.agreements.queries.kept import kept_in_force
from letsbe.meetings import access
from letsbe.meetings.models import Meeting, Move, Rhythm
from letsbe.meetings.queries.calendar import (
    LONGEST,
    absences_of,
    away_on,
    ends_at,
)
from letsbe.meetings.queries.values import arranged, move_of, pace_of, rhythms
from letsbe.meetings.rules import arranging, rhythm
from letsbe.meetings.rules.arranging import Arranging, Stage
from letsbe.meetings.rules.rhythm import Pace, RhythmDeed
from letsbe.people.models import Person
from letsbe.relationships.models import Absence, Relationship
from letsbe.relationships.queries.sides import Side, Sides, sides_of
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class ShownTime:
    """A time as a page tells it: `there` is the other's zone, where it differs from mine."""

    starts_at: datetime
    minutes: int
    way: str | None
    there: ZoneInfo | None


@dataclass(frozen=True, kw_only=True)
class ShownMeeting:
    """One meeting, as one of the two sees it. None is what cannot be shown."""

    id: UUID
    number: int
    stage: Stage
    # It was agreed on, whatever became of it.
    is_agreed: bool
    time: ShownTime
    move: ShownTime | None
    is_now: bool
    is_beat: bool
    # As its rhythm has it: how long, and by which way.
    is_usual: bool
    waits_for_me: bool
    waits_for_other: bool
    may: frozenset[Arranging]
    away: tuple[Side, ...]
    line: str | None
    is_my_line: bool

    @property
    def has_begun(self) -> bool:
        return self.stage is Stage.PASSED


@dataclass(frozen=True, kw_only=True)
class ShownRhythm:
    """A rhythm with its next moment; `there`: where the clock of its zone is not mine."""

    id: UUID
    pace: Pace
    next_at: datetime
    way: str | None
    is_mine: bool
    is_elsewhere: bool
    there: ZoneInfo | None


@dataclass(frozen=True, kw_only=True)
class Arrangements:
    """All that is arranged or waits between two people, as one of them sees it."""

    relationship: Relationship
    sides: Sides
    suggested: ShownMeeting | None
    coming: list[ShownMeeting]
    # What was cancelled of what is still to come, for both to know.
    cancelled: list[ShownMeeting]
    # The last suggestion that was declined or taken back, while nothing new is suggested.
    off_the_table: ShownMeeting | None
    in_force: ShownRhythm | None
    offered: ShownRhythm | None
    may: frozenset[RhythmDeed]
    # What their agreement says about a rhythm, while neither is in force nor suggested.
    agreed: Pace | None

    @property
    def is_resting(self) -> bool:
        return bool(self.relationship.bond.paused_by) and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.relationship.bond.is_ended


@dataclass(frozen=True, kw_only=True)
class _Reader:
    """Who reads, with what opens the words of the two."""

    person: Person
    relationship: Relationship
    sides: Sides
    ring: KeyRing
    at: datetime
    absences: list[Absence]

    @property
    def zones(self) -> tuple[ZoneInfo, ZoneInfo]:
        homes = {p.person_id: p.person for p in self.relationship.parties.all()}
        mine, theirs = self.sides.me.id, self.sides.other.id
        return homes[mine].zone, homes[theirs].zone

    def there(self, moment: datetime) -> ZoneInfo | None:
        """Return the other's zone, where its clock shows something else just then."""
        mine, theirs = self.zones
        same = moment.astimezone(mine).utcoffset() == moment.astimezone(theirs).utcoffset()
        return None if same else theirs


def arrangements(relationship: Relationship, person: Person, *, at: datetime) -> Arrangements:
    """Return what is arranged, in a constant number of queries."""
    reader = _reader(relationship, person, at=at)
    rows = access.that_did_not_fall(access.meetings_in(relationship))
    lately = rows.filter(starts_at__gt=at - LONGEST)
    here = [_shown(row, reader) for row in lately if ends_at(row) > at]
    gone = [shown for shown in here if shown.stage is Stage.CANCELLED]
    stand = [shown for shown in here if shown.stage is not Stage.CANCELLED]
    suggested = _last(one for one in stand if not one.is_agreed and not one.has_begun)
    open_rhythms = list(access.rhythms_in(relationship))
    now = rhythms(relationship, open_rhythms)
    by_id = {row.pk: _shown_rhythm(row, reader) for row in open_rhythms}
    in_force = by_id.get(now.in_force) if now.in_force else None
    offered = by_id.get(now.offered.id) if now.offered else None
    return Arrangements(
        relationship=relationship,
        sides=reader.sides,
        suggested=suggested,
        coming=[one for one in stand if one.is_agreed],
        cancelled=[one for one in gone if one.is_agreed],
        off_the_table=_last(one for one in gone if not (one.is_agreed or suggested)),
        in_force=in_force,
        offered=offered,
        may=rhythm.may(now, by=person.pk),
        agreed=None if in_force or offered else _agreed_pace(relationship, at=at),
    )


def past(
    relationship: Relationship, person: Person, *, before: UUID | None, most: int, at: datetime
) -> list[ShownMeeting]:
    """Return what was agreed and is over, newest first, from below one meeting on."""
    there = access.that_did_not_fall(access.meetings_in(relationship))
    agreed = there.exclude(agreed_at=None)
    rows = access.below(agreed.filter(starts_at__lte=at), before)
    reader = _reader(relationship, person, at=at)
    return [_shown(row, reader) for row in rows[:most]]


def sides_in(relationship: Relationship, person: Person) -> Sides:
    """Return who the two are; nothing else is opened."""
    parties = list(relationship.parties.all())
    ring = vault.key_ring(people=[party.person_id for party in parties])
    return sides_of(parties, ring, person)


def one(row: Meeting, person: Person, *, at: datetime) -> tuple[ShownMeeting, Sides]:
    """Return one meeting with who the two are."""
    reader = _reader(row.relationship, person, at=at)
    return _shown(row, reader), reader.sides


def _agreed_pace(relationship: Relationship, *, at: datetime) -> Pace | None:
    """Return what their agreement says of a rhythm, from its next such day on."""
    agreed = kept_in_force(relationship.pk).rhythm
    if agreed is None:
        return None
    today = at.astimezone(ZoneInfo(agreed.zone)).date()
    return Pace(
        first_on=rhythm.next_weekday(agreed.weekday, after=today),
        begins=agreed.begins,
        zone=agreed.zone,
        every_weeks=agreed.every_weeks,
        minutes=agreed.minutes,
    )


def _reader(relationship: Relationship, person: Person, *, at: datetime) -> _Reader:
    parties = list(relationship.parties.all())
    people = [party.person_id for party in parties]
    ring = vault.key_ring(relationship=relationship.pk, people=people)
    return _Reader(
        person=person,
        relationship=relationship,
        sides=sides_of(parties, ring, person),
        ring=ring,
        at=at,
        absences=absences_of([relationship]),
    )


def _shown(row: Meeting, reader: _Reader) -> ShownMeeting:
    at, me = reader.at, reader.person.pk
    now, move = arranged(row, reader.relationship), move_of(row)
    whose = arranging.waits_for(now, at=at)
    away = away_on(row.starts_at, reader.relationship, reader.absences)
    return ShownMeeting(
        id=row.pk,
        number=row.number,
        stage=arranging.stage(now, at=at),
        is_agreed=now.is_agreed,
        time=_time(row, _way(row, reader), reader),
        move=_time(move, reader.ring.shown(move.way_sealed, move.place), reader)
        if move
        else None,
        is_now=row.starts_at <= at < row.starts_at + timedelta(minutes=row.minutes),
        is_beat=row.rhythm_id is not None,
        is_usual=bool(row.rhythm and row.way_sealed is None),
        waits_for_me=whose == me,
        waits_for_other=whose is not None and whose != me,
        may=arranging.may(now, by=me, at=at),
        away=tuple(side for side in reader.sides.both if side.id in away),
        line=_line(row, reader.ring),
        is_my_line=row.line_by_id == me,
    )


def _time(row: Meeting | Move, way: str | None, reader: _Reader) -> ShownTime:
    return ShownTime(
        starts_at=row.starts_at,
        minutes=row.minutes,
        way=way,
        there=reader.there(row.starts_at),
    )


def _way(row: Meeting, reader: _Reader) -> str | None:
    """Return the way of a meeting, or that of its rhythm where it has none of its own."""
    if row.way_sealed is not None:
        return reader.ring.shown(row.way_sealed, row.way_place)
    return reader.ring.shown(row.rhythm.way_sealed, row.rhythm.place) if row.rhythm else ""


def _line(row: Meeting, ring: KeyRing) -> str | None:
    if row.line_sealed is None or row.line_by_id is None:
        return ""
    return ring.shown(row.line_sealed, row.line_place(row.line_by_id))


def _shown_rhythm(row: Rhythm, reader: _Reader) -> ShownRhythm:
    pace = pace_of(row)
    # It begins within the weeks that are made ahead, and there is a beat every few weeks.
    ahead = rhythm.AHEAD + timedelta(weeks=pace.every_weeks + 1)
    next_at = rhythm.beats(pace, since=reader.at, until=reader.at + ahead)[0][1]
    mine, _theirs = reader.zones
    kept_in = next_at.astimezone(ZoneInfo(pace.zone)).utcoffset()
    return ShownRhythm(
        id=row.pk,
        pace=pace,
        next_at=next_at,
        way=reader.ring.shown(row.way_sealed, row.place),
        is_mine=row.suggested_by_id == reader.person.pk,
        is_elsewhere=kept_in != next_at.astimezone(mine).utcoffset(),
        there=reader.there(next_at),
    )


def _last(shown: Iterable[ShownMeeting]) -> ShownMeeting | None:
    return next(iter(reversed(list(shown))), None)
