"""Messages as a page names them: whose they are, on which day, at what time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from letsbe.conversations.queries import Line, Opened
from letsbe.conversations.rules.writing import EDITED_WITHIN
from letsbe.lib import clock
from letsbe.relationships.queries.sides import Side
from letsbe.ui import dates


@dataclass(frozen=True, kw_only=True)
class Day:
    """The messages of one day in the reader's own zone."""

    key: str
    words: str
    lines: list["ShownLine"]


@dataclass(frozen=True, kw_only=True)
class ShownLine:
    """A message on a page, in the voice of who wrote it."""

    line: Line
    side: Side
    day: str
    day_words: str
    time: str
    iso: str
    may_be_edited: bool


def shown(here: Opened, lines: Iterable[Line]) -> list[ShownLine]:
    sides = {side.id: side for side in here.sides.both}
    zone, now = timezone.get_current_timezone(), clock.now()
    named: dict[str, str] = {}
    found = []
    for line in lines:
        moment = line.shown_at or line.waits_until or now
        local = moment.astimezone(zone)
        key = local.date().isoformat()
        if key not in named:
            named[key] = _named(local)
        found.append(
            ShownLine(
                line=line,
                side=sides[line.author],
                day=key,
                day_words=named[key],
                time=f"{local:%H:%M}",
                iso=moment.isoformat(timespec="seconds"),
                may_be_edited=line.is_mine
                and not line.is_removed
                and (line.shown_at is None or now - line.shown_at <= EDITED_WITHIN),
            )
        )
    return found


def by_days(lines: list[ShownLine]) -> list[Day]:
    """Return lines under their days; a clock that was set back begins a day again."""
    return [
        Day(key=key, words=words, lines=list(of_day))
        for (key, words), of_day in groupby(lines, key=lambda one: (one.day, one.day_words))
    ]


def _named(local: datetime) -> str:
    return _("%(weekday)s, %(day)s") % {
        "weekday": dates.weekday(local.weekday()),
        "day": dates.day(local.date()),
    }
