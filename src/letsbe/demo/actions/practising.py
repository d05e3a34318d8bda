"""What people of the demo practise: each line is one practice of one person, whole."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import cycle

from letsbe.demo.actions.telling import Community, Line
from letsbe.people.models import Person
from letsbe.practice.actions import alone, bringing, checklists, drills, showing, together
from letsbe.practice.queries import shelf
from letsbe.practice.rules import talks
from letsbe.practice.rules.checklist import STEPS, Eyes, Mark, Occasion

# A turn in a role-play takes about as long as this.
A_TURN = timedelta(seconds=50)


def drill(ago: str, who: str, key: str, words: str) -> Line:
    def act(_community: Community, by: Person, at: datetime) -> None:
        drills.answer_drill(shelf.drills()[key], words, by=by, at=at)

    return Line(ago, who, act)


def role_play(
    ago: str, who: str, key: str, turns: Sequence[str], *, shown_to: str = ""
) -> Line:
    """Play a scene alone to its end; show it to somebody, if that is said."""

    def act(community: Community, by: Person, at: datetime) -> None:
        row = alone.begin(shelf.scenarios()[key], by=by, at=at)
        for number, words in enumerate(turns):
            when = at + (number + 1) * A_TURN
            row = alone.say(row.pk, words, seen=1 + 2 * number, improvised=None, by=by, at=when)
        if row.ended_at is None:
            alone.end(row.pk, by=by, at=at + (len(turns) + 1) * A_TURN)
        if shown_to:
            later = at + timedelta(minutes=15)
            other = community.people[shown_to]
            showing.show_practice(row.pk, other.pk, by=by, at=later)

    return Line(ago, who, act)


def unfinished(ago: str, who: str, key: str, turns: Sequence[str]) -> Line:
    """Begin a scene and leave it where it is."""

    def act(_community: Community, by: Person, at: datetime) -> None:
        row = alone.begin(shelf.scenarios()[key], by=by, at=at)
        for number, words in enumerate(turns):
            when = at + (number + 1) * A_TURN
            alone.say(row.pk, words, seen=1 + 2 * number, improvised=None, by=by, at=when)

    return Line(ago, who, act)


def transcript(ago: str, who: str, lines: Sequence[talks.Line], *, minutes: int) -> Line:
    def act(_community: Community, by: Person, at: datetime) -> None:
        bringing.keep_transcript(lines, minutes=minutes, by=by, at=at)

    return Line(ago, who, act)


def checklist(
    ago: str, who: str, steps: str, *, eyes: Eyes = Eyes.SELF, occasion: Occasion
) -> Line:
    """Fill in a checklist; `steps` has a figure for each item, 0 to 3, or a dash."""

    def act(_community: Community, by: Person, at: datetime) -> None:
        marks = _marks(steps)
        checklists.fill_in(marks, eyes=eyes, occasion=occasion, on=at.date(), by=by, at=at)

    return Line(ago, who, act)


def circle(ago: str, who: str, key: str, guests: Sequence[str]) -> Line:
    """Sit together on one screen until all have sat everywhere."""

    def act(_community: Community, by: Person, at: datetime) -> None:
        row = together.begin_circle(key, minutes=5, guests=guests, by=by, at=at)
        people = len(guests) + 1
        for number in range(people):
            when = at + timedelta(minutes=8 * number)
            together.begin_round(row.pk, seen=number, by=by, at=when)
            over = when + timedelta(minutes=6)
            together.close_round(row.pk, seen=number + 1, by=by, at=over)
        together.begin_round(row.pk, seen=people, by=by, at=at + timedelta(minutes=8 * people))

    return Line(ago, who, act)


def _marks(steps: str) -> Mapping[str, Mark]:
    keys = (item.key for group in shelf.checklist() for item in group.items)
    return {
        key: STEPS[int(step)]
        for key, step in zip(keys, cycle(steps), strict=False)
        if step != "-"
    }
