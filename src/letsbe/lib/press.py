"""Printing: values and a fixed template become a tagged PDF, the same bytes for the same."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from letsbe.lib.paper import Value

FONTS = Path(__file__).parent / "fonts"
# What every paper of the house is made with; a room's own template follows it.
PAPER = Path(__file__).parent / "paper.typ"


def printed(
    template: Path, paper: dict[str, Value], *, at: datetime, exact_words: str
) -> bytes:
    """Return the paper as PDF/UA-1, stamped with a moment.

    Where no font here draws one of the letters it is a plain tagged PDF instead, which says so
    and carries the exact words as an attachment.
    """
    try:
        return _compiled(template, paper, at=at, standard="ua-1")
    except typst.TypstError:
        told = paper | {"exact-words": exact_words}
        return _compiled(template, told, at=at, standard=None)
    finally:
        _forget()


def _compiled(
    template: Path,
    paper: dict[str, Value],
    *,
    at: datetime,
    standard: Literal["ua-1"] | None,
) -> bytes:
    return typst.compile(
        PAPER.read_bytes() + template.read_bytes(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(paper)},
        pdf_standards=standard,
        timestamp=int(at.timestamp()),
    )


def _forget() -> None:
    # Typst keeps the layout of the last ten compilations: 25 MB for each long agreement.
    for _ in range(11):
        typst.compile(b"", font_paths=fonts(), ignore_system_fonts=True)


@cache
def fonts() -> typst.Fonts:
    """Return the letters of the house, and none of the machine's."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS]
    )
