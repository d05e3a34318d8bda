"""The place of reminders among Django's apps."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "letsbe.reminders"
    label = "reminders"
