"""The table of everybody here, as a coordinator may take it out: never whom somebody avoids."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from letsbe.people.models import Person
from letsbe.people.queries.portraits import NOTHING_TOLD, Drawn, drawn_of, vouched_for
from letsbe.people.rules import Part, hours
from letsbe.people.rules.bringing import WAYS_WRITTEN
from letsbe.people.rules.portraits import Portrait
from letsbe.vault import queries as vault

DIVIDER = "; "


COLUMNS = (
    *("name", "part", "since", "looking since", "vouched for", "languages", "hours"),
    *("time zone", "ways", "areas", "experiences", "interests", "qualities", "wishes"),
    *("gender", "with genders", "introduction", "room", "away from", "away until"),
)


def table_of(people: Iterable[Person]) -> list[Sequence[str]]:
    """Return the headings and a row for each person, by name, in four queries."""
    here = list(people)
    ids = [person.pk for person in here]
    ring, drawn, vouched = (
        vault.key_ring(people=ids),
        drawn_of(ids, with_apart=False),
        vouched_for(),
    )
    rows = [
        _row(
            person,
            ring.shown(person.name_sealed, person.place_of("name")) or "",
            drawn.get(person.pk, NOTHING_TOLD),
            is_vouched_for=person.pk in vouched,
        )
        for person in here
    ]
    return [COLUMNS, *sorted(rows, key=lambda row: row[0].casefold())]


def _row(person: Person, name: str, drawn: Drawn, *, is_vouched_for: bool) -> Sequence[str]:
    told, room = drawn.told or Portrait(), drawn.room
    return (
        name,
        DIVIDER.join(part.value for part in Part if part in person.parts),
        _day(person.joined_at),
        _day(drawn.looking_since_at),
        "yes" if is_vouched_for else "",
        DIVIDER.join(told.languages),
        hours.written(told.hours),
        person.time_zone,
        DIVIDER.join(WAYS_WRITTEN[way] for way in told.ways),
        DIVIDER.join(told.areas),
        DIVIDER.join(told.experiences),
        DIVIDER.join(told.interests),
        DIVIDER.join(told.qualities),
        DIVIDER.join(told.wishes),
        told.gender,
        DIVIDER.join(told.with_genders),
        told.introduction,
        str(room.people or ""),
        room.away_from.isoformat() if room.away_from else "",
        room.away_until.isoformat() if room.away_until else "",
    )


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
