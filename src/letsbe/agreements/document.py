"""The keepsake: a signed agreement as a tagged PDF, the same bytes for the same agreement."""

import json
import re
import unicodedata
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from letsbe.lib import text

FONTS = Path(__file__).parent / "fonts"
TEMPLATE = Path(__file__).parent / "templates" / "agreements" / "document.typ"
# Unbreakable clauses longer than this would leave half a page empty.
LONG = 500

Voice = Literal["moss", "plum", "both"]
Value = str | int | bool | None | list["Value"] | dict[str, "Value"]


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


@dataclass(frozen=True, kw_only=True)
class Signed:
    name: str
    at_words: str


@dataclass(frozen=True, kw_only=True)
class Labels:
    """Every fixed sentence on the paper; the words in braces are filled in."""

    kind: str = "Let's Be agreement"
    names: str = "{first} and {second}"
    version: str = "Version"
    in_force: str = "In force since"
    review: str = "We look at it again on"
    not_a_contract: str = (
        "This is a working agreement, not a contract. Either may leave at any time."
    )
    words_of: str = "{name}'s words"
    minimums: str = "What the programme asks of both"
    minimums_lead: str = "These are not negotiated. Both have read and acknowledged them."
    reason: str = "Why:"
    signatures: str = "Signed by both"
    signatures_lead: str = "Each read these words, and signed them as they stand here."
    signed: str = "Signed {at}"
    digest: str = "Fingerprint of the text both signed"
    footer: str = "Version {number}, in force since {in_force}"
    page: str = "Page {page} of {pages}"
    undrawn: str = (
        "Some characters could not be drawn on this paper and stand as empty boxes. The exact"
        " words are inside this file, as the attachment words.txt."
    )


ENGLISH = Labels()


@dataclass(frozen=True, kw_only=True)
class Document:
    """What the paper says; in_force_at is stamped as the moment the file was made."""

    title: str
    number: int
    names: tuple[str, str]
    in_force: str
    in_force_at: datetime
    review_on: str
    clauses: tuple[tuple[str, tuple[Said, ...]], ...]
    minimums: tuple[Minimum, ...]
    signatures: tuple[Signed, Signed]
    digest_hex: str
    language: str = "en"
    labels: Labels = ENGLISH


def pdf(document: Document) -> bytes:
    """Return the keepsake as PDF/UA-1.

    Where no font here draws one of the letters it is a plain tagged PDF instead, which says so
    and carries the exact words as an attachment.
    """
    paper = _paper(document)
    try:
        return _compiled(paper, at=document.in_force_at, standard="ua-1")
    except typst.TypstError:
        paper["exact-words"] = _exact_words(document)
        return _compiled(paper, at=document.in_force_at, standard=None)
    finally:
        _forget()


def _compiled(
    paper: dict[str, Value], *, at: datetime, standard: Literal["ua-1"] | None
) -> bytes:
    return typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(paper)},
        pdf_standards=standard,
        timestamp=int(at.timestamp()),
    )


def _forget() -> None:
    # Typst keeps the layout of the last ten compilations: 25 MB for each long agreement.
    for _ in range(11):
        typst.compile(b"", font_paths=_fonts(), ignore_system_fonts=True)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS]
    )


def _paper(document: Document) -> dict[str, Value]:
    names = document.names
    language, region = _language(document.language)
    labels = {
        key.replace("_", "-"): str(words) for key, words in asdict(document.labels).items()
    }
    return {
        "lang": language,
        "region": region,
        "labels": dict(labels),
        "exact-words": None,
        "title": _line(labels["kind"] if text.is_blank(document.title) else document.title),
        "number": document.number,
        "names": [_line(name) for name in names],
        "names-line": _filled(labels["names"], **_pair(names)),
        "in-force": document.in_force,
        "review-on": document.review_on,
        "footer": _filled(
            labels["footer"], number=str(document.number), in_force=document.in_force
        ),
        "parts": [
            {"heading": heading, "said": [_said(said, heading, document) for said in clauses]}
            for heading, clauses in document.clauses
            if clauses
        ],
        "minimums": [_minimum(minimum) for minimum in document.minimums],
        "signatures": [
            {
                "name": _line(signed.name),
                "at": signed.at_words,
                "voice": _voice(signed.name, names, otherwise=("moss", "plum")[place]),
            }
            for place, signed in enumerate(document.signatures)
        ],
        "digest": " ".join(re.findall(".{1,4}", document.digest_hex)),
    }


def _said(said: Said, heading: str, document: Document) -> dict[str, Value]:
    return _paragraphs(said.words) | {
        "voice": said.voice or _voice(said.author, document.names, otherwise="both"),
        "credit": _filled(str(document.labels.words_of), name=said.author),
        "kind": "" if said.kind_title == heading else said.kind_title,
        "is-long": len(said.words) + len(said.why) > LONG or said.words.count("\n") > 5,
        "why": _paragraphs(said.why) if not text.is_blank(said.why) else None,
    }


def _minimum(minimum: Minimum) -> dict[str, Value]:
    return {
        "title": _line(minimum.title),
        "words": _paragraphs(minimum.words),
        "reason": None if text.is_blank(minimum.reason) else _paragraphs(minimum.reason),
    }


def _exact_words(document: Document) -> str:
    """Return all that was said and signed as plain text."""
    blocks = [document.title, _filled(str(document.labels.names), **_pair(document.names))]
    for heading, clauses in document.clauses:
        blocks.append(heading)
        blocks += [f"{said.author}: {said.words}\n{said.why}".strip() for said in clauses]
    for minimum in document.minimums:
        blocks.append(f"{minimum.title}\n{minimum.words}\n{minimum.reason}".strip())
    blocks += [f"{signed.name}, {signed.at_words}" for signed in document.signatures]
    blocks.append(document.digest_hex)
    return "\n\n".join(blocks).encode("utf-8", "replace").decode("utf-8") + "\n"


def _pair(names: tuple[str, str]) -> dict[str, str]:
    return {"first": names[0], "second": names[1]}


def _voice(name: str, names: tuple[str, str], *, otherwise: Voice) -> Voice:
    """Return whose colour this is; the same name twice tells nothing."""
    if names[0] == names[1] or name not in names:
        return otherwise
    return "moss" if name == names[0] else "plum"


def _line(raw: str) -> dict[str, Value]:
    words = text.line(raw)
    return {"words": words, "rtl": _is_right_to_left(words)}


def _paragraphs(raw: str) -> dict[str, Value]:
    words = text.words(raw.replace("\u2028", "\n").replace("\u2029", "\n\n"))
    paragraphs = [part.strip("\n") for part in re.split(r"\n[^\S\n]*\n", words)]
    return {"paragraphs": list(paragraphs), "rtl": _is_right_to_left(words)}


def _filled(sentence: str, **values: str) -> str:
    for key, raw in values.items():
        value = text.line(raw)
        # An Arabic name keeps its own direction and leaves that of the sentence alone.
        isolated = f"\u2068{value}\u2069" if _has_right_to_left(value) else value
        sentence = sentence.replace("{" + key + "}", isolated)
    return sentence


def _is_right_to_left(words: str) -> bool:
    """Tell whether the first letter with a direction is read from the right."""
    directions = (unicodedata.bidirectional(character) for character in words)
    return next((way for way in directions if way in ("L", "R", "AL")), "L") != "L"


def _has_right_to_left(words: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in words)


def _language(code: str) -> tuple[str, str | None]:
    """Return ("pt", "BR") for "pt-br", ("en", None) for what is no language code."""
    found = re.match(r"([a-z]{2,3})(?:[-_]([a-z]{2}))?(?![a-z])", code.lower())
    if found is None:
        return "en", None
    return found[1], found[2].upper() if found[2] else None
