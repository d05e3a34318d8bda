"""The place of conversations among Django's apps."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "letsbe.conversations"
    label = "conversations"
