"""The place of handovers among Django's apps."""

from django.apps import AppConfig


class HandoversConfig(AppConfig):
    name = "letsbe.handovers"
    label = "handovers"
