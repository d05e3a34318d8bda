"""Where the pages of meetings are."""

from django.urls import URLPattern, path

from letsbe.meetings.views import (
    arranging,
    arranging_lists,
    arranging_rhythm,
    calendars,
    funding_fields,
    held,
    held_after,
    held_funding,
)

app_name = "meetings"
_TWO = "meetings/<uuid:relationship_id>"
_TIME = "meetings/times/<uuid:meeting_id>"
_RHYTHM = "meetings/rhythms/<uuid:rhythm_id>"
_ARRANGING: list[URLPattern] = [
    path("meetings", arranging_lists.mine, name="mine"),
    path(_TWO, arranging.together, name="together"),
    path(f"{_TWO}/past", arranging.past, name="past"),
    path(f"{_TWO}/dates", arranging_lists.dates, name="dates"),
    path(f"{_TWO}/suggest", arranging.propose, name="propose"),
    path(f"{_TWO}/rhythm", arranging_rhythm.suggest, name="rhythm"),
    path(f"{_TIME}/another", arranging.another_time, name="another_time"),
    path(f"{_TIME}/cancel", arranging.cancel, name="cancel"),
    path(f"{_TIME}/accept", arranging.accept, name="accept"),
    path(f"{_TIME}/decline", arranging.decline, name="decline"),
    path(f"{_TIME}/take-back", arranging.take_back, name="take_back"),
    path(f"{_RHYTHM}/accept", arranging_rhythm.accept, name="accept_rhythm"),
    path(f"{_RHYTHM}/decline", arranging_rhythm.decline, name="decline_rhythm"),
    path(f"{_RHYTHM}/take-back", arranging_rhythm.take_back, name="take_rhythm_back"),
    path(f"{_RHYTHM}/end", arranging_rhythm.end, name="end_rhythm"),
    path("calendar", calendars.calendar, name="calendar"),
    path("calendar/open", calendars.open_calendar, name="open_calendar"),
    path("calendar/change", calendars.change_calendar, name="change_calendar"),
    path("calendar/close", calendars.close_calendar, name="close_calendar"),
    path("calendar/<str:secret>.ics", calendars.feed, name="feed"),
]
_HELD: list[URLPattern] = [
    path(f"{_TWO}/steadiness", held_after.steadiness, name="steadiness"),
    path(f"{_TIME}/before", held.before, name="before"),
    path(f"{_TIME}/open", held.during, name="during"),
    path(f"{_TIME}/note", held.note, name="note"),
    path(f"{_TIME}/tell", held.tell, name="tell"),
    path(f"{_TIME}/after", held_after.after, name="after"),
    path(f"{_TIME}/funding", held_funding.funding, name="funding"),
    path(
        f"{_TIME}/funding/sign",
        held_funding.sign_funding,
        name="sign_funding",
    ),
    path(
        f"{_TIME}/funding/decline",
        held_funding.decline_funding,
        name="decline_funding",
    ),
    path("programme/funding", funding_fields.programme_funding, name="programme_funding"),
    path("programme/funding/off", funding_fields.switch_funding_off, name="switch_funding_off"),
    path("programme/funding/notes", funding_fields.take_funding_out, name="take_funding_out"),
]
urlpatterns = [*_ARRANGING, *_HELD]
