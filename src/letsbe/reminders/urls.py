"""Where the pages of reminders are."""

from django.urls import path

from letsbe.reminders import views

app_name = "reminders"
urlpatterns = [
    path("you/reminders", views.mine, name="mine"),
    path("you/reminders/address", views.address, name="address"),
    path("you/reminders/confirm", views.confirm, name="confirm"),
    path("you/reminders/another-code", views.another_code, name="another_code"),
    path("you/reminders/choose", views.choose, name="choose"),
    path("you/reminders/remove", views.remove, name="remove"),
]
