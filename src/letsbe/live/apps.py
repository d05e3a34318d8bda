"""The place of live among Django's apps."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "letsbe.live"
    label = "live"
