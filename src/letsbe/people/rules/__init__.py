"""Parts people play, how what they type is spelled, and when a way in is refused."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from letsbe.lib import text

INVITATION_LASTS = timedelta(days=14)
WAY_BACK_LASTS = timedelta(days=2)
TRIES_COUNTED_FOR = timedelta(minutes=15)
# Crockford's letters and figures: none of them reads as another on paper.
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12
_READ_AS = str.maketrans("ILO", "110")
# Fields that hold what must never stand in a page again; a form's prefix may stand before.
_SECRET = re.compile(r"pass|secret|(?:^|[.-])(?:again|current|code)$", re.IGNORECASE)
# Fields that the page fills in, or lets people choose from. All others hold what was typed.
_NOT_TYPED = frozenset(
    {
        *("csrfmiddlewaretoken", "once_key", "next", "after", "edition", "page_read", "read"),
        *("seen", "minimum", "deed", "part", "kind", "answer", "when", "first", "second"),
        *("time_zone", "is_adult", "unfinished", "kept_path", "on", "to", "number", "position"),
        *("labels", "eyes", "occasion", "item", "scene", "minutes", "devices", "is_practice"),
        *("found", "talk", "who", "wished", "supporter", "is_apart"),
        *("then", "quick", "half", "languages", "hours", "ways", "areas", "experiences"),
        *("qualities", "wishes", "gender", "with_genders", "table", "column", "anyway"),
        *("comes_as", "source", "version"),
        *("weight_experiences", "weight_hours", "weight_interests", "weight_wishes"),
        *("theme", "becomes", "marks", "begins", "until", "time", "before", "draft_seen"),
        *("channel", "keeps", "quiet_from", "quiet_until", "weekday", "every", "every_weeks"),
        *("zone", "quiet_begins", "quiet_ends", "how", "clause", "round", "ready", "shown"),
        *("steering", "watching", "told", "without", "heard", "safe", "matters"),
        *("give_and_take", "has_link", "is_safe", "occasions"),
    }
)


class Part(StrEnum):
    PEER = "peer"
    SUPPORTER = "supporter"
    COORDINATOR = "coordinator"
    LEAD = "lead"
    OPERATOR = "operator"


class Refusal(StrEnum):
    DOORS_CLOSED = "doors_closed"
    USED = "used"
    WITHDRAWN = "withdrawn"
    TOO_LATE = "too_late"
    NOT_ADULT = "not_adult"
    PAGE_CHANGED = "page_changed"
    ADDRESS_TAKEN = "address_taken"
    ALREADY_SET_UP = "already_set_up"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 (a reason, not a secret)
    LAST_COORDINATOR = "last_coordinator"
    ONESELF = "oneself"
    ACCOUNT_CLOSED = "account_closed"
    WAY_BACK_USED = "way_back_used"
    WAY_BACK_ENDED = "way_back_ended"
    VOUCHING_ONESELF = "vouching_oneself"
    NOT_A_SUPPORTER = "not_a_supporter"


class Refused(Exception):
    """A deed that was not done; `.reason` says why, and a template says it in words."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Invited:
    """An invitation as values."""

    ends_at: datetime
    used_at: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class WayHeld:
    """A way back in as values; `is_active`: the account it leads to is open."""

    ends_at: datetime
    used_at: datetime | None
    is_active: bool


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """What somebody says of themselves when they come."""

    name: str
    address: str
    password: str = field(repr=False)
    time_zone: str


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What a person may say of themselves later on."""

    name: str
    about: str
    time_zone: str


class Door(StrEnum):
    """Where somebody outside may guess, and is therefore counted."""

    CODE = "code"
    CLIENT = "client"
    ADDRESS = "address"
    # One client at one address: low, so that guessing elsewhere locks nobody out at home.
    PAIR = "pair"
    ACCOUNT = "account"


MOST_TRIES = {Door.CODE: 10, Door.CLIENT: 60, Door.ADDRESS: 60, Door.PAIR: 10, Door.ACCOUNT: 10}


def refuse_inviting(*, doors_open: bool) -> Refusal | None:
    """Nobody is invited into a house that has not said how it keeps confidences."""
    return None if doors_open else Refusal.DOORS_CLOSED


def refuse_acceptance(
    invited: Invited,
    *,
    doors_open: bool,
    is_adult: bool,
    has_read_this_page: bool,
    at: datetime,
) -> Refusal | None:
    if refusal := refuse_coming(invited, doors_open=doors_open, at=at):
        return refusal
    if not is_adult:
        return Refusal.NOT_ADULT
    return None if has_read_this_page else Refusal.PAGE_CHANGED


def refuse_coming(invited: Invited, *, doors_open: bool, at: datetime) -> Refusal | None:
    """While the doors are shut an invitation stays good, and brings nobody in."""
    return refuse_opening(invited, at=at) or refuse_inviting(doors_open=doors_open)


def refuse_opening(invited: Invited, *, at: datetime) -> Refusal | None:
    if invited.used_at:
        return Refusal.USED
    if invited.withdrawn_at:
        return Refusal.WITHDRAWN
    return Refusal.TOO_LATE if at >= invited.ends_at else None


def refuse_ending_part(part: Part, *, other_coordinators: int) -> Refusal | None:
    """A house always keeps one coordinator who can sign in."""
    if part is Part.COORDINATOR and not other_coordinators:
        return Refusal.LAST_COORDINATOR
    return None


def refuse_disabling(*, is_oneself: bool) -> Refusal | None:
    """Nobody shuts themselves out; so one coordinator is always left to open again."""
    return Refusal.ONESELF if is_oneself else None


def refuse_vouching(*, is_oneself: bool, is_supporter: bool) -> Refusal | None:
    """A supporter is vouched for by somebody else, under their name."""
    if is_oneself:
        return Refusal.VOUCHING_ONESELF
    return None if is_supporter else Refusal.NOT_A_SUPPORTER


def refuse_way_back(*, is_active: bool) -> Refusal | None:
    """A closed account stays closed: a coordinator opens it, not a new passphrase."""
    return None if is_active else Refusal.ACCOUNT_CLOSED


def refuse_return(way: WayHeld, *, at: datetime) -> Refusal | None:
    if way.used_at:
        return Refusal.WAY_BACK_USED
    if at >= way.ends_at:
        return Refusal.WAY_BACK_ENDED
    return None if way.is_active else Refusal.ACCOUNT_CLOSED


def counted_in(at: datetime) -> tuple[int, datetime]:
    """Return the number of the quarter hour in which a try counts, and when it ends."""
    number = int(at.timestamp() // TRIES_COUNTED_FOR.total_seconds())
    return number, datetime.fromtimestamp(0, tz=UTC) + (number + 1) * TRIES_COUNTED_FOR


def is_too_often(tries: int, *, door: Door) -> bool:
    return tries > MOST_TRIES[door]


def spelled_address(typed: str) -> str:
    """Return the one spelling of a sign-in name or address, however it was typed."""
    spelled = text.line(typed)
    # Folding may undo composing and the other way round; rarely, it takes a few rounds.
    for _round in range(4):
        spelled = _folded(spelled)
    return spelled


def _folded(text_so_far: str) -> str:
    composed = unicodedata.normalize("NFKC", text.line(text_so_far).casefold())
    return "".join(letter for letter in composed if not text.is_blank(letter))


def spelled_code(typed: str) -> str:
    """Return a short code as it was made: from lower case, with gaps, or O read for 0."""
    letters = unicodedata.normalize("NFKC", typed).upper().translate(_READ_AS)
    return "".join(letter for letter in letters if letter in CODE_ALPHABET)


def shown_code(code: str) -> str:
    """Return a code in groups of four, as it stands on paper."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def spelled_passphrase(typed: str) -> str:
    """Return what is hashed: the same on every keyboard that shows the same letters."""
    return unicodedata.normalize("NFKC", typed)


def is_secret(field_name: str) -> bool:
    """Say whether a field holds what is never carried along and never shown again."""
    return bool(_SECRET.search(field_name))


def looks_written(field_name: str, *, value: str) -> bool:
    """Say whether somebody would miss this if it were not shown to them again.

    Decided by the field, so that a single word counts; a number or an id is seldom typed.
    """
    bare = re.split(r"[.-]", field_name)[-1]
    if bare in _NOT_TYPED or text.is_blank(value) or value.strip().isdecimal():
        return False
    try:
        UUID(value)
    except ValueError:
        return True
    return False
