"""What somebody tells so that somebody suitable can be found; all of it may be left out."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from letsbe.lib import text

HOURS_A_WEEK = 168
# More than a person remembers having told, and few enough to compare thousands of people.
MOST_LISTED = 30
LONGEST_LISTED = 60
MOST_ROOM = 20
LONGEST_INTRODUCTION = 500
# What most people say when asked; anything else is said in one's own words.
USUAL_GENDERS = ("woman", "man", "non-binary")
_PARTED = re.compile(r"[\n;]")


class Way(StrEnum):
    """How two people can meet."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    TEXT = "text"


class Topic(StrEnum):
    """What the programme offers words for, to choose from beside one's own."""

    LANGUAGE = "language"
    AREA = "area"
    EXPERIENCE = "experience"
    QUALITY = "quality"


@dataclass(frozen=True, kw_only=True)
class Portrait:
    """What may be weighed to find somebody who suits.

    `hours` is a week in one's own time zone, as bits, hour 0 from Monday midnight. `gender` and
    `with_genders` are in words; none of the latter means anybody. `qualities` is what one says
    of oneself, `wishes` what one hopes the other says of themselves.
    """

    languages: tuple[str, ...] = ()
    hours: int = 0
    ways: tuple[Way, ...] = ()
    areas: tuple[str, ...] = ()
    gender: str = ""
    with_genders: tuple[str, ...] = ()
    experiences: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    # What whoever chooses reads on a card.
    introduction: str = ""

    @property
    def says_something(self) -> bool:
        return self != Portrait()

    @property
    def lacks(self) -> tuple["Lack", ...]:
        """Return what still keeps somebody from being found; nothing else is asked for."""
        found = {
            Lack.LANGUAGES: self.languages,
            Lack.HOURS: self.hours,
            Lack.WAYS: self.ways,
        }
        return tuple(lack for lack, told in found.items() if not told)


def joined(own: Portrait, other: Portrait) -> Portrait:
    """Return one's own portrait, with the other's pieces where one has told nothing."""
    return Portrait(**{**vars(other), **{k: told for k, told in vars(own).items() if told}})


class Lack(StrEnum):
    """Without these no two people can be brought together."""

    LANGUAGES = "languages"
    HOURS = "hours"
    WAYS = "ways"


@dataclass(frozen=True, kw_only=True)
class Apart:
    """Whom somebody would rather not meet. Never shown to anybody else, and never explained.

    `names` are compared with the names people have here; `people` were met here; `ties` are a
    workplace, a family, a team that two people must not share.
    """

    names: tuple[str, ...] = ()
    people: tuple[UUID, ...] = ()
    ties: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Room:
    """For how many others somebody has room (those they meet included), and their time off."""

    people: int = 0
    away_from: date | None = None
    away_until: date | None = None

    def is_away(self, today: date) -> bool:
        """Say whether this day is in somebody's time off; both its days belong to it."""
        if self.away_from is None or self.away_until is None:
            return False
        return self.away_from <= today <= self.away_until


def listed(typed: str | Iterable[str], *, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what was listed by lines, commas or semicolons, each once.

    Words that are known are spelled as there, and stay whole where they hold a comma.
    """
    spelled = {folded(words): words for words in known}
    parts = _parted(typed, spelled) if isinstance(typed, str) else typed
    found: dict[str, str] = {}
    for part in map(text.line, parts):
        if part:
            found.setdefault(folded(part), spelled.get(folded(part), part))
    return tuple(found.values())


def _parted(typed: str, known: Container[str]) -> Iterator[str]:
    for line in _PARTED.split(text.words(typed)):
        pieces = line.split(",")
        while pieces:
            # The longest run of pieces that is known together, or else the first alone.
            runs = (
                n for n in range(len(pieces), 1, -1) if folded(",".join(pieces[:n])) in known
            )
            length = next(runs, 1)
            yield ",".join(pieces[:length])
            pieces = pieces[length:]


def folded(words: str) -> str:
    """Return what two spellings of the same words have in common."""
    return unicodedata.normalize("NFKC", " ".join(words.split())).casefold()


def faults_of_list(words: Sequence[str]) -> "ListFault | None":
    if len(words) > MOST_LISTED:
        return ListFault.TOO_MANY
    return ListFault.TOO_LONG if any(len(w) > LONGEST_LISTED for w in words) else None


class ListFault(StrEnum):
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"


def as_json(portrait: Portrait) -> dict[str, object]:
    """Return a portrait as it is written down before it is sealed."""
    return {
        name: format(value, "x") if name == "hours" else value
        for name, value in vars(portrait).items()
        if value
    }


def from_json(kept: dict[str, object]) -> Portrait:
    """Return the portrait that as_json() wrote; what is missing was never told."""
    plain = {name: value for name, value in kept.items() if name in _WORDS}
    lists = {name: tuple(_strings(kept.get(name))) for name in _LISTS}
    ways = tuple(Way(way) for way in _strings(kept.get("ways")))
    hours = int(str(kept.get("hours") or "0"), 16)
    return Portrait(**lists, **plain, ways=ways, hours=hours)  # type: ignore[arg-type]


def apart_as_json(apart: Apart) -> dict[str, object]:
    return {
        "names": apart.names,
        "people": [str(person) for person in apart.people],
        "ties": apart.ties,
    }


def apart_from_json(kept: dict[str, object]) -> Apart:
    return Apart(
        names=tuple(_strings(kept.get("names"))),
        people=tuple(UUID(person) for person in _strings(kept.get("people"))),
        ties=tuple(_strings(kept.get("ties"))),
    )


_WORDS = ("gender", "introduction")
_LISTS = (
    *("languages", "areas", "with_genders", "experiences", "interests", "qualities"),
    "wishes",
)


def _strings(kept: object) -> list[str]:
    return [str(each) for each in kept] if isinstance(kept, list | tuple) else []
