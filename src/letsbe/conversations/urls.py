"""Where the pages of conversations are."""

from django.urls import path

from letsbe.conversations.views import changing, reading, searching

app_name = "conversations"
_ONE = "conversations/<uuid:relationship_id>"
_MESSAGE = f"{_ONE}/messages/<uuid:message_id>"
urlpatterns = [
    path("conversations", reading.mine, name="mine"),
    path(_ONE, reading.conversation, name="conversation"),
    path(f"{_ONE}/after/<int:number>", reading.after, name="after"),
    path(f"{_ONE}/search", searching.search, name="search"),
    path(_MESSAGE, changing.message, name="message"),
    path(f"{_MESSAGE}/remove", changing.remove, name="remove"),
]
