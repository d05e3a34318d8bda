from letsbe.practice.rules import seen
from letsbe.practice.rules.seen import SeenAct, Step
from letsbe_listening import Act, Band, HeardTurn, Label, Talk, Turn, Verdict, listen

TURNS = (
    Turn("partner", "I could not sleep."),
    Turn("me", "What kept you awake?"),
    Turn("partner", "The letters."),
    Turn("me", "So the letters kept you awake."),
)
WORDS = [4, 4, 2, 6]


def steps(named: dict[int, frozenset[Label]] | None = None) -> list[Step]:
    return seen.steps(listen(Talk(TURNS), listener="me"), TURNS, named or {}, WORDS)


def act(label: Label, verdict: Verdict, evidence: str | None) -> SeenAct:
    return SeenAct(label, verdict, evidence)


def test_each_turn_of_the_learner_knows_what_came_after_it() -> None:
    asked, gave_back = steps()

    assert (asked.turn, asked.words, asked.words_after) == (1, 4, 2)
    assert (gave_back.turn, gave_back.words_after) == (3, 0)
    assert Label.OPEN_QUESTION in asked.labels
    assert Label.REFLECTION in gave_back.labels


def test_the_learners_word_stands_in_the_place_of_what_was_heard() -> None:
    named = frozenset({Label.CLARIFYING, Label.REFLECTION})
    _asked, gave_back = steps({3: named})

    assert gave_back.is_named
    assert gave_back.labels == named
    assert all(one.is_mine and one.evidence is None for one in gave_back.acts)


def test_calling_it_none_of_them_is_a_word_too() -> None:
    asked, _gave_back = steps({1: frozenset()})

    assert asked.acts == ()
    assert asked.is_named


def test_what_is_not_there_is_not_told() -> None:
    turn = HeardTurn(0, "Hm.", tuple(Act(one, 0.0, Verdict.NO, None) for one in Label))

    assert seen.acts_of(turn, None) == ()


def test_bands_count_turns_from_the_sure_ones_to_the_unsure_ones() -> None:
    def step(verdict: Verdict) -> Step:
        acts = (act(Label.ADVICE, verdict, "x"),)
        return Step(turn=0, text="x", words=1, acts=acts, words_after=0, is_named=False)

    found = [step(Verdict.SURE), step(Verdict.LIKELY), step(Verdict.UNSURE)]

    assert seen.bands(found) == {Label.ADVICE: Band(1, 2, 3)}
    assert [len(one.unsure) for one in found] == [0, 0, 1]


def test_words_are_marked_where_they_show_an_act() -> None:
    text = "You came. What now?"
    acts = [
        act(Label.AFFIRMATION, Verdict.SURE, "You came."),
        act(Label.OPEN_QUESTION, Verdict.LIKELY, "What now?"),
        act(Label.ADVICE, Verdict.UNSURE, "You came."),
        act(Label.SHARING, Verdict.SURE, "not in it"),
        act(Label.FEELING, Verdict.SURE, None),
    ]

    assert list(seen.marked(text, acts)) == [
        ("You came.", (Label.AFFIRMATION,)),
        (" ", ()),
        ("What now?", (Label.OPEN_QUESTION,)),
    ]


def test_the_pieces_are_the_text_again() -> None:
    for step in steps():
        assert "".join(text for text, _labels in seen.marked(step.text, step.acts)) == step.text
