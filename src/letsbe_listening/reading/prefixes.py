"""Whether the words before a colon can be a name, and which of those are doubtful."""

import re
from functools import lru_cache

from letsbe_listening.reading.limits import LONGEST_NAME_BEFORE_COLON
from letsbe_listening.speakers import folded

# A point after a short word, as in "Dr. Lee" or "Sam B.", ends no sentence.
_SENTENCE = re.compile(r"[,;!?…\"“”„«»¿¡。、\uff01\uff1f\n]|\w{5,}\. |\.\.")
_COLON = re.compile(r"[:\uff1a]")
_FEWEST_OF_A_LONG_NAME = 3
# Words people put before a colon in speech, headings and notes. Whoever is called so can say
# it with `speakers`.
_SPELT = """
    note notes nb ps question questions answer example update edit warning hint tip
    summary date time place topic title subject agenda duration location recording
    transcript participants speakers attendees page part chapter session meeting look
    listen remember honestly basically anyway again also and but so because well now
    okay ok yes no first second third finally meaning thing things point sorry
    """
_LEAD_INS = frozenset(_SPELT.split())


@lru_cache(maxsize=4096)
def likely_name(head: str) -> str | None:
    """Return the name that words before a colon could be, or None when they cannot be one.

    A name has at most 60 characters, begins with a letter, a digit, `<`, `(` or `@`, holds a
    letter, and holds no punctuation of a sentence.

    >>> likely_name(" Sam  B. (he/him) "), likely_name("Dr. Lee"), likely_name("<v")
    ('Sam B. (he/him)', 'Dr. Lee', '<v')
    >>> likely_name("10"), likely_name("Well, then"), likely_name("That is right. So")
    (None, None, None)
    """
    if len(head) > 2 * LONGEST_NAME_BEFORE_COLON or _SENTENCE.search(head):
        return None
    name = folded(head)
    if not name or len(name) > LONGEST_NAME_BEFORE_COLON:
        return None
    begins_as_name = name[0].isalnum() or name[0] in "<(@"
    return name if begins_as_name and any(map(str.isalpha, name)) else None


def parted(said: str) -> tuple[str, str] | None:
    """Return what stands before and after the first colon, if it stands early enough.

    >>> parted("Sam: I see"), parted("I see")
    (('Sam', ' I see'), None)
    """
    colon = _COLON.search(said, 0, 2 * LONGEST_NAME_BEFORE_COLON + 1)
    return (said[: colon.start()], said[colon.end() :]) if colon else None


def is_doubtful(name: str, *, times: int, names: int) -> bool:
    """Say whether a name found before a colon might be running text instead.

    It is doubtful when it is a word that leads in what follows ("Note:", "Look:"); when it ends
    in a small letter's word after others and stands there once or twice ("The thing is:"); when
    more than two names were found and it stands there only once.

    >>> is_doubtful("Sam", times=1, names=2), is_doubtful("Sam", times=1, names=3)
    (False, True)
    >>> is_doubtful("The thing is", times=2, names=2), is_doubtful("Note", times=9, names=2)
    (True, True)
    """
    words = name.split()
    if name.casefold() in _LEAD_INS:
        return True
    if len(words) > 1 and words[-1][0].islower() and times < _FEWEST_OF_A_LONG_NAME:
        return True
    return names > 2 and times == 1
