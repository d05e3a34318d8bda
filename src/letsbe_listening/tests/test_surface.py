import pytest

from letsbe_listening.around import Around
from letsbe_listening.surface import surface
from letsbe_listening.words import sentences


def seen(text: str, before: str = "", after: str | None = None) -> dict[str, float]:
    return surface(sentences(text), Around(before=before, after=after))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("So, what was it like?", "asks what or how?"),
        ("how was it", "asks what or how"),
        ("How many days?", "asks for a fact?"),
        ("Where was she?", "asks for a fact?"),
        ("Why so late?", "asks why?"),
        ("Did you go?", "verb first, then you?"),
        ("Is the flat warm?", "verb first, then subject?"),
        ("Is Tom there?", "verb first?"),
        ("You left early?", "you ... with a question mark"),
        ("Tuesday then, at ten?", "a statement with a question mark"),
        ("Was it Tom or Ann who left?", "offers a choice"),
        ("By text?", "a short question"),
        ("She rang, right?", "asks to be agreed with"),
        ("It was good, wasn't it?", "asks to be agreed with"),
        ("You went home.", "starts with you"),
        ("Sounds hard.", "starts with it or that"),
        ("I went home.", "starts with I"),
        ("Ring her.", "starts with an instruction"),
        ("There is a group.", "starts with there is"),
        ("So you went.", "starts with so"),
        ("You sound worn out.", "a feeling beside you"),
        ("A sad day.", "a feeling without you"),
        ("You kept going, that was brave.", "effort beside you"),
        ("Others have it worse.", "words of making smaller"),
        ("I went there too.", "I, and what happened"),
        ("And you went there.", "you, and what happened"),
        ("Go on!", "an exclamation mark"),
        ("It was 12.", "a number"),
    ],
)
def test_a_shape_is_named(text: str, name: str) -> None:
    assert seen(text).get(name), seen(text)


def test_lengths_are_told_in_steps() -> None:
    assert {"one word", "up to three words", "up to six words"} <= seen("Yes.").keys()
    assert {"over fifteen words", "over thirty words"} <= seen("word " * 31).keys()


def test_question_marks_are_told_by_where_they_stand() -> None:
    found = seen("Did you? I see. And then?")

    assert {"a question mark", "it begins with a question", "it also tells"} <= found.keys()
    assert {"it ends with a question mark", "several question marks"} <= found.keys()


def test_what_is_given_back_is_counted_by_its_stems() -> None:
    found = seen("The sleeping again.", before="I slept, no: sleeping is hard, I sleep badly")

    assert found["words given back"] > 0
    assert found["an echo"] == 1
    assert "nothing given back" not in found


def test_nothing_in_common_is_told_too() -> None:
    found = seen("Bread, butter, cheese.", before="My brother rang.")

    assert found["nothing given back"] == found["nothing given back, lately"] == 1


def test_i_is_turned_to_you() -> None:
    assert seen("You left.", before="I left.")["I turned to you"] == 1
    assert "I turned to you" not in seen("You left.", before="Tom left.")


@pytest.mark.parametrize(
    ("after", "name"),
    [
        ("Yes.", "answered yes, shortly"),
        ("Um, no.", "answered no"),
        ("Exactly that.", "answered exactly"),
        ("What do you mean?", "answered with a question"),
        ("Thank you so much for that.", "answered with thanks"),
        ("Well, it was long ago.", "answered with a hesitation"),
    ],
)
def test_the_answer_tells_what_was_asked(after: str, name: str) -> None:
    assert name in seen("Did you go?", after=after)


def test_an_answer_without_words_tells_nothing() -> None:
    assert not [name for name in seen("Did you?", after="...") if name.startswith("answered")]
