"""Where the pages of meetings are."""

from django.urls import URLPattern, path

from letsbe.meetings.views import funding_fields, held, held_after, held_funding

app_name = "meetings"
_ARRANGING: list[URLPattern] = []
_HELD: list[URLPattern] = [
    path(
        "meetings/<uuid:relationship_id>/steadiness", held_after.steadiness, name="steadiness"
    ),
    path("meetings/<uuid:meeting_id>/before", held.before, name="before"),
    path("meetings/<uuid:meeting_id>/open", held.during, name="during"),
    path("meetings/<uuid:meeting_id>/note", held.note, name="note"),
    path("meetings/<uuid:meeting_id>/tell", held.tell, name="tell"),
    path("meetings/<uuid:meeting_id>/after", held_after.after, name="after"),
    path("meetings/<uuid:meeting_id>/funding", held_funding.funding, name="funding"),
    path(
        "meetings/<uuid:meeting_id>/funding/sign",
        held_funding.sign_funding,
        name="sign_funding",
    ),
    path(
        "meetings/<uuid:meeting_id>/funding/decline",
        held_funding.decline_funding,
        name="decline_funding",
    ),
    path("programme/funding", funding_fields.programme_funding, name="programme_funding"),
    path("programme/funding/off", funding_fields.switch_funding_off, name="switch_funding_off"),
    path("programme/funding/notes", funding_fields.take_funding_out, name="take_funding_out"),
]
urlpatterns = [*_ARRANGING, *_HELD]
