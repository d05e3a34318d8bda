"""The place of relationships among Django's apps."""

from django.apps import AppConfig


class RelationshipsConfig(AppConfig):
    name = "letsbe.relationships"
    label = "relationships"
