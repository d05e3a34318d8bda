"""What a house must answer before it invites, who must read it again, what Back shows."""

import re
from collections.abc import Collection
from dataclasses import dataclass, fields
from enum import StrEnum

from letsbe.lib import text

# Set by Leave for ten minutes; its name says nothing.
LEFT_COOKIE = "q"
# A starting text leaves gaps such as [name]; a gap is not an answer.
_GAP = re.compile(r"\[[^\[\]\n]{1,80}\]")


class Question(StrEnum):
    """What everybody must know before they come, help first."""

    HELP_NOW = "help_now"
    WHO_READS = "who_reads"
    WHO_WATCHES = "who_watches"
    WHAT_BREAKS = "what_breaks"
    POLICE = "police"


class Refusal(StrEnum):
    CHANGED_MEANWHILE = "changed_meanwhile"
    OLD_EDITION = "old_edition"


class Lack(StrEnum):
    """Why words do not answer their question."""

    EMPTY = "empty"
    GAP = "gap"


class ReadingRefused(Exception):
    """The page that was read is no longer the newest."""


class WritingRefused(Exception):
    """Somebody else wrote an edition after the one this was written from."""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """A programme's own words: five answers, and whatever else it wants to say."""

    help_now: str = ""
    who_reads: str = ""
    who_watches: str = ""
    what_breaks: str = ""
    police: str = ""
    more: str = ""

    def to(self, question: Question) -> str:
        return str(getattr(self, question.value))


ANSWER_FIELDS = tuple(each.name for each in fields(Answers))


def lack(answer: str) -> Lack | None:
    """Return why these words answer nothing, or None when they do."""
    if text.is_blank(answer):
        return Lack.EMPTY
    return Lack.GAP if _GAP.search(answer) else None


def missing(answers: Answers) -> list[Question]:
    """Return the questions without an answer, in the order they are asked."""
    return [question for question in Question if lack(answers.to(question))]


def is_complete(answers: Answers) -> bool:
    return not missing(answers)


def refuse_writing(*, after: int | None, newest: int) -> Refusal | None:
    """Words written from an older edition would quietly undo a newer one."""
    return None if after in {None, newest} else Refusal.CHANGED_MEANWHILE


def refuse_reading(*, edition: int, newest: int) -> Refusal | None:
    return None if edition == newest else Refusal.OLD_EDITION


def must_read(*, newest: int, read: Collection[int]) -> bool:
    """Editions begin at 1; a new one exists only where words changed."""
    return newest > 0 and newest not in read


class Ground(StrEnum):
    """Where a request goes, as far as somebody who has just left is concerned."""

    WAY_BACK = "way_back"
    SIGN_IN = "sign_in"
    LEAVE = "leave"
    REST = "rest"


class Shown(StrEnum):
    PAGE = "page"
    NOTHING = "nothing"
    GATE = "gate"
    BACK_IN = "back_in"


def shown(*, has_left: bool, ground: Ground, is_post: bool) -> Shown:
    """Return what may be seen after Leave: a browser's Back must not bring anything back.

    Back and an address typed anew look the same to a server; so the way back asks for a press.
    Whether a session is still open does not count: Leave may not have reached the house yet.
    """
    if not has_left or (is_post and ground in {Ground.SIGN_IN, Ground.LEAVE}):
        return Shown.PAGE
    if ground is Ground.WAY_BACK:
        return Shown.BACK_IN if is_post else Shown.GATE
    return Shown.NOTHING


def comes_back(*, has_left: bool, ground: Ground, is_post: bool) -> bool:
    """Return whether this request ends what Leave began."""
    return has_left and is_post and ground in {Ground.SIGN_IN, Ground.WAY_BACK}


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of a text; `leads_to` is what a press on it opens, or nothing."""

    said: str
    leads_to: str = ""


# Short numbers that cannot be told from a plain count by their shape: only these are linked.
_SHORT = re.compile(
    r"000|06[12]|11[0-9]|12[23]|13[13]|14[0-57]|155|188|19[0-478]|911|988|99[5-9]"
)
_ADDRESS = r"https?://[^\s<>\"“”]{3,500}"
_NUMBER = r"(?<![\w@.,:/+-])(?:\+ ?)?\(?[0-9](?:[ .()/-]{0,2}[0-9]){2,17}(?![\w@])"
_LINKED = re.compile(f"(?P<address>{_ADDRESS})|(?P<number>{_NUMBER})")
_DAY = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-]\d{2,4}")
_HOURS = re.compile(r"\d\d?(?:\.\d\d)? ?- ?\d\d?(?:\.\d\d)?|24/7(?:/365)?")


def paragraphs(words: str) -> list[list[list[Piece]]]:
    """Return paragraphs of lines of pieces; the pieces of a line joined are the line."""
    return [
        [pieces(line) for line in paragraph.split("\n")]
        for paragraph in re.split(r"\n{2,}", words.strip("\n"))
        if paragraph
    ]


def pieces(line: str) -> list[Piece]:
    """Cut a line where a telephone number or a web address stands in it."""
    cut: list[Piece] = []
    reached = 0
    for found in _LINKED.finditer(line):
        said = found[0].rstrip(".,;:!?)'") if found["address"] else found[0]
        leads_to = said if found["address"] else _telephone(said)
        if leads_to:
            cut += [
                Piece(said=line[reached : found.start()]),
                Piece(said=said, leads_to=leads_to),
            ]
            reached = found.start() + len(said)
    return [piece for piece in [*cut, Piece(said=line[reached:])] if piece.said]


def _telephone(said: str) -> str:
    """Return tel: and digits, or nothing for a day, hours, or a plain count."""
    # +44 (0)20: the zero is dialled at home only.
    abroad = said.replace("(0)", "") if said.startswith("+") else said
    digits = re.sub(r"[^0-9]", "", abroad)
    if _DAY.fullmatch(said) or _HOURS.fullmatch(said):
        return ""
    if said.startswith("+"):
        return f"tel:+{digits}" if 7 <= len(digits) <= 15 else ""
    return f"tel:{digits}" if _SHORT.fullmatch(said) or _is_dialled(said, digits) else ""


def _is_dialled(said: str, digits: str) -> bool:
    if len(digits) == 6 and digits.startswith("116"):
        return True  # 116 123 and its sisters: the same across Europe
    starts_as_dialled = said.startswith(("0", "(0"))
    return (6 if starts_as_dialled else 9) <= len(digits) <= 15
