"""Short ways to read a text in a test, and to hear why it was not read."""

import pytest

from letsbe_listening import SpeakerUnclear, TalkRefused, read_text


def turns(text: str, kind: str, *speakers: str) -> list[tuple[str, str]]:
    """Return who says what, without times."""
    talk = read_text(text, kind=kind, speakers=speakers)
    return [(turn.speaker, turn.text) for turn in talk.turns]


def refused(text: str, kind: str, *speakers: str) -> TalkRefused:
    """Return the refusal that a text has to meet."""
    with pytest.raises(TalkRefused) as refusal:
        read_text(text, kind=kind, name="a.file", speakers=speakers)
    return refusal.value


def asked(text: str, kind: str, *speakers: str) -> SpeakerUnclear:
    """Return the question about speakers that a text has to meet."""
    question = refused(text, kind, *speakers)
    assert isinstance(question, SpeakerUnclear)
    return question
