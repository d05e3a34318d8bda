"""Names of speakers: when two spellings are one name, and who is meant by a name."""

import difflib
import unicodedata
from collections.abc import Iterable

from letsbe_listening.refused import SpeakerUnclear, shown
from letsbe_listening.talk import Talk

# No name in a talk is longer than 200 characters: what is beyond cannot match one.
LONGEST_ASKED = 1_000
_LEAST_ALIKE = 0.6


def folded(name: str) -> str:
    """Return a name as it is compared: in NFC, with one space between its words.

    Capitals stay: Sam and SAM are two names until somebody says otherwise. For short texts
    only, since bringing a long one into NFC can take time in its square.

    >>> folded("  Ze" + chr(0x301) + "   Maria ")
    'Zé Maria'
    """
    return " ".join(unicodedata.normalize("NFC", name).split())


def closest(asked: str, names: Iterable[str]) -> str | None:
    """Return the name spelled most like the one asked for, capitals aside, or None.

    >>> closest("ann", ["Sam", "Ann"])
    'Ann'
    >>> closest("Zoe", ["Sam", "Ann"]) is None
    True
    """
    spelled = {name.casefold(): name for name in names}
    found = difflib.get_close_matches(asked.casefold(), spelled, n=1, cutoff=_LEAST_ALIKE)
    return spelled[found[0]] if found else None


def speaker_named(talk: Talk, asked: str, *, file: str = "the talk") -> str:
    """Return the speaker of a talk who is asked for, as the talk spells the name.

    Spaces and composed letters do not matter, capitals do. Raises SpeakerUnclear when nobody
    in the talk has that name: it lists who speaks, and asks whether a close one is meant.

    >>> from letsbe_listening.talk import Turn
    >>> talk = Talk((Turn("Sam", "Hello."), Turn("Ann", "Hello.")))
    >>> speaker_named(talk, " Sam ")
    'Sam'
    >>> speaker_named(talk, "sam")
    Traceback (most recent call last):
    ...
    letsbe_listening.refused.SpeakerUnclear: the talk: expected 'sam' among those who speak; \
the names found are: Sam, Ann; is 'Sam' meant?
    """
    wanted = folded(asked[:LONGEST_ASKED])
    for speaker in talk.speakers:
        if folded(speaker) == wanted:
            return speaker
    raise SpeakerUnclear(
        file,
        None,
        f"'{shown(asked)}' among those who speak",
        names=talk.speakers,
        closest=closest(wanted, talk.speakers),
    )
