"""The addresses of safety."""

from django.urls import path

from letsbe.safety import views

app_name = "safety"
urlpatterns = [
    path("help", views.help_page, name="help"),
    path("help/edit", views.edit, name="edit"),
    path("help/read", views.read, name="read"),
    path("leave", views.leave, name="leave"),
]
