"""The place of demo among Django's apps."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "letsbe.demo"
    label = "demo"
