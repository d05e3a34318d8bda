"""The place of today among Django's apps."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    name = "letsbe.today"
    label = "today"
