from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from letsbe_listening import LABELS, Label, SpeakerUnclear, Talk, Turn, Verdict, listen
from letsbe_listening.around import Around
from letsbe_listening.ear import is_bare, made_ready, shipped, without_marks
from letsbe_listening.heads import AT_ONCE
from letsbe_listening.tests.people import SAM_1, SAM_2, evening, talk
from letsbe_listening.words import sentences

WORDS = some.text(max_size=200)


def yes(text: str, before: str = "I do not know what to do.") -> set[str]:
    heard = listen(talk(before, text), listener="Sam")
    return {act.label.value for act in heard.turns[0].acts if act.verdict.is_yes}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("What was that like for you?", "open_question"),
        ("Did you call her?", "closed_question"),
        ("Do you mean the job, or the people there?", "clarifying"),
        ("So you do not know what to do.", "reflection"),
        ("You sound worn out.", "feeling"),
        ("When I left hospital I could not open my post either.", "sharing"),
        ("You should write it down.", "advice"),
        ("Mm-hm.", "encourager"),
        ("At least you have a job. Others have it worse.", "minimising"),
        (
            "You kept going even when it was hard, that took courage.",
            "affirmation",
        ),
    ],
)
def test_a_plain_case_of_each_label_is_heard(text: str, label: str) -> None:
    assert label in yes(text)


def test_every_turn_of_the_listener_carries_all_ten_labels_in_their_order() -> None:
    heard = listen(evening(), listener="Sam")

    assert [turn.turn for turn in heard.turns] == [1, 3, 5]
    assert all(tuple(act.label for act in turn.acts) == LABELS for turn in heard.turns)
    assert all(0 <= act.probability <= 1 for turn in heard.turns for act in turn.acts)


def test_acts_that_share_a_turn_are_quoted_each_by_its_own_sentence() -> None:
    heard = listen(evening(), listener="Sam")
    asks, gives_back = (
        heard.turns[0].act(label) for label in (Label.OPEN_QUESTION, Label.REFLECTION)
    )

    assert asks.evidence == "What goes round your head at that hour?"
    assert gives_back.evidence == "So the third night, and then the phone on top."


def test_who_is_not_in_the_talk_is_asked_about() -> None:
    with pytest.raises(SpeakerUnclear, match="Ann, Sam"):
        listen(evening(), listener="Tom")


def test_a_listener_who_only_makes_marks_did_nothing_of_the_ten() -> None:
    heard = listen(Talk((Turn("Ann", "Hello."), Turn("Sam", "…"))), listener="Sam")

    assert {act.verdict for act in heard.turns[0].acts} == {Verdict.NO}


@settings(max_examples=150, deadline=None)
@given(some.lists(WORDS, min_size=1, max_size=6))
def test_whatever_is_said_evidence_is_a_verbatim_part_of_the_turn(texts: list[str]) -> None:
    heard = listen(talk(*texts, first="Sam", second="Ann"), listener="Sam")

    for turn in heard.turns:
        for act in turn.acts:
            assert (act.evidence is None) == (act.verdict is Verdict.NO)
            assert act.evidence is None or (act.evidence and act.evidence in turn.text)


def test_names_do_not_change_what_is_heard() -> None:
    swapped = [
        replace(t, speaker={"Ann": "Will", "Sam": "May"}[t.speaker]) for t in evening().turns
    ]
    one = listen(evening(), listener="Sam")
    other = listen(Talk(tuple(swapped)), listener="May")

    assert one.turns == other.turns


def test_a_turn_is_heard_alike_in_a_long_talk_and_a_short_one() -> None:
    texts = ["I left early.", SAM_1] * (AT_ONCE + 3)
    long = listen(talk(*texts), listener="Sam")
    short = listen(talk("I left early.", SAM_1, "I left early."), listener="Sam")

    assert long.turns[0].acts == short.turns[0].acts
    assert len(long.turns) == AT_ONCE + 3


def test_a_talk_without_marks_is_heard_by_the_heads_for_it_and_says_so() -> None:
    bare = talk(
        "i could not sleep again it is the third night now and my brother rang at two",
        "what was that like for you",
        "i do not know i was cross with him and then i was cross with myself",
    )
    heard = listen(bare, listener="Sam")
    asks = heard.turns[0].act(Label.OPEN_QUESTION)

    assert heard.is_bare
    assert not listen(evening(), listener="Sam").is_bare
    assert asks.verdict.is_yes


def test_a_short_text_without_marks_is_not_taken_for_captions() -> None:
    assert not is_bare(["mm hm"])
    assert is_bare(["and then we went down to the river and sat there for a while " * 3])


def test_taking_marks_away_leaves_every_word_in_its_place() -> None:
    bare = without_marks(SAM_2)

    assert len(bare) == len(SAM_2)
    for sentence in sentences(bare):
        for start, end in sentence.spans:
            assert SAM_2[start:end] == bare[start:end]


def test_what_stood_around_a_turn_loses_its_marks_with_it() -> None:
    found = made_ready("So?", Around("Yes. No.", ("One.",), after="Well."), is_bare=True).around

    assert (found.before, found.earlier, found.after) == ("Yes  No ", ("One ",), "Well ")
    assert made_ready("So?", Around("", ()), is_bare=True).around.after is None


def test_the_heads_that_ship_are_small_and_quickly_there() -> None:
    ear = shipped()

    assert ear is shipped()
    assert ear.written.heads.grams.shape[1] == len(LABELS)
    assert ear.scorer(is_bare=True) is ear.bare
