"""Pieces of a sentence that a head has a weight for: words, neighbours, kinds, letters."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from letsbe_listening import lexicons as lists
from letsbe_listening.words import Sentence

START = "^"
MOST_KINDS = 4
FEWEST_LETTERS, MOST_LETTERS = 2, 4
_KNOWN_WORDS = 50_000


def of_words(sentence: Sentence) -> list[str]:
    """Return words, neighbours and how the sentence starts: "you", "^ you", "^ you kept"."""
    row = _row(sentence.words, sentence.mark)
    found = row[1:]
    found += [f"{one} {other}" for one, other in zip(row, found, strict=False)]
    if len(row) > 2:
        found.append(" ".join(row[:3]))
    return found


def of_kinds(sentence: Sentence) -> list[str]:
    """Return one to four neighbouring kinds of words: "% you PAST"."""
    row = _row(map(kind, sentence.words), sentence.mark)
    longer = [f"%{one}" for one in row]
    found = longer
    for at in range(1, MOST_KINDS):
        longer = [f"{some} {one}" for some, one in zip(longer, row[at:], strict=False)]
        found = found + longer
    return found


def of_letters(word: str) -> Iterator[str]:
    """Yield two to four neighbouring letters of a word: "#<ki", "#ind", "#nd>"."""
    bounded = f"<{word}>"
    for length in range(FEWEST_LETTERS, MOST_LETTERS + 1):
        for at in range(len(bounded) - length + 1):
            yield "#" + bounded[at : at + length]


def _row(words: Iterable[str], mark: str) -> list[str]:
    return [START, *words, mark] if mark else [START, *words]


@lru_cache(maxsize=_KNOWN_WORDS)
def kind(word: str) -> str:
    """Return the kind of a word: what it does in a sentence, as far as a list can say.

    >>> [kind(word) for word in "so you kept going".split()]
    ['so', 'YOU', 'PAST', 'GOT']
    """
    if word in _KINDS:
        return _KINDS[word]
    if word.isdigit():
        return "NUM"
    if word in lists.PAST:
        return "PAST"
    if word in lists.IMPERATIVES:
        return "DO"
    endings = (ending for ending in ("ing", "ed", "ly", "s") if word.endswith(ending))
    return next(endings, "_") if len(word) > 4 else "_"


# A word on several lists is of the last kind that has it.
_WEAKEST = {
    "GOT": "try need want have has had get got go going",
    "VERY": "really very just quite pretty still even only always maybe perhaps probably kind",
}
_LISTED = {
    "FEELING": lists.FEELINGS,
    "I": lists.MINE,
    "YOU": lists.YOURS,
    "DID": lists.AUXILIARIES,
    "WHAT": lists.OPENING_WORDS | {"why"},
    "WHO": lists.FACT_WORDS,
    "FILL": lists.FILLERS,
}
_OF_THEIR_OWN = "so and but or because if when while though although cos then than as"
_STRONGEST = {
    "THEY": "he she they him her them his their theirs hes shes theyre theyve people everyone",
    "IT": "it its that thats this these those there theres",
    "IS": "is are was were am be been being isnt arent wasnt werent",
    "MAY": "could would should might must may can will shall cant wont couldnt wouldnt",
    "NOT": "not no never none nothing nor dont doesnt didnt",
    "THE": "a an the some any all every",
    "AT": "in on at of for from with by about into to over under up down out off through",
    "SEEMS": "feel feels felt feeling sounds sound seems seem looks look",
    "THINK": "think know guess wonder wondering mean believe suppose imagine curious",
    "SAY": "say tell said told saying talk talking ask asking hear hearing",
}
_KINDS = {
    **{word: kind for kind, words in _WEAKEST.items() for word in words.split()},
    **{word: kind for kind, words in _LISTED.items() for word in words},
    **{word: word for word in _OF_THEIR_OWN.split()},
    **{word: kind for kind, words in _STRONGEST.items() for word in words.split()},
}
