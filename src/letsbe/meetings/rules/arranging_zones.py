"""A time zone written out for calendars that know none by name: every change of its clock.

icalendar writes zones out too, and steps over a change that is taken back within weeks, as
in Morocco each Ramadan.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_A_DAY, _A_MINUTE = timedelta(days=1), timedelta(minutes=1)


def written_out(zone: ZoneInfo, *, first: datetime, last: datetime) -> Timezone:
    """Return the zone with its changes from a first moment until after a last one."""
    made = Timezone()
    made.add("tzid", zone.key)
    made.add_component(_observance(first, zone, since=_offset(first, zone)))
    for moment in changes(zone, first=first, last=last):
        before = _offset(moment - _A_MINUTE, zone)
        made.add_component(_observance(moment, zone, since=before))
    return made


def changes(zone: ZoneInfo, *, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the moments at which the clock of a zone is changed; no two are on one day."""
    before = first.astimezone(UTC).replace(second=0, microsecond=0)
    while before <= last:
        after = before + _A_DAY
        if _offset(before, zone) != _offset(after, zone):
            yield _between(before, after, zone)
        before = after


def _between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    offset = _offset(after, zone)
    while after - before > _A_MINUTE:
        middle = before + _A_MINUTE * ((after - before) // _A_MINUTE // 2)
        if _offset(middle, zone) == offset:
            after = middle
        else:
            before = middle
    return after


def _observance(
    moment: datetime, zone: ZoneInfo, *, since: timedelta
) -> TimezoneStandard | TimezoneDaylight:
    """Return what the clock says from a moment on, which it names by the clock before."""
    local = moment.astimezone(zone)
    made = TimezoneDaylight() if local.dst() else TimezoneStandard()
    made.add("dtstart", (moment.astimezone(UTC) + since).replace(tzinfo=None))
    made.add("tzoffsetfrom", since)
    made.add("tzoffsetto", _offset(moment, zone))
    made.add("tzname", local.tzname() or zone.key)
    return made


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)
