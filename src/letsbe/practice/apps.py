"""The place of practice among Django's apps."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "letsbe.practice"
    label = "practice"
