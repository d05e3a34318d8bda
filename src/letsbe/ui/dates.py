"""Days and moments as people say them, in the reader's own time zone."""

from datetime import date, datetime

from django.utils import formats, timezone, translation

from letsbe.lib import clock

_ = translation.gettext


def day(when: date | datetime) -> str:
    """Return "3 November", with the year when it is not this one."""
    local, today = _local_day(when), _local_day(clock.now())
    return formats.date_format(local, "j F" if local.year == today.year else "j F Y")


def moment(when: datetime) -> str:
    """Return "today, 14:02", "yesterday, 09:30", "Monday, 18:00" or the day and time."""
    local = timezone.localtime(when)
    ago = (_local_day(clock.now()) - local.date()).days
    time = formats.date_format(local, "H:i")
    if ago == 0:
        return _("today, %(time)s") % {"time": time}
    if ago == 1:
        return _("yesterday, %(time)s") % {"time": time}
    if 1 < ago < 7:
        return formats.date_format(local, "l") + ", " + time
    return day(when) + ", " + time


def iso(when: date | datetime) -> str:
    return when.isoformat()


def _local_day(when: date | datetime) -> date:
    return timezone.localtime(when).date() if isinstance(when, datetime) else when
