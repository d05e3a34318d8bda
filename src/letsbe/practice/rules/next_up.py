"""What somebody could practise next: one thing, from what they did and what has come back."""

from collections.abc import Mapping
from enum import StrEnum

from letsbe.practice.rules.drills import Drill
from letsbe.practice.rules.kinds import Kind

# After so many drills a whole talk is worth more than another drill.
DRILLS_BEFORE_A_TALK = 5


class Next(StrEnum):
    """What comes next; each is one page."""

    GO_ON = "go_on"
    CHECKLIST = "checklist"
    COME_BACK = "come_back"
    FIRST_DRILL = "first_drill"
    PLAY_ALONE = "play_alone"
    PLAY_TOGETHER = "play_together"
    CHECKLIST_AGAIN = "checklist_again"
    ANOTHER_DRILL = "another_drill"


def next_up(
    times: Mapping[Kind, int],
    due: Mapping[Drill, int],
    *,
    has_open_talk: bool,
    checklists: int,
) -> Next:
    """Return what to do next: what waits first, then what was never done, then again."""
    drills = times.get(Kind.DRILL, 0)
    talks = sum(times.get(kind, 0) for kind in (Kind.ALONE, Kind.TOGETHER, Kind.TRANSCRIPT))
    choices = (
        (has_open_talk, Next.GO_ON),
        (not checklists and not times, Next.CHECKLIST),
        (any(due.values()), Next.COME_BACK),
        (not drills, Next.FIRST_DRILL),
        (drills >= DRILLS_BEFORE_A_TALK and not times.get(Kind.ALONE), Next.PLAY_ALONE),
        (times.get(Kind.ALONE, 0) > 1 and not times.get(Kind.TOGETHER), Next.PLAY_TOGETHER),
        (talks > checklists, Next.CHECKLIST_AGAIN),
    )
    return next((step for applies, step in choices if applies), Next.ANOTHER_DRILL)


def most_due(due: Mapping[Drill, int]) -> Drill:
    """Return the kind of drill of which most have come back, the first of equals."""
    return max(Drill, key=lambda drill: due.get(drill, 0))
