"""Where the pages of steering are."""

from django.urls import URLPattern

app_name = "steering"
urlpatterns: list[URLPattern] = []
