"""The place of ui among Django's apps."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "letsbe.ui"
    label = "ui"
