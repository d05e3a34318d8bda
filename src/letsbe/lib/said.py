"""What two people said, as values for a paper: whose words, and what is asked of both."""

from collections.abc import Iterable
from dataclasses import dataclass

from letsbe.lib import paper, text
from letsbe.lib.paper import Value, Voice


@dataclass(frozen=True, kw_only=True)
class Said:
    """One clause: its words and whose they are (voice only if both have the same name)."""

    kind_title: str
    words: str
    author: str
    why: str = ""
    voice: Voice | None = None


@dataclass(frozen=True, kw_only=True)
class Minimum:
    title: str
    words: str
    reason: str


# Clauses under their headings, in the order in which they are read.
Parts = tuple[tuple[str, tuple[Said, ...]], ...]


def as_parts(parts: Parts, *, names: tuple[str, str], words_of: str) -> list[Value]:
    """Return clauses for the paper; `words_of` says whose, such as "{name}'s words"."""
    return [
        {
            "heading": heading,
            "said": [_said(said, heading, names, words_of) for said in clauses],
        }
        for heading, clauses in parts
        if clauses
    ]


def as_minimums(minimums: Iterable[Minimum]) -> list[Value]:
    return [
        {
            "title": paper.line(minimum.title),
            "words": paper.paragraphs(minimum.words),
            "reason": None
            if text.is_blank(minimum.reason)
            else paper.paragraphs(minimum.reason),
        }
        for minimum in minimums
    ]


def exact_words(parts: Parts, minimums: Iterable[Minimum]) -> list[str]:
    """Return the same as blocks of plain text."""
    blocks = []
    for heading, clauses in parts:
        blocks.append(heading)
        blocks += [f"{said.author}: {said.words}\n{said.why}".strip() for said in clauses]
    blocks += [f"{one.title}\n{one.words}\n{one.reason}".strip() for one in minimums]
    return blocks


def _said(said: Said, heading: str, names: tuple[str, str], words_of: str) -> dict[str, Value]:
    is_long = len(said.words) + len(said.why) > paper.LONG or paper.is_long(said.words)
    return paper.paragraphs(said.words) | {
        "voice": said.voice or paper.voice_of(said.author, names, otherwise="both"),
        "credit": paper.filled(words_of, name=said.author),
        "kind": "" if said.kind_title == heading else said.kind_title,
        "is-long": is_long,
        "why": paper.paragraphs(said.why) if not text.is_blank(said.why) else None,
    }
