"""Where the pages of relationships are."""

from django.urls import path

from letsbe.relationships.views import beginning, together

app_name = "relationships"
urlpatterns = [
    path("relationships", beginning.relationships, name="list"),
    path("relationships/ask", beginning.ask, name="ask"),
    path("relationships/<uuid:relationship_id>", together.together, name="together"),
    path("relationships/<uuid:relationship_id>/course", together.change_course, name="course"),
    path("beginnings/<uuid:beginning_id>", beginning.beginning, name="beginning"),
    path("beginnings/<uuid:beginning_id>/withdraw", beginning.withdraw, name="withdraw"),
]
