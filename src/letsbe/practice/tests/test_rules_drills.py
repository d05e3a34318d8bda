import pytest

from letsbe.practice.rules import drills
from letsbe.practice.rules.drills import Answered, Drill
from letsbe.practice.rules.seen import SeenAct
from letsbe_listening import Label, Verdict


def acts(**verdicts: str) -> list[SeenAct]:
    return [SeenAct(Label(name), Verdict(one), "words") for name, one in verdicts.items()]


@pytest.mark.parametrize(
    ("drill", "found", "words", "wanted"),
    [
        (Drill.OPEN, {"open_question": "sure"}, 8, Answered.SEEN),
        (Drill.OPEN, {"closed_question": "sure"}, 8, Answered.NOT_SEEN),
        (Drill.OPEN, {"open_question": "unsure"}, 8, Answered.UNSURE),
        (Drill.OPEN, {"open_question": "sure", "advice": "likely"}, 8, Answered.WITH_FIXING),
        (Drill.OPEN, {"open_question": "sure", "advice": "unsure"}, 8, Answered.SEEN),
        (Drill.REFLECT, {"reflection": "likely"}, 8, Answered.SEEN),
        (Drill.FEELING, {"feeling": "sure", "reflection": "sure"}, 8, Answered.SEEN),
        (Drill.FEELING, {"reflection": "sure"}, 8, Answered.NOT_SEEN),
        (Drill.AFFIRM, {"affirmation": "unsure"}, 8, Answered.UNSURE),
        (Drill.SHARE, {"sharing": "sure", "open_question": "sure"}, 30, Answered.SEEN),
        (Drill.SHARE, {"sharing": "sure"}, 30, Answered.NOT_SEEN),
        (Drill.SHARE, {"sharing": "sure", "open_question": "sure"}, 46, Answered.NOT_SEEN),
        (Drill.LET_GO, {"feeling": "likely"}, 8, Answered.SEEN),
        (Drill.LET_GO, {"reflection": "sure", "advice": "sure"}, 8, Answered.WITH_FIXING),
        (Drill.LET_GO, {}, 8, Answered.NOT_SEEN),
    ],
)
def test_a_drill_sees_what_it_asked_for_or_says_that_it_cannot_tell(
    drill: Drill, found: dict[str, str], words: int, wanted: Answered
) -> None:
    assert drills.answered(drill, acts(**found), words=words) is wanted


def test_what_the_learner_calls_it_decides() -> None:
    named = {Label.AFFIRMATION}

    assert drills.answered_as_named(Drill.AFFIRM, named, words=8) is Answered.SEEN
    assert drills.answered_as_named(Drill.AFFIRM, set(), words=8) is Answered.NOT_SEEN
    with_advice = named | {Label.ADVICE}
    assert drills.answered_as_named(Drill.AFFIRM, with_advice, words=8) is Answered.WITH_FIXING


def test_every_drill_says_what_it_wants() -> None:
    assert set(drills.WANTED) == set(Drill)
