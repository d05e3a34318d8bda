"""The place of endings among Django's apps."""

from django.apps import AppConfig


class EndingsConfig(AppConfig):
    name = "letsbe.endings"
    label = "endings"
