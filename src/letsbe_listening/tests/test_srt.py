import pytest

from letsbe_listening.tests.asking import asked, refused, turns

TIMES = "00:00:01,000 --> 00:00:02,000"


def srt(*captions: str) -> str:
    return "\n\n".join(f"{n}\n{TIMES}\n{said}" for n, said in enumerate(captions, 1)) + "\n"


def test_tags_for_looks_are_dropped() -> None:
    said = srt(r"{\an8}<i>Sam:</i> Hello <font color=red>you</font>.", "Ann: <3 you")

    assert turns(said, "srt") == [("Sam", "Hello you."), ("Ann", "<3 you")]


def test_a_blank_line_within_the_words_is_passed_over() -> None:
    assert turns(srt("Sam: Hello.\n\nHow are you?"), "srt") == [("Sam", "Hello. How are you?")]


def test_a_number_that_is_said_stays() -> None:
    assert turns(srt("Sam: How many?", "Ann:\n12"), "srt")[1] == ("Ann", "12")


def test_numbers_may_be_missing() -> None:
    said = f"{TIMES}\nSam: Hello.\n{TIMES}\nAnn: So?\n"

    assert turns(said, "srt") == [("Sam", "Hello."), ("Ann", "So?")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Sam: Hello.\n", 1),
        ("1\nSam: Hello.\n", 2),
        (srt("Sam: Hello.") + "\n2\n", 6),
        (srt("Sam: Hello.") + "\n2\nAnn: words of no time\n", 6),
        (f"words before\n{TIMES}\nSam: Hello.\n", 1),
        ("1\n00:00:01.5 --> 00:00:02\nSam: Hello.\n", 2),
    ],
)
def test_words_without_a_time_are_refused_rather_than_lost(text: str, line: int) -> None:
    assert refused(text, "srt").line == line


def test_words_below_a_blank_line_belong_to_the_caption_above() -> None:
    assert turns(srt("Sam: One.") + "\ntwo\n", "srt") == [("Sam", "One. two")]


def test_captions_without_a_name_are_asked_about() -> None:
    assert asked(srt("Hello."), "srt").line == 3


def test_a_caption_as_long_as_a_book_is_refused() -> None:
    said = srt("Sam: Hello.\n" + "so it goes on and on\n" * 60_000)

    assert "a caption of at most 1,048,576 characters" in str(refused(said, "srt"))
