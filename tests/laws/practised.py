"""What Ada has practised in the furnished house, what she shows to Bo, and their circle."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.people.models import Person
from letsbe.practice import access
from letsbe.practice.actions import checklists, drills, showing, together
from letsbe.practice.queries import shelf
from letsbe.practice.rules.checklist import Eyes, Mark, Occasion


@dataclass(frozen=True, kw_only=True)
class Practised:
    """The ids of what there is to see of practice."""

    practice_id: UUID
    checklist_id: UUID
    showing_id: UUID
    circle_id: UUID


def practise(ada: Person, bo: Person, *, at: datetime) -> Practised:
    """Answer a drill, fill in a checklist, show both, and begin a circle of two.

    The two are in supervision with each other.
    """
    prompt = shelf.drills()["open-letters"]
    drill = drills.answer_drill(prompt, "What was it like to see the pile?", by=ada, at=at)
    checklist = checklists.fill_in(
        {"posture": Mark.MOSTLY},
        eyes=Eyes.SELF,
        occasion=Occasion.BEFORE,
        on=at.date(),
        by=ada,
        at=at,
    )
    shown = showing.show_practice(drill.pk, bo.pk, by=ada, at=at)
    showing.show_checklist(checklist.pk, bo.pk, by=ada, at=at)
    circle = together.begin_circle("letters", minutes=5, by=ada, at=at)
    together.join(access.code_of(circle.pk), by=bo, at=at)
    together.begin_round(circle.pk, seen=0, by=ada, at=at)
    return Practised(
        practice_id=drill.pk,
        checklist_id=checklist.pk,
        showing_id=shown.pk,
        circle_id=circle.pk,
    )
