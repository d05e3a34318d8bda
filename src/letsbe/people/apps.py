"""The place of people among Django's apps."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "letsbe.people"
    label = "people"
