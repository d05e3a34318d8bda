"""What stands on a printed page or a PDF, as one line of words."""

from io import BytesIO

from pypdf import PdfReader


def text_of(paper: bytes) -> str:
    with BytesIO(paper) as opened:
        return " ".join(" ".join(p.extract_text() for p in PdfReader(opened).pages).split())
