"""Where the pages of reminders are."""

from django.urls import URLPattern

app_name = "reminders"
urlpatterns: list[URLPattern] = []
