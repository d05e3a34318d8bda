"""Reads plain text: a line `Name: text` begins a turn, a line without a name goes on."""

from collections.abc import Iterator

from letsbe_listening.reading.captions import no_name_yet
from letsbe_listening.reading.roll import Roll
from letsbe_listening.reading.source import Source
from letsbe_listening.talk import Turn


def captions(source: Source, roll: Roll) -> Iterator[Turn]:
    """Yield each line with words, and whose they are.

    A name stands at the beginning of a line, before a colon and a blank. It has at most 60
    characters, begins with a letter or digit, and holds no comma, question mark or other
    punctuation of a sentence. A line without one goes on with the turn; blank lines may stand
    between. So that a sentence such as "Here is the thing: ..." never becomes a person, the
    whole text is looked at in the end, and SpeakerUnclear asks

    - when more than two names were found and one of them stands there only once;
    - when a name is a word that leads in what follows ("Note", "Look", "Date"), or ends in
      a small letter's word after others ("The thing is") and stands there once or twice;
    - when two names differ in capitals only;
    - when a line begins "Sam:like this" and Sam speaks elsewhere.

    With `speakers` given, those are the names and nothing else is; SpeakerUnclear then asks
    when one of them never speaks, or stands there with other capitals. Without any name
    before the
    first words, it asks at once. There are no times.
    """
    speaker: str | None = None
    for line, written in source.lines():
        if not written.strip():
            continue
        name, words = roll.before_colon(written, line)
        speaker = name or speaker
        if speaker is None:
            raise no_name_yet(roll, line, written)
        yield Turn(speaker, words)
