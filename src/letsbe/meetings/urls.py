"""Where the pages of meetings are."""

from django.urls import URLPattern

app_name = "meetings"
_ARRANGING: list[URLPattern] = []
_HELD: list[URLPattern] = []
urlpatterns = [*_ARRANGING, *_HELD]
