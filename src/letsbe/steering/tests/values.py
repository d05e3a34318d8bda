"""Steerings as values: any that could be, and the same with the two exchanged."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from letsbe.steering.rules.course import Course, Over, Step, Text

ADA, BO, CLEO = (UUID(int=number) for number in (1, 2, 3))
BOTH = frozenset({ADA, BO})
OTHER = {ADA: BO, BO: ADA}
TODAY = date(2026, 11, 2)
STEP_ONE, STEP_TWO = UUID(int=11), UUID(int=12)
READY = Text(revision=1, has_words=True, is_ready=True)
WRITTEN = Text(revision=1, has_words=True)
BEGUN = Course(people=BOTH, begun_by=ADA, today=TODAY, texts={})
SEEN = replace(BEGUN, texts={ADA: READY, BO: READY}, mark=2)


def step(by: UUID = ADA, *, days: int = 7, pk: UUID = STEP_ONE) -> Step:
    return Step(id=pk, author=by, look_on=TODAY + timedelta(days=days))


UNDER_WAY = replace(SEEN, agreed=step(), mark=4)
LOOKING = replace(SEEN, agreed=step(days=0), mark=4)

A_TEXT = st.builds(
    Text, revision=st.integers(0, 2), has_words=st.booleans(), is_ready=st.booleans()
)
SOMEBODY = st.sampled_from([ADA, BO])
A_STEP = st.builds(
    Step,
    id=st.just(STEP_ONE),
    author=SOMEBODY,
    look_on=st.sampled_from([TODAY + timedelta(days=days) for days in (-1, 0, 1, 9)]),
)
COURSES = st.builds(
    Course,
    people=st.just(BOTH),
    begun_by=SOMEBODY,
    today=st.just(TODAY),
    mark=st.integers(1, 3),
    is_paused=st.booleans(),
    is_ended=st.booleans(),
    texts=st.dictionaries(SOMEBODY, A_TEXT),
    joined=st.frozensets(SOMEBODY),
    suggested=st.none() | A_STEP,
    agreed=st.none() | A_STEP,
    back=st.frozensets(SOMEBODY),
    over=st.none() | st.sampled_from(Over),
)


def exchanged(now: Course) -> Course:
    """Return the same with the two exchanged, everywhere they are named."""

    def of(one: Step | None) -> Step | None:
        return replace(one, author=OTHER[one.author]) if one else None

    return replace(
        now,
        begun_by=OTHER[now.begun_by],
        texts={OTHER[person]: text for person, text in now.texts.items()},
        joined=frozenset(OTHER[person] for person in now.joined),
        suggested=of(now.suggested),
        agreed=of(now.agreed),
        back=frozenset(OTHER[person] for person in now.back),
    )
