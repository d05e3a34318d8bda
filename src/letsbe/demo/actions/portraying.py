"""What people of the demo tell to be introduced: each line is one telling."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from letsbe.demo.actions.telling import Community, Line
from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.people.rules import hours as week
from letsbe.people.rules.portraits import Apart, Portrait, Room, Way, listed

# Telling one thing after the other takes about as long as this.
A_STEP = timedelta(seconds=40)
WAYS = {"in person": Way.IN_PERSON, "video": Way.VIDEO, "phone": Way.PHONE, "text": Way.TEXT}


def telling(
    *, hours: str, ways: str, gender: str = "", introduction: str = "", **lists: str
) -> Portrait:
    """Return a portrait from lists as people write them: "English; Twi"."""
    return Portrait(
        hours=week.read(hours),
        ways=tuple(WAYS[way] for way in listed(ways)),
        gender=gender,
        introduction=introduction,
        **{name: _parted(words) for name, words in lists.items()},
    )


def tell(ago: str, who: str, portrait: Portrait) -> Line:
    """Tell the first three things that are needed, and then the rest."""
    needed = Portrait(languages=portrait.languages, hours=portrait.hours, ways=portrait.ways)

    def act(_community: Community, by: Person, at: datetime) -> None:
        people.redraw(by, lambda told: _with(told, needed), at=at)
        people.redraw(by, lambda _told: portrait, at=at + 5 * A_STEP)

    return Line(ago, who, act)


def wait(ago: str, who: str) -> Line:
    def act(_community: Community, by: Person, at: datetime) -> None:
        people.look_for_somebody(by, at=at)

    return Line(ago, who, act)


def have_room(ago: str, who: str, others: int, *, away: tuple[int, int] | None = None) -> Line:
    """Say for how many there is room; away: from so many days after this, for so many."""

    def act(_community: Community, by: Person, at: datetime) -> None:
        begin, end = _days(at, away)
        people.make_room(by, Room(people=others, away_from=begin, away_until=end), at=at)

    return Line(ago, who, act)


def avoid(ago: str, who: str, *, names: str = "", ties: str = "") -> Line:
    def act(_community: Community, by: Person, at: datetime) -> None:
        whom = Apart(names=listed(names), ties=listed(ties))
        people.keep_apart(by, lambda apart: replace(whom, people=apart.people), at=at)

    return Line(ago, who, act)


def _with(told: Portrait, needed: Portrait) -> Portrait:
    return replace(told, languages=needed.languages, hours=needed.hours, ways=needed.ways)


def _days(at: datetime, away: tuple[int, int] | None) -> tuple[date | None, date | None]:
    if away is None:
        return None, None
    begin = at.date() + timedelta(days=away[0])
    return begin, begin + timedelta(days=away[1])


def _parted(words: str) -> tuple[str, ...]:
    # Some of the programme's words have commas inside: here they are parted by semicolons.
    return listed(words.split(";"))
