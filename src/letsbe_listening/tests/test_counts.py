from letsbe_listening import Band, Label, Share, Talk, Turn, listen
from letsbe_listening.counts import words_in
from letsbe_listening.tests.people import evening, talk


def test_words_turns_and_seconds_are_counted_exactly() -> None:
    counts = listen(
        talk("One two.", "Three four five.", "Six.", seconds=1.5), listener="Sam"
    ).counts

    assert counts.words == Share(3, 3)
    assert counts.turns == Share(1, 2)
    assert counts.seconds == Share(1.5, 3)
    assert (counts.longest, counts.longest_words) == (1, 3)


def test_a_turn_without_times_leaves_no_seconds() -> None:
    turns = (Turn("Ann", "Hello.", 0, 1), Turn("Sam", "Hello.", 1, None))

    assert listen(Talk(turns), listener="Sam").counts.seconds is None


def test_a_band_holds_sure_likely_and_unsure_turns_in_this_order() -> None:
    heard = listen(evening(), listener="Sam")

    for band in (*heard.counts.labels.values(), heard.counts.questions):
        assert band.least <= band.likely <= band.most <= len(heard.turns)
    assert heard.counts.reflections is heard.counts.labels[Label.REFLECTION]


def test_questions_of_either_kind_count_a_turn_once() -> None:
    counts = listen(talk("I left.", "Did you leave? What was it like?"), listener="Sam").counts

    assert counts.questions.likely == 1


def test_nothing_said_has_no_share() -> None:
    assert Share(0, 0).of_listener is None
    assert Share(1, 3).of_listener == 0.25
    assert Band(1, 1, 1).is_firm
    assert not Band(1, 1, 2).is_firm


def test_marks_are_no_words() -> None:
    assert words_in("— … 1 half-done don't") == 3
