import pytest

from letsbe_listening import SpeakerUnclear
from letsbe_listening.tests.asking import asked, refused, turns
from letsbe_listening.tests.test_vtt import vtt


def test_a_cue_without_a_name_goes_on_where_names_stand_at_changes() -> None:
    said = vtt("Sam: Hello.", "How was it?", "Ann: Slow.", "Sam: Slow.")

    assert turns(said, "vtt")[0] == ("Sam", "Hello. How was it?")


def test_a_cue_without_a_name_is_asked_about_where_names_are_repeated() -> None:
    question = asked(vtt("Sam: Hello.", "Sam: How was it?", "And then?"), "vtt")

    assert question.line == 10
    assert "this file repeats names" in str(question)


def test_one_cue_may_hold_two_who_speak() -> None:
    said = vtt("Sam: Hello.\n<b> </b>\nAnn: Hello.\nHow are you?")

    assert turns(said, "vtt") == [("Sam", "Hello."), ("Ann", "Hello. How are you?")]


def test_given_speakers_are_the_only_names() -> None:
    said = "Sam: Hello.\nHere is the thing: I am late.\nAnn: So?"

    assert turns(said, "plain", "Sam", "Ann") == [
        ("Sam", "Hello. Here is the thing: I am late."),
        ("Ann", "So?"),
    ]


def test_with_given_speakers_no_words_before_a_colon_are_doubtful() -> None:
    said = "Sam: Hello.\nWell, then: so.\n12: no.\nAnn: So?"

    assert turns(said, "plain", "Sam", "Ann")[0] == ("Sam", "Hello. Well, then: so. 12: no.")


@pytest.mark.parametrize("head", ["so it went on " * 12, "word " * 13, " : "])
def test_what_is_too_long_or_empty_before_a_colon_is_no_name(head: str) -> None:
    assert len(turns(f"Sam: Hello.\n{head}: and on.\nAnn: So?", "plain")) == 2


def test_a_given_speaker_who_is_spelt_otherwise_is_asked_about() -> None:
    question = asked("SAM: Hello.\nAnn: So?", "plain", "Sam", "Ann")

    assert question.line == 1
    assert "is 'Sam' meant?" in str(question)


def test_a_given_speaker_who_never_speaks_is_asked_about_with_those_who_do() -> None:
    question = asked("Sam: Hello.\nAnne: So?\nSam: Yes.", "plain", "Sam", "Ann")

    assert question.closest == "Anne"
    assert question.names == ("Sam", "Anne")


def test_a_voice_that_was_not_given_is_asked_about() -> None:
    question = asked(vtt("<v Sam>Hello.", "<v Anne>So?"), "vtt", "Sam", "Ann")

    assert "one of the names that were given: Ann, Sam" in str(question)
    assert question.closest == "Ann"


def test_given_voices_are_read() -> None:
    assert turns(vtt("<v Sam>Hello.", "<v Ann>So?"), "vtt", "Sam", "Ann")[1] == ("Ann", "So?")


def test_two_spellings_that_differ_in_capitals_are_asked_about() -> None:
    question = asked("Sam: Hello.\nAnn: So?\nSAM: Yes.\nAnn: Good.", "plain")

    assert question.line == 3
    assert "one spelling of 'Sam', or two people" in str(question)


def test_a_name_without_a_blank_behind_its_colon_is_asked_about() -> None:
    question = asked("Sam: Hello.\nAnn: So?\nSam:it rained.", "plain")

    assert question.line == 3
    assert "a blank after the colon" in str(question)


def test_an_address_is_no_name() -> None:
    assert len(turns("Sam: Look at\nhttps://example.org\nAnn: So?", "plain")) == 2


@pytest.mark.parametrize(
    "line", ["Note: she was late.", "The thing is: I am tired.", "Maria: only once."]
)
def test_what_might_be_running_text_is_asked_about(line: str) -> None:
    question = asked(f"Sam: Hello.\nAnn: Hello.\n{line}\nSam: So.\nAnn: Yes.", "plain")

    assert question.line == 3
    assert "somebody who speaks before the colon" in str(question)


def test_more_names_than_a_circle_has_are_asked_about() -> None:
    names = "".join(f"Ann {n}A: Hello.\n" for n in range(101))

    assert "at most 100 people who speak" in str(asked(names, "plain"))


def test_more_words_before_colons_than_are_remembered_are_no_fault() -> None:
    said = "Sam: Hello.\n" + "".join(f"word{n}:so\n" for n in range(300)) + "Ann: So?"

    assert len(turns(said, "plain")) == 2


@pytest.mark.parametrize("name", ["x" * 201, "x" * 900, "a b" * 67])
def test_a_name_longer_than_any_is_refused(name: str) -> None:
    refusal = refused(vtt(f"<v {name}>Hello."), "vtt")

    assert "at most 200 characters" in str(refusal)
    assert not isinstance(refusal, SpeakerUnclear)


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\u2066\u2069"])
def test_a_name_that_cannot_be_seen_is_asked_about(name: str) -> None:
    assert "the name of who says this" in str(asked(vtt(f"<v {name}>Hello."), "vtt"))


def test_names_in_any_script_and_a_name_like_a_tag_are_names() -> None:
    said = "Σοφία: Γεια.\n田中\uff1aはい。\n<v: Hello.\n" * 2

    assert [who for who, _ in turns(said, "plain")[:3]] == ["Σοφία", "田中", "<v"]


def test_a_name_that_turns_the_direction_of_writing_is_shown_as_an_escape() -> None:
    question = asked(vtt("<v Sam>Hello.", "<v \u202eSam>So?"), "vtt", "Sam")

    assert "\\u202eSam" in str(question)


def test_names_are_one_whether_their_letters_are_composed_or_not() -> None:
    said = vtt("<v Ze\u0301>One.", "<v Z\u00e9>Two.")

    assert turns(said, "vtt") == [("Z\u00e9", "One. Two.")]


def test_blank_lines_may_stand_between_turns() -> None:
    assert len(turns("\nSam: Hello.\n \n\nAnn: So?\n\n", "plain")) == 2


def test_words_before_any_name_are_asked_about_at_once() -> None:
    assert asked("Hello there.\nSam: Hello.", "plain").line == 1


def test_many_names_are_shown_in_part() -> None:
    said = "".join(f"Ann {n}A: Hello.\n" for n in range(12)) * 2

    assert "and 4 more" in str(asked(said, "plain", *(f"Ann {n}A" for n in range(12)), "Zoe"))
