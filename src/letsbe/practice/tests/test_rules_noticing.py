from letsbe.practice.rules import noticing
from letsbe.practice.rules.noticing import Try
from letsbe.practice.rules.seen import SeenAct, Step
from letsbe_listening import Label, Verdict


def step(turn: int, *labels: Label, after: int = 5, words: int = 8) -> Step:
    acts = tuple(SeenAct(label, Verdict.SURE, "x") for label in labels)
    return Step(turn=turn, text="x", words=words, acts=acts, words_after=after, is_named=False)


def told(*steps: Step, words: int = 10, others: int = 20) -> noticing.Noticed:
    return noticing.noticed(list(steps), words=words, words_of_others=others)


def test_what_helped_is_the_turn_after_which_most_was_said() -> None:
    found = told(
        step(1, Label.OPEN_QUESTION, after=9),
        step(3, Label.FEELING, Label.REFLECTION, after=30),
        step(5, Label.REFLECTION, Label.ADVICE, after=99),
    )

    assert found.helped is not None
    assert (found.helped.step.turn, found.helped.label) == (3, Label.FEELING)


def test_nothing_helped_where_nobody_answered() -> None:
    assert told(step(1, Label.REFLECTION, after=0)).helped is None


def test_what_was_made_smaller_is_looked_at_before_advice_and_closed_questions() -> None:
    small = step(5, Label.MINIMISING, after=9)
    found = told(step(1, Label.ADVICE, after=1), small, step(7, Label.CLOSED_QUESTION))

    assert found.could_open == noticing.Moment(small, Label.MINIMISING)


def test_of_several_the_one_after_which_least_was_said_could_open_more() -> None:
    found = told(step(1, Label.ADVICE, after=4), step(3, Label.ADVICE, after=2))

    assert found.could_open is not None
    assert found.could_open.step.turn == 3


def test_a_closed_question_that_also_gives_back_closes_nothing() -> None:
    assert told(step(1, Label.CLOSED_QUESTION, Label.REFLECTION)).could_open is None


def test_a_very_long_turn_could_have_left_more_room() -> None:
    found = told(step(1, Label.SHARING, words=61))

    assert found.could_open == noticing.Moment(step(1, Label.SHARING, words=61), None)
    assert told(step(1, Label.SHARING, words=60)).could_open is None


def test_there_is_one_thing_to_try_and_it_fits_what_was_seen() -> None:
    ask = (Label.OPEN_QUESTION,)
    closed = (Label.CLOSED_QUESTION,)
    back = (Label.REFLECTION,)
    tries = {
        Try.ASK_BEFORE_OFFERING: told(step(1, Label.ADVICE), step(3, Label.ADVICE)),
        Try.GIVE_BACK_BEFORE_ASKING: told(step(1, *ask), step(3, *ask), step(5, *ask)),
        Try.OPEN_ONE_QUESTION: told(step(1, *closed), step(3, *closed), step(5, *back)),
        Try.LEAVE_ROOM: told(step(1, *back), words=30),
        Try.NAME_A_STEP: told(step(1, *back)),
        Try.WAIT_A_MOMENT: told(step(1, *back), step(3, Label.AFFIRMATION)),
    }

    assert {wanted: found.try_next for wanted, found in tries.items()} == {
        wanted: wanted for wanted in Try
    }


def test_where_nothing_was_said_nothing_is_noticed() -> None:
    assert told() == noticing.Noticed(helped=None, could_open=None, try_next=None)
