"""The place of people among Django's apps, and which of Django's own rows nobody here needs."""

from django.apps import AppConfig
from django.contrib.contenttypes.management import create_contenttypes
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    name = "letsbe.people"
    label = "people"

    def ready(self) -> None:
        # Parts and access say who may do what. Hundreds of rows about every table would only
        # cost time, at a first start and after each test that empties the tables.
        post_migrate.disconnect(
            dispatch_uid="django.contrib.auth.management.create_permissions"
        )
        post_migrate.disconnect(create_contenttypes)
