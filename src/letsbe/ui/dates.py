"""Days and moments as people say them, in the reader's own time zone."""

from datetime import date, datetime

from django.utils import timezone, translation
from django.utils.dates import MONTHS, WEEKDAYS

from letsbe.lib import clock

_ = translation.gettext


def day(when: date | datetime) -> str:
    """Return "3 November", with the year when it is not this one."""
    return _day(_local_day(when), today=_local_day(clock.now()))


def moment(when: datetime) -> str:
    """Return "today, 14:02", "yesterday, 09:30", "Monday, 18:00" or the day and time."""
    here = timezone.get_current_timezone()
    local, today = when.astimezone(here), clock.now().astimezone(here).date()
    ago = (today - local.date()).days
    time = f"{local:%H:%M}"
    if ago == 0:
        return _("today, %(time)s") % {"time": time}
    if ago == 1:
        return _("yesterday, %(time)s") % {"time": time}
    if 1 < ago < 7:
        return f"{WEEKDAYS[local.weekday()]}, {time}"
    return f"{_day(local.date(), today=today)}, {time}"


def iso(when: date | datetime) -> str:
    return when.isoformat()


def _day(local: date, *, today: date) -> str:
    # As date_format(local, "j F") would, without its detours: a page names many days.
    named = f"{local.day} {MONTHS[local.month]}"
    return named if local.year == today.year else f"{named} {local.year}"


def _local_day(when: date | datetime) -> date:
    return timezone.localtime(when).date() if isinstance(when, datetime) else when
