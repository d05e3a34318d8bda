"""A keepsake to test with, and ways to read one."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from letsbe.agreements.document import Document, Signed
from letsbe.lib.said import Minimum, Said

SIGNED_AT = datetime(2026, 11, 3, 18, 1, tzinfo=UTC)

KEEPSAKE = Document(
    title="How we want to be with each other",
    number=2,
    names=("Ada", "Bo"),
    in_force="3 November 2026",
    in_force_at=SIGNED_AT,
    review_on="2 February 2027",
    clauses=(
        (
            "Let's be ...",
            (
                Said(kind_title="Let's be ...", words="Let's be on time.", author="Ada"),
                Said(
                    kind_title="Let's be ...",
                    words="Let's be honest when we are not well.",
                    author="Bo",
                    why="Some days I can't find the words.",
                ),
            ),
        ),
    ),
    minimums=(
        Minimum(title="Code of conduct", words="No money changes hands.", reason="To be free."),
    ),
    signatures=(
        Signed(name="Ada", at_words="on 3 November 2026, 18:00"),
        Signed(name="Bo", at_words="on 3 November 2026, 18:01"),
    ),
    digest_hex=sha256(b"the text").hexdigest(),
)


def saying(*words: str) -> Document:
    said = tuple(Said(kind_title="Goals", words=one, author="Ada") for one in words)
    return replace(KEEPSAKE, clauses=(("Goals", said),))


def read(paper: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(paper))


def words_on(paper: bytes) -> str:
    """Return the text as a reader meets it, without the places where lines may break."""
    pages = (page.extract_text() for page in read(paper).pages)
    return " ".join(" ".join(pages).replace("\u200b", "").split())


def is_accessible(paper: bytes) -> bool:
    """Tell whether the file declares itself PDF/UA-1."""
    xmp = read(paper).xmp_metadata
    return xmp is not None and b"<pdfuaid:part>1</pdfuaid:part>" in xmp.stream.get_data()


def root_of(paper: bytes) -> Any:
    """Return the catalogue of the file; pypdf gives its entries no types."""
    return read(paper).trailer["/Root"]


def described(paper: bytes) -> pypdf.DocumentInformation:
    about = read(paper).metadata
    assert about is not None
    return about


def tags_of(paper: bytes) -> list[str]:
    def below(node: Any) -> list[str]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, ArrayObject):
            return [tag for child in node for tag in below(child)]
        if not isinstance(node, DictionaryObject):
            return []
        return [str(node.get("/S", "")), *below(node.get("/K"))]

    return below(root_of(paper)["/StructTreeRoot"])


def places_on(page: pypdf.PageObject) -> list[tuple[str, float, float]]:
    """Return each run of text with where it starts, in points from the lower left."""
    found: list[tuple[str, float, float]] = []

    def visit(run: str, cm: list[float], tm: list[float], *_font: object) -> None:
        if run.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((run, x, y))

    page.extract_text(visitor_text=visit)
    return found
