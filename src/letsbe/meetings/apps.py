"""The place of meetings among Django's apps."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "letsbe.meetings"
    label = "meetings"
