"""A portrait, piece by piece: which there are for whom, and which comes after which."""

from enum import StrEnum


class Piece(StrEnum):
    """What is told on one page."""

    LANGUAGES = "languages"
    HOURS = "hours"
    WAYS = "ways"
    EXPERIENCES = "experiences"
    INTERESTS = "interests"
    ABOUT_ME = "about-me"
    WISHES = "wishes"
    INTRODUCTION = "introduction"
    NOT_WITH = "not-with"
    ROOM = "room"
    TIME_ZONE = "time-zone"


def pieces(*, supports: bool) -> tuple[Piece, ...]:
    """Return the pieces of a portrait in their order; a card is written by who supports."""
    return tuple(piece for piece in Piece if supports or piece is not Piece.INTRODUCTION)


def after(piece: Piece, *, supports: bool) -> Piece | None:
    """Return the piece that comes next; the time zone was told when somebody came."""
    chain = [one for one in pieces(supports=supports) if one is not Piece.TIME_ZONE]
    if piece is Piece.TIME_ZONE:
        return Piece.HOURS
    if piece not in chain:
        return None
    place = chain.index(piece) + 1
    return chain[place] if place < len(chain) else None
