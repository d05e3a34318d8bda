"""Every way in which a word could lie about in plain sight: other encodings, other cases."""

import base64
import json
import unicodedata
from urllib.parse import quote, quote_plus

_CODES = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "latin-1")


def spellings(word: str) -> set[bytes]:
    """Return the bytes that would give a word away, wherever they stand."""
    said = {word, word.lower(), word.upper(), unicodedata.normalize("NFD", word)}
    plain = {each.encode(code) for each in said for code in _CODES if _fits(each, code)}
    return (
        plain
        | {found for each in plain for found in _base64(each)}
        | {each.hex().encode() for each in plain}
        | {each.hex().upper().encode() for each in plain}
        | {found for each in said for found in _escaped(each)}
    )


def found_in(bytes_of: bytes, word: str) -> list[bytes]:
    return [spelling for spelling in spellings(word) if spelling in bytes_of]


def _fits(word: str, code: str) -> bool:
    return word == word.encode(code, "ignore").decode(code)


def _base64(plain: bytes) -> set[bytes]:
    """Return what is the same in base64 wherever in a longer text the word begins."""
    found = set()
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + plain)
        # The first and the last letters also hold bits of the neighbours.
        inner = whole[(before * 8 + 5) // 6 :].rstrip(b"=")[:-1]
        found |= {inner, inner.translate(bytes.maketrans(b"+/", b"-_"))}
    return found


def _escaped(word: str) -> set[bytes]:
    told = {quote(word), quote_plus(word), json.dumps(word)[1:-1], repr(ascii(word))[2:-2]}
    return {each.encode() for each in told | {quote(word).lower()}}
