"""Where the pages of ending well are."""

from django.urls import path

from letsbe.endings.views import keepsake, letters, meeting, page

app_name = "endings"
_OF = "relationships/<uuid:relationship_id>/ending"
urlpatterns = [
    path(_OF, page.ending, name="ending"),
    path(f"{_OF}/meeting", meeting.suggest, name="suggest"),
    path(f"{_OF}/meeting/answer", meeting.answer, name="answer"),
    path(f"{_OF}/letter", letters.letter, name="letter"),
    path(f"{_OF}/letter/say", letters.say, name="say"),
    path(f"{_OF}/letter/take-away", letters.take_away, name="take_away"),
    path(f"{_OF}/keepsake", keepsake.keepsake, name="keepsake"),
]
