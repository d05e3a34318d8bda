"""The journal's place among Django's apps."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "letsbe.journal"
    label = "journal"
