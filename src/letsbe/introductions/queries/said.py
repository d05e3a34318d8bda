"""What two people share, in words: hours, ways to meet, and all of it in one line."""

from functools import lru_cache

from django.utils import translation
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from letsbe.introductions.rules.common import Common
from letsbe.introductions.rules.weeks import PartOfDay, parts_of_week
from letsbe.people.rules.portraits import Way

_REMEMBERED = 4096
_A_RUN = 3


def hours(bits: int) -> str:
    """Return "evenings (Tuesday, Thursday), mornings (Saturday)" in the language in use."""
    return _hours(bits, translation.get_language())


def ways(found: tuple[Way, ...]) -> str:
    return _ways(tuple(found), translation.get_language())


def in_a_line(shared: Common) -> str:
    """Return all that two share in one line, what matters most first."""
    language = translation.get_language()
    lists = (shared.experiences, shared.wishes, shared.interests)
    told = [
        begins % {"words": ", ".join(words)}
        for begins, words in zip(_beginnings(language), lists, strict=True)
        if words
    ]
    if shared.hours:
        told.append(_hours(shared.hours, language))
    if shared.languages:
        how = _ways(shared.ways, language)
        told.append(", ".join(shared.languages) + (f" ({how})" if how else ""))
    return "; ".join(told)


@lru_cache(maxsize=16)
def _beginnings(_language: str | None) -> tuple[str, str, str]:
    """Return how experiences, wishes and interests are told; looked up once, not for each."""
    return (
        _("both know: %(words)s"),
        _("hoped for and said: %(words)s"),
        _("both like: %(words)s"),
    )


@lru_cache(maxsize=_REMEMBERED)
def _hours(bits: int, _language: str | None) -> str:
    said = {
        PartOfDay.MORNING: _("mornings (%(days)s)"),
        PartOfDay.AFTERNOON: _("afternoons (%(days)s)"),
        PartOfDay.EVENING: _("evenings (%(days)s)"),
        PartOfDay.NIGHT: _("nights (%(days)s)"),
    }
    return ", ".join(
        said[part] % {"days": ", ".join(_runs(days))} for part, days in parts_of_week(bits)
    )


def _runs(days: tuple[int, ...]) -> list[str]:
    """Return days by name; three and more that follow each other as "Monday to Friday"."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said: list[str] = []
    for run in runs:
        names = [str(WEEKDAYS[day]) for day in run]
        if len(run) < _A_RUN:
            said += names
        else:
            said.append(_("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]})
    return said


@lru_cache(maxsize=_REMEMBERED)
def _ways(found: tuple[Way, ...], _language: str | None) -> str:
    said = {
        Way.IN_PERSON: _("in person"),
        Way.VIDEO: _("by video"),
        Way.PHONE: _("by phone"),
        Way.TEXT: _("by text"),
    }
    return ", ".join(said[way] for way in found)
