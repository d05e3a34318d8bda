"""Where the pages of relationships are."""

from django.urls import path

from letsbe.relationships.views import away, beginning, covers, naming, together, wishes

app_name = "relationships"
urlpatterns = [
    path("relationships", beginning.relationships, name="list"),
    path("relationships/ask", beginning.ask, name="ask"),
    path("relationships/<uuid:relationship_id>", together.together, name="together"),
    path("relationships/<uuid:relationship_id>/course", together.change_course, name="course"),
    path("relationships/<uuid:relationship_id>/change", wishes.wish, name="wish"),
    path(
        "relationships/<uuid:relationship_id>/change/take-back",
        wishes.take_back,
        name="take_wish_back",
    ),
    path("changes/<uuid:wish_id>/talked", wishes.talked, name="talked"),
    path("relationships/<uuid:relationship_id>/away", away.away, name="away"),
    path("relationships/<uuid:relationship_id>/back", away.back, name="back"),
    path("relationships/<uuid:relationship_id>/cover", naming.name, name="name_cover"),
    path("covers/<uuid:cover_id>", covers.cover, name="cover"),
    path("covers/<uuid:cover_id>/answer", covers.answer, name="answer_cover"),
    path("covers/<uuid:cover_id>/note", covers.note, name="cover_note"),
    path("covers/<uuid:cover_id>/withdraw", naming.withdraw, name="withdraw_cover"),
    path("beginnings/<uuid:beginning_id>", beginning.beginning, name="beginning"),
    path("beginnings/<uuid:beginning_id>/withdraw", beginning.withdraw, name="withdraw"),
]
