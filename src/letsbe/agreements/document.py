"""The keepsake: a signed agreement as a tagged PDF, the same bytes for the same agreement."""

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from letsbe.lib import paper, said, text
from letsbe.lib.paper import Value
from letsbe.lib.press import printed
from letsbe.lib.said import Minimum, Parts

TEMPLATE = Path(__file__).parent / "templates" / "agreements" / "document.typ"


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
    clauses: Parts
    minimums: tuple[Minimum, ...]
    signatures: tuple[Signed, Signed]
    digest_hex: str
    language: str = "en"
    labels: Labels = ENGLISH


def pdf(document: Document) -> bytes:
    """Return the keepsake as PDF/UA-1, or as printed() says where a letter has no font."""
    return printed(
        TEMPLATE,
        _paper(document),
        at=document.in_force_at,
        exact_words=_exact_words(document),
    )


def _paper(document: Document) -> dict[str, Value]:
    names = document.names
    language, region = paper.language(document.language)
    labels = {
        key.replace("_", "-"): str(words) for key, words in asdict(document.labels).items()
    }
    title = labels["kind"] if text.is_blank(document.title) else document.title
    return {
        "lang": language,
        "region": region,
        "labels": dict(labels),
        "exact-words": None,
        "title": paper.line(title),
        "number": document.number,
        "names": [paper.line(name) for name in names],
        "names-line": paper.filled(labels["names"], **_pair(names)),
        "in-force": document.in_force,
        "review-on": document.review_on,
        "footer": paper.filled(
            labels["footer"], number=str(document.number), in_force=document.in_force
        ),
        "parts": said.as_parts(document.clauses, names=names, words_of=labels["words-of"]),
        "minimums": said.as_minimums(document.minimums),
        "signatures": [
            {
                "name": paper.line(signed.name),
                "at": signed.at_words,
                "voice": paper.voice_of(signed.name, names, otherwise=("moss", "plum")[place]),
            }
            for place, signed in enumerate(document.signatures)
        ],
        "digest": " ".join(re.findall(".{1,4}", document.digest_hex)),
    }


def _exact_words(document: Document) -> str:
    """Return all that was said and signed as plain text."""
    names = paper.filled(str(document.labels.names), **_pair(document.names))
    clauses = said.exact_words(document.clauses, document.minimums)
    signed = [f"{signed.name}, {signed.at_words}" for signed in document.signatures]
    return paper.exact([document.title, names, *clauses, *signed, document.digest_hex])


def _pair(names: tuple[str, str]) -> dict[str, str]:
    return {"first": names[0], "second": names[1]}
