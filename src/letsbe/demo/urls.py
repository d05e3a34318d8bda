"""Where a visitor of the demo chooses who to be."""

from django.urls import path

from letsbe.demo import views

app_name = "demo"
urlpatterns = [
    path("demo", views.choose, name="choose"),
    path("demo/be/<slug:key>", views.be, name="be"),
]
