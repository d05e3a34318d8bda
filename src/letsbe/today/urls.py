"""Where the day's page and the journal are."""

from django.urls import path

from letsbe.today import views

app_name = "today"
urlpatterns = [
    path("today", views.today, name="today"),
    path("journal", views.what_happened, name="journal"),
]
