"""Names taken out of a talk before anything of it is kept."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from letsbe.practice.rules.talks import Line, Who, one_line
from letsbe_listening import Talk

INSTEAD = {Who.ME: "[me]", Who.PARTNER: "[partner]", Who.OTHER: "[other]"}
A_NAME = "[name]"
A_CONTACT = "[taken out]"
MOST_LIKELY_NAMES = 60
# A word in the middle of a sentence: at its beginning everything has a capital.
_IN_THE_MIDDLE = re.compile(r"(?<![.!?:\u2026\"\u201c] )(?<!^)\b[^\W\d_]{2,}\b")
_WORD = re.compile(r"\b[^\W\d_]{2,}\b")
_IN_BRACKETS = re.compile(r"[(\[{][^)\]}(\[{]*[)\]}]")
_NAME_PART = re.compile(r"[^\W\d_]{2,}")
# Addresses of any kind, and anything with as many figures as a telephone number.
_CONTACT = re.compile(
    r"https?://\S+|(?<![\w.])www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+"
    r"|(?<![\w.@-])[\w-]{1,63}(?:\.[\w-]{2,63}){1,3}/\S+|(?<!\S)@\w{2,64}"
    r"|\+?\d(?:[ ./()\u2010-\u2015-]{0,2}\d){5,}"
)
# What software and people call somebody who speaks, without naming them.
_NO_NAMES = frozenset(
    {
        *("speaker", "listener", "observer", "partner", "peer", "supporter", "host", "guest"),
        *("participant", "unknown", "me", "you", "other", "the", "and", "user", "client"),
    }
)
# Letters of scripts that put spaces between words.
_HAS_SPACES = re.compile(r"[A-Za-z\u00c0-\u058f\u0900-\u0dff\u1e00-\u1fff]")
_NEVER_A_NAME = frozenset(
    {
        *("I", "Mr", "Mrs", "Ms", "Dr", "GP", "TV", "OK", "English", "Christmas", "Easter"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("January", "February", "March", "April", "June", "July", "August", "September"),
        *("October", "November", "December"),
    }
)


def _never(_word: str) -> bool:
    return False


def likely_names(talk: Talk, *, is_common: Callable[[str], bool] = _never) -> list[str]:
    """Return the words of a talk that look like names, the most frequent first.

    In the middle of a sentence a capital is enough. At its beginning everything has one: there
    a word counts if it is no common word, and never stands in small letters.
    """
    every = [_WORD.findall(turn.text) for turn in talk.turns]
    small = {word for words in every for word in words if word[0].islower()}
    found: Counter[str] = Counter()
    for turn, words in zip(talk.turns, every, strict=True):
        middle = {word.group(0) for word in _IN_THE_MIDDLE.finditer(turn.text)}
        found.update(
            word
            for word in words
            if word[0].isupper()
            and (word in middle or not (word.lower() in small or is_common(word.lower())))
        )
    names = (word for word, _count in found.most_common() if word not in _NEVER_A_NAME)
    spoken = {part for name in talk.speakers for part in _parts(name)}
    return [name for name in names if name not in spoken][:MOST_LIKELY_NAMES]


def without_names(
    talk: Talk, parts: Mapping[str, Who], *, others: Iterable[str], typed: Iterable[str] = ()
) -> list[Line]:
    """Return a talk's lines with nobody's name: who speaks by their part, names replaced.

    `parts` says for each who speaks which part they are; `others` are names as they stand in
    the talk; `typed` are names, places and figures somebody listed, found however spelled.
    """
    spoken: dict[str, str] = {}
    for name, who in parts.items():
        for part in _parts(_composed(name)):
            # Two who share a name, such as a family's: it says which of them no more.
            spoken[part] = A_NAME if part in spoken else INSTEAD[who]
    spoken |= {part: A_NAME for name in others for part in _NAME_PART.findall(_composed(name))}
    listed = {piece for name in typed for piece in _pieces(_composed(name))}
    finders = _finder(listed, as_typed=False), _finder(spoken, as_typed=True)
    return [
        Line(
            parts[turn.speaker],
            one_line(_taken_out(_composed(turn.text), finders, spoken)),
            turn.start,
            turn.end,
        )
        for turn in talk.turns
    ]


def first_words(talk: Talk, name: str, *, most: int = 12) -> str:
    """Return how somebody begins in a talk, by which they are recognised."""
    words = next(turn.text for turn in talk.turns if turn.speaker == name).split()
    return " ".join(words[:most]) + ("\u2026" if len(words) > most else "")


def as_names(typed: str) -> list[str]:
    """Return names as somebody lists them: with commas, or on lines of their own."""
    return [name for name in (part.strip() for part in re.split(r"[,;\n]", typed)) if name]


def _parts(name: str) -> list[str]:
    """Return the names in what a transcript calls somebody: no pronouns, no "Speaker 1"."""
    words = _NAME_PART.findall(_IN_BRACKETS.sub(" ", name))
    capital = [word for word in words if word[0].isupper()] or words
    return [word for word in capital if word.lower() not in _NO_NAMES]


def _pieces(name: str) -> list[str]:
    """Return what is looked for of a name that somebody listed: it whole, and its words."""
    return [name, *(word for word in _NAME_PART.findall(name) if word != name)]


def _composed(text: str) -> str:
    # Some files write an accent as a letter of its own: the same name then looks like another.
    return unicodedata.normalize("NFC", text)


def _finder(names: Collection[str], *, as_typed: bool) -> re.Pattern[str] | None:
    if not names:
        return None
    longest_first = sorted(names, key=len, reverse=True)
    either = "|".join(map(_alone, longest_first))
    return re.compile(either, re.NOFLAG if as_typed else re.IGNORECASE)


def _alone(name: str) -> str:
    """Return how a name is found: not inside a longer word, where a script has words."""
    # As it is written, or in capitals: "will" in small letters is a word, "Will" a name.
    spelled = re.escape(name)
    if not _HAS_SPACES.search(name):
        return spelled
    return rf"(?<![^\W\d_])(?:{spelled}|{re.escape(name.upper())})(?![^\W\d_])"


def _taken_out(
    text: str,
    finders: tuple[re.Pattern[str] | None, re.Pattern[str] | None],
    spoken: Mapping[str, str],
) -> str:
    """Return a text without contacts, then without names: an address holds names too."""
    typed, speaking = finders
    text = _CONTACT.sub(A_CONTACT, text)
    if speaking:
        upper = {name.upper(): said for name, said in spoken.items()}
        text = speaking.sub(lambda m: spoken.get(m[0]) or upper.get(m[0], A_NAME), text)
    return typed.sub(A_NAME, text) if typed else text
