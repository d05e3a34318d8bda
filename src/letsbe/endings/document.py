"""The keepsake of two people: who, from when to when, what they agreed, and their letters."""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from letsbe.lib import paper, said
from letsbe.lib.paper import Value, Voice
from letsbe.lib.press import printed
from letsbe.lib.said import Minimum, Parts

TEMPLATE = Path(__file__).parent / "templates" / "endings" / "keepsake.typ"


@dataclass(frozen=True, kw_only=True)
class LetterOnPaper:
    """A letter that both may read: its words, or a sentence of ours where there are none."""

    author: str
    voice: Voice
    words: str = ""
    instead: str = ""


@dataclass(frozen=True, kw_only=True)
class Labels:
    """Every fixed sentence on the paper; the words in braces are filled in."""

    kind: str = "Keepsake"
    names: str = "{first} and {second}"
    for_what: str = "What it was for"
    began: str = "Began"
    ended: str = "Ended"
    still: str = "has not ended yet"
    letters: str = "Letters"
    letter_of: str = "{name}'s letter"
    no_letters: str = "No letters were shown."
    agreement: str = "What we agreed"
    version: str = "Version {number}, signed by both, in force since {in_force}."
    no_agreement: str = ""
    words_of: str = "{name}'s words"
    minimums: str = "What the programme asks of both"
    minimums_lead: str = "These are not negotiated. Both have read and acknowledged them."
    reason: str = "Why:"
    page: str = "Page {page} of {pages}"
    undrawn: str = "Some characters could not be drawn on this paper."


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """The agreement last in force."""

    number: int
    in_force: str
    parts: Parts
    minimums: tuple[Minimum, ...]


@dataclass(frozen=True, kw_only=True)
class Keepsake:
    """What the paper says; `at` is stamped as the moment the file was made."""

    title: str
    names: tuple[str, str]
    kind: str
    began: str
    ended: str
    letters: tuple[LetterOnPaper, ...]
    agreed: Agreed | None
    at: datetime
    labels: Labels
    language: str = "en"


def pdf(keepsake: Keepsake) -> bytes:
    """Return the keepsake as PDF/UA-1, or as printed() says where a letter has no font."""
    return printed(
        TEMPLATE, _paper(keepsake), at=keepsake.at, exact_words=_exact_words(keepsake)
    )


def _paper(keepsake: Keepsake) -> dict[str, Value]:
    names, agreed = keepsake.names, keepsake.agreed
    language, region = paper.language(keepsake.language)
    labels = {
        key.replace("_", "-"): str(words) for key, words in asdict(keepsake.labels).items()
    }
    names_line = _names_line(keepsake)
    return {
        "lang": language,
        "region": region,
        "labels": dict(labels),
        "exact-words": None,
        "title": paper.line(keepsake.title),
        "names": [paper.line(name) for name in names],
        "names-line": names_line,
        "footer": names_line,
        "kind": keepsake.kind,
        "began": keepsake.began,
        "ended": keepsake.ended or labels["still"],
        "letters": [_letter(one, labels["letter-of"]) for one in keepsake.letters],
        "version": _version(keepsake),
        "parts": said.as_parts(agreed.parts, names=names, words_of=labels["words-of"])
        if agreed
        else [],
        "minimums": said.as_minimums(agreed.minimums) if agreed else [],
    }


def _letter(one: LetterOnPaper, letter_of: str) -> dict[str, Value]:
    # A letter of some length goes on over the page; a short one stays whole.
    return paper.paragraphs(one.words or one.instead) | {
        "voice": one.voice,
        "credit": paper.filled(letter_of, name=one.author),
        "is-written": bool(one.words),
        "is-long": paper.is_long(one.words),
        "kind": "",
        "why": None,
    }


def _version(keepsake: Keepsake) -> str:
    agreed, labels = keepsake.agreed, keepsake.labels
    if agreed is None:
        return str(labels.no_agreement)
    return paper.filled(
        str(labels.version), number=str(agreed.number), in_force=agreed.in_force
    )


def _names_line(keepsake: Keepsake) -> str:
    first, second = keepsake.names
    return paper.filled(str(keepsake.labels.names), first=first, second=second)


def _exact_words(keepsake: Keepsake) -> str:
    """Return all of it as plain text."""
    letters = [f"{one.author}: {one.words or one.instead}" for one in keepsake.letters]
    agreed = keepsake.agreed
    clauses = said.exact_words(agreed.parts, agreed.minimums) if agreed else []
    dates = f"{keepsake.began} - {keepsake.ended or keepsake.labels.still}"
    head = [keepsake.title, _names_line(keepsake), dates]
    return paper.exact([*head, *letters, _version(keepsake), *clauses])
