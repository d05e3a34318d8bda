"""A house in which people have practised: drills, talks and checklists, whole down to keys."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Model

from benchmarks.house import Builder
from letsbe.people.rules import Part
from letsbe.practice.models import Checklist, Plan, Practice, Tally
from letsbe.practice.queries import shelf
from letsbe.practice.rules import checklist, spacing, talks
from letsbe.practice.rules.checklist import STEPS, Eyes, Occasion
from letsbe.practice.rules.kinds import DRILL_MINUTES, Kind
from letsbe.practice.rules.spacing import Spaced
from letsbe.practice.rules.talks import By, Kept, Line, Who
from letsbe.vault.models import KeyKind
from letsbe.vault.queries import KeyRing

# What one learner has: of ten practices seven are drills, and a tenth as many checklists.
EACH = 50
TALKS_OF_TEN = 3
AT_ONCE = 2_000
SAID = (
    "I could not open the letters again this week.",
    "So they are still lying there.",
    "Yes. I walk round them, and in the evening I tell myself that it is only paper.",
    "What goes through your mind when you pass them?",
    "That one of them says I have to leave the flat.",
    "You sound frightened of that.",
    "I am. I have not said it to anybody.",
    "You should ask somebody to open them with you.",
    "Maybe. My sister said that too.",
    "You still told somebody today, and that took courage.",
)


def talk_of(turns: int) -> Kept:
    """Return an invented practice talk, with times, of twelve seconds a turn."""
    lines = [
        Line(
            (Who.PARTNER, Who.ME)[number % 2],
            SAID[number % len(SAID)],
            12.0 * number,
            12.0 * number + 10,
            By.PERSON,
        )
        for number in range(turns)
    ]
    return Kept(lines=tuple(lines))


class Practised:
    """Lets a house grow by what people practise; `learners` are those who are measured."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.practices = 0
        self.learners: list[UUID] = []
        # The first role-play of each learner.
        self.talked: list[UUID] = []
        self.drills = list(shelf.drills())

    def grow(self, *, to: int) -> None:
        """Let new people practise, fifty times each, until there are so many practices."""
        while self.practices < to:
            self.learner()
            if self.practices % AT_ONCE < EACH:
                self.builder.pour()
        self.builder.pour()

    def learner(self) -> UUID:
        """Return somebody new who has practised fifty times."""
        person, ring = self.builder.person_with_ring(Part.SUPPORTER)
        for number in range(EACH):
            self._practice(person.pk, ring, number)
        self.builder.add(*self._rest(person.pk, ring))
        self.practices += EACH
        self.learners.append(person.pk)
        return person.pk

    def talk(self, person: UUID, kept: Kept) -> UUID:
        """Return the id of a talk that somebody brought, under a key of its own."""
        row = Practice(
            id=self.builder.new_id(),
            person_id=person,
            kind=Kind.TRANSCRIPT,
            subject="",
            began_at=self.builder.at,
            ended_at=self.builder.at,
            minutes=60,
        )
        row.talk_sealed = self._own_ring(row).seal(talks.as_json(kept), row.place_of("talk"))
        self.builder.add(row)
        practice_id: UUID = row.pk
        return practice_id

    def _practice(self, person: UUID, ring: KeyRing, number: int) -> None:
        at = self.builder.at - timedelta(hours=number)
        is_talk = number % 10 < TALKS_OF_TEN
        row = Practice(
            id=self.builder.new_id(),
            person_id=person,
            kind=Kind.ALONE if is_talk else Kind.DRILL,
            subject="letters" if is_talk else self.drills[number],
            began_at=at,
            ended_at=at,
            minutes=9 if is_talk else DRILL_MINUTES,
        )
        kept = talk_of(15 if is_talk else 2)
        own = self._own_ring(row) if is_talk else ring
        if number == 0:
            self.talked.append(row.pk)
        row.talk_sealed = own.seal(talks.as_json(kept), row.place_of("talk"))
        self.builder.add(row)

    def _rest(self, person: UUID, ring: KeyRing) -> Iterable[Model]:
        today = self.builder.at.date()
        plan = {key: Spaced(1, today + timedelta(days=n)) for n, key in enumerate(self.drills)}
        row = Plan(person_id=person)
        row.spacing_sealed = ring.seal(spacing.as_json(plan), row.place)
        yield row
        for kind, times, minutes in ((Kind.DRILL, 35, 70), (Kind.ALONE, 15, 135)):
            yield Tally(
                id=self.builder.new_id(), person_id=person, kind=kind, times=times,
                minutes=minutes, first_on=today, newest_on=today,
            )  # fmt: skip
        items = [item.key for group in shelf.checklist() for item in group.items]
        for number in range(EACH // 10):
            marks = {key: STEPS[(n + number) % 4] for n, key in enumerate(items)}
            done = Checklist(
                id=self.builder.new_id(), person_id=person, by_id=person, eyes=Eyes.SELF,
                occasion=Occasion.AFTER, on=today, at=self.builder.at,
            )  # fmt: skip
            done.marks_sealed = ring.seal(checklist.as_json(marks), done.place)
            yield done

    def _own_ring(self, row: Practice) -> KeyRing:
        return self.builder.keys(row.pk, [row.person_id], KeyKind.TRANSCRIPT)
