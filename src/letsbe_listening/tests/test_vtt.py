import pytest

from letsbe_listening.tests.asking import asked, refused, turns

TIMES = "00:01.000 --> 00:02.000"


def vtt(*cues: str) -> str:
    return "WEBVTT\n\n" + "\n\n".join(f"{TIMES}\n{cue}" for cue in cues) + "\n"


def test_two_voices_may_speak_in_one_cue() -> None:
    said = vtt("<v Sam>Hello.</v> <v Ann>Hello, Sam.</v>", "<v.loud Sam>So?")

    assert turns(said, "vtt") == [("Sam", "Hello."), ("Ann", "Hello, Sam."), ("Sam", "So?")]


def test_words_outside_a_voice_are_asked_about_where_voices_are_marked() -> None:
    question = asked(vtt("<v Sam>Hello.</v>", "And who says this?"), "vtt")

    assert question.line == 7
    assert "a voice like <v Name>" in str(question)


def test_a_voice_is_asked_about_where_names_stand_before_colons() -> None:
    question = asked(vtt("Sam: Hello.", "<v Ann>Hello.</v>"), "vtt")

    assert question.line == 7
    assert "not a voice" in str(question)


def test_a_voice_whose_name_never_ends_is_refused() -> None:
    refusal = refused(vtt("<v Sam Hello."), "vtt")

    assert (refusal.line, refusal.expected) == (4, "a > that ends the name of this voice")


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        ("I <3 it", "I <3 it"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<b>so</b> <00:01.500>late", "so late"),
        ("<ruby>tea<rt>time</rt></ruby>", "teatime"),
        ("<sigh> well </sigh>", "well"),
        ("so</b> late", "so late"),
        ("fish &amp; chips &lt;3 &unheard;", "fish & chips <3 &unheard;"),
        ("a < b", "a < b"),
        ("the end <", "the end <"),
    ],
)
def test_tags_are_dropped_and_words_stay(payload: str, words: str) -> None:
    assert turns(vtt(f"<v Sam>{payload}"), "vtt") == [("Sam", words)]


def test_in_voices_within_voices_the_innermost_speaks() -> None:
    said = vtt("<v Sam>One <v Ann>two</v> three</v>")

    assert turns(said, "vtt") == [("Sam", "One"), ("Ann", "two"), ("Sam", "three")]


def test_comments_styles_regions_and_the_header_are_passed_over() -> None:
    said = (
        "WEBVTT - a talk\nKind: captions\n\nNOTE from Ann: nothing\nmore of it\n\n"
        "STYLE\n::cue { color: red }\n\nREGION\nid:one\n\n"
        f"first\n{TIMES} align:left\nSam: Hello.\n\nNOTE\nthe end\n"
    )

    assert turns(said, "vtt") == [("Sam", "Hello.")]


def test_cues_without_a_blank_line_between_are_read() -> None:
    said = f"WEBVTT\n\n{TIMES}\n<v Sam>Hello.\n{TIMES}\n<v Ann>Hello.\n"

    assert turns(said, "vtt") == [("Sam", "Hello."), ("Ann", "Hello.")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Sam: Hello.\n", 1),
        ("WEBVTTX\n", 1),
        ("WEBVTT\n\nSam: words that no time stands above\n\n", 4),
        ("WEBVTT\n\nSam: words\nmore words\n", 4),
        ("WEBVTT\n\nfirst\n", 4),
        ("WEBVTT\n\n00:01,000 --> 00:02,000\nSam: Hello.\n", 3),
        ("WEBVTT\n\n00:01.000 --> \nSam: Hello.\n", 3),
        ("WEBVTT\n\n-00:01.000 --> 00:02.000\nSam: Hello.\n", 3),
        ("WEBVTT\n\n00:03.000 --> 00:02.000\nSam: Hello.\n", 3),
    ],
)
def test_words_without_a_time_are_refused_rather_than_lost(text: str, line: int) -> None:
    assert refused(text, "vtt").line == line


def test_a_file_with_nothing_but_a_header_says_that_nobody_speaks() -> None:
    assert "there are none" in str(refused("WEBVTT\n", "vtt"))


def test_overlapping_cues_and_cues_out_of_order_make_turns_in_the_order_of_the_file() -> None:
    late, early = "00:09.000 --> 00:12.000", "00:04.000 --> 00:10.000"
    said = f"WEBVTT\n\n{late}\n<v Sam>One.\n\n{early}\n<v Ann>Two.\n"

    assert turns(said, "vtt") == [("Sam", "One."), ("Ann", "Two.")]


def test_a_cue_without_words_is_nothing() -> None:
    assert turns(vtt("<v Sam>Hello.", "", "<v Ann> </v>"), "vtt") == [("Sam", "Hello.")]
