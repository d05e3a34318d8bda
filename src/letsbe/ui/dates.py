"""Days and moments as people say them, in the reader's own time zone."""

from datetime import date, datetime, tzinfo
from functools import lru_cache

from django.utils import timezone, translation
from django.utils.dates import MONTHS, WEEKDAYS

from letsbe.lib import clock

_ = translation.gettext
# A page that is read again names the same moments again.
_MOMENTS_REMEMBERED = 4096


def day(when: date | datetime) -> str:
    """Return "3 November", with the year when it is not this one."""
    here = timezone.get_current_timezone()
    return _named(when, here, clock.now().astimezone(here).date(), translation.get_language())


def moment(when: datetime) -> str:
    """Return "today, 14:02", "yesterday, 09:30", "Monday, 18:00" or the day and time."""
    here = timezone.get_current_timezone()
    today = clock.now().astimezone(here).date()
    return _moment(when, here, today, translation.get_language())


def coming(when: datetime, zone: tzinfo | None = None) -> str:
    """Return "today, 18:30", "tomorrow, 18:30" or "Tuesday 1 December, 18:30".

    In the reader's own zone, or as it is in another one, by the clock there.
    """
    here = zone or timezone.get_current_timezone()
    local, today = when.astimezone(here), clock.now().astimezone(here).date()
    ahead, time = (local.date() - today).days, f"{local:%H:%M}"
    if ahead in {0, 1}:
        said = _("tomorrow, %(time)s") if ahead else _("today, %(time)s")
        return said % {"time": time}
    return f"{WEEKDAYS[local.weekday()]} {_day(local.date(), today=today)}, {time}"


def weekday(number: int) -> str:
    """Return the name of a day of the week, Monday being 0."""
    return str(WEEKDAYS[number])


def iso(when: date | datetime) -> str:
    return when.isoformat()


@lru_cache(maxsize=_MOMENTS_REMEMBERED)
def _named(when: date | datetime, here: tzinfo, today: date, _language: str | None) -> str:
    local = when.astimezone(here).date() if isinstance(when, datetime) else when
    return _day(local, today=today)


@lru_cache(maxsize=_MOMENTS_REMEMBERED)
def _moment(when: datetime, here: tzinfo, today: date, _language: str | None) -> str:
    """Return how somebody in that zone says a moment on that day, in the language in use."""
    local = when.astimezone(here)
    ago = (today - local.date()).days
    time = f"{local:%H:%M}"
    if ago == 0:
        return _("today, %(time)s") % {"time": time}
    if ago == 1:
        return _("yesterday, %(time)s") % {"time": time}
    if 1 < ago < 7:
        return f"{WEEKDAYS[local.weekday()]}, {time}"
    return f"{_day(local.date(), today=today)}, {time}"


def _day(local: date, *, today: date) -> str:
    # As date_format(local, "j F") would, without its detours: a page names many days.
    named = f"{local.day} {MONTHS[local.month]}"
    return named if local.year == today.year else f"{named} {local.year}"
